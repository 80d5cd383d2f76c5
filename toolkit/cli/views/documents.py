"""The list of documents, and the sections that are still to be filled in."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.workflows.build import SectionCheck
from toolkit.workflows.documents.catalog import Listed

_FOR = {"internal": "consultant", "client": "client", "vendor": "client and vendor"}


def documents_to_json(documents: Sequence[Listed]) -> dict[str, object]:
    """The contract of `build --list --json`."""
    return {
        "documents": [
            {
                "name": one.name,
                "title": one.template.manifest.title,
                "description": one.template.manifest.description,
                "formats": list(one.template.manifest.formats),
                "audience": one.template.manifest.audience,
                "can_be_built": one.lack is None,
                "made_by": one.template.manifest.made_by,
                "missing": one.lack.what if one.lack and not one.template.manifest.made_by else "",
                "how": one.lack.how if one.lack else "",
                "parts": [item.key for item in one.items if item.key],
            }
            for one in documents
        ]
    }


def show_documents(documents: Sequence[Listed]) -> None:
    """Name, formats, readers, what it is for, and whether it can be made."""
    screen.table(
        ["Document", "Formats", "For", "What it is", "Now"],
        [
            [
                one.name,
                ", ".join(one.template.manifest.formats),
                _FOR[one.template.manifest.audience],
                one.template.manifest.description,
                _state(one),
            ]
            for one in documents
        ],
        whole=frozenset({0}),
    )
    screen.say("Build one with 'crmkit build NAME', all that can be built with 'crmkit build'.")


def _state(one: Listed) -> str:
    if one.template.manifest.made_by:
        return one.template.manifest.made_by
    if one.lack:
        return f"not yet: {one.lack.what} {one.lack.how}"
    parts = [item.key for item in one.items if item.key]
    return f"can be built ({', '.join(parts)})" if parts else "can be built"


def sections_to_json(check: SectionCheck) -> dict[str, object]:
    """The contract of `build --check --json`."""
    return {
        "profile": check.profile,
        "edition": check.edition,
        "sections": [
            {
                "id": s.id,
                "number": s.number,
                "title": s.title,
                "mark": s.mark,
                "due": s.due,
                "empty": s.empty,
                "missing": s.missing,
                "who_can_fill": s.who_can_fill,
            }
            for s in check.sections
        ],
        "missing": [s.id for s in check.missing],
    }


def show_sections(check: SectionCheck) -> None:
    """What the profile wants and nobody has filled."""
    said = f"{check.title}, {check.edition} edition"
    if not check.missing:
        screen.say(f"{said}: every section that must be filled is.")
    else:
        screen.say(f"{said}: {len(check.missing)} of {len(check.sections)} sections must still be filled in.")
        screen.table(
            ["Section", "Name", "Id", "Can be filled in by"],
            [[s.number, s.title, s.id, s.who_can_fill] for s in check.missing],
            whole=frozenset({0, 2}),
        )
    empty = [s for s in check.sections if s.due and s.empty and not s.missing]
    if empty:
        screen.say(f"Empty, but not required: {', '.join(s.title for s in empty)}.")
