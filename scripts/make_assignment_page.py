"""Write the tables of docs/technical-assignment.md that follow from the data.

`python -m scripts.make_assignment_page` rewrites what stands between the marks; a test compares it.
"""

from collections.abc import Mapping
from pathlib import Path

from toolkit.documents.template import TemplateManifest
from toolkit.models.assignment.facts import AssignmentFacts
from toolkit.stages.assignment.sections import SECTIONS
from toolkit.workflows.documents.catalog import document_names
from toolkit.workflows.documents.profiles import load_profile, profile_names
from toolkit.workflows.documents.supply import all_supplies
from toolkit.workflows.publish import load_template

PAGE = Path(__file__).resolve().parents[1] / "docs" / "technical-assignment.md"
_SIGNS = {"must": "M", "should": "s", "none": "-"}
_READERS = {"internal": "consultant", "client": "client", "vendor": "client, vendor"}


def main() -> None:
    """Rewrite the tables."""
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")


def filled(page: str) -> str:
    """The page with its tables as they follow from the data."""
    for name, text in tables().items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, _, rest = page.partition(begin)
        page = f"{before}{begin}\n{text}\n{end}{rest.partition(end)[2]}"
    return page


def tables() -> Mapping[str, str]:
    """The tables by their marks."""
    return {"sections": _sections(), "documents": _documents(), "supplies": _supplies()}


def _sections() -> str:
    profiles = [load_profile(name, None) for name in profile_names(None)]
    placed = [{p.entry.section: p for p in profile.placed() if p.entry.section} for profile in profiles]
    rows = [
        [
            f"`{name}`",
            section.filled_by,
            section.who,
            *(f"{found[name].number} {_SIGNS[found[name].entry.mark]}" for found in placed),
        ]
        for name, section in SECTIONS.items()
    ]
    return _table(["Section", "Filled by", "Who can fill it", *(p.name for p in profiles)], rows)


def _documents() -> str:
    rows = []
    for name in document_names(None):
        manifest = load_template(name, None).manifest
        made = f"`{manifest.made_by}`" if manifest.made_by else f"`crmkit build {name}`"
        rows.append(
            [
                f"`{name}`",
                ", ".join(manifest.formats),
                _READERS[manifest.audience],
                manifest.description,
                made,
            ]
        )
    return _table(["Document", "Formats", "For", "What it is for", "Made by"], rows)


def _supplies() -> str:
    return _table(["`needs`", "What it gives"], [[f"`{name}`", s.says] for name, s in all_supplies().items()])


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


KEYS = {"Keys of template.yaml": TemplateManifest, "What only you can say": AssignmentFacts}
"""Headings of the page below which every key of a noun stands in a table."""

if __name__ == "__main__":
    main()
