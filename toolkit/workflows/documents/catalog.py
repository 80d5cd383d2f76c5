"""Which documents there are, in which formats, what each is for, and whether it can be made now."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.documents.template import Template
from toolkit.problems import BadData, Place, Problem, Refused, UsageError
from toolkit.store import library
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supply import Item, Lack, Supply, all_supplies
from toolkit.workflows.publish import load_template

_ORDER = (
    "interview-minutes",
    "contradictions",
    "demo-script",
    "demo-sheet",
    "vendor-questionnaire",
    "comparison",
    "gap-list",
    "enhancement-plan",
    "decision-paper",
    "advice-report",
    "technical-assignment",
    "signature-sheet",
    "acceptance-record",
    "change-request",
)
"""Our documents in the order of the way; a consultant's own follow by name."""
_NO_DOCUMENT = frozenset({"new-engagement"})


@dataclass(frozen=True)
class Listed:
    """One document of the list; `lack` is empty when it can be made, `items` are its single documents."""

    template: Template
    lack: Lack | None
    items: tuple[Item, ...] = ()

    @property
    def name(self) -> str:
        """Under which it is built."""
        return self.template.manifest.name


def document_names(root: Path | None) -> tuple[str, ...]:
    """All documents, also the engagement's own."""
    names = [n for n in library.names("templates", root) if n not in _NO_DOCUMENT]
    return tuple(sorted(names, key=lambda n: (_ORDER.index(n) if n in _ORDER else len(_ORDER), n)))


def listed(desk: Desk, wanted: Sequence[str] = ()) -> tuple[Listed, ...]:
    """The documents of the list, all where none is named.

    Raises:
        UsageError: a document is not known.
        BadData: a template asks for something that is not there.
    """
    known = document_names(desk.root)
    for name in wanted:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"Did you mean '{near[0]}'? " if near else ""
            raise UsageError(f"There is no document '{name}'.", f"{hint}Known are: {', '.join(known)}.")
    return tuple(_listed(desk, name) for name in dict.fromkeys(wanted or known))


def _listed(desk: Desk, name: str) -> Listed:
    try:
        template = load_template(name, desk.root, desk.language)
    except Refused as fault:
        return Listed(load_template(name, desk.root), Lack(fault.message, fault.how_to_mend))
    if command := template.manifest.made_by:
        what = f"'{name}' wants to know more than 'build' asks."
        return Listed(template, Lack(what, f"Write it with: {command}"))
    supplies = supplies_of(template)
    lacks = (supply.lacks(desk) for supply in supplies)
    lack = next((found for found in lacks if found is not None), None)
    return Listed(template, lack, () if lack else items_of(desk, supplies))


def supplies_of(template: Template) -> tuple[Supply, ...]:
    """What a template is made from.

    Raises:
        BadData: it asks for something that is not there, or for two things of which there are several.
    """
    known, manifest = all_supplies(), template.manifest
    place = Place(f"templates/{manifest.name}/template.yaml")
    for need in manifest.needs:
        if need not in known:
            mend = f"Known are: {', '.join(known)}."
            raise BadData(
                [Problem(place, "TEMPLATE", f"There is no '{need}' to make a document from.", mend)]
            )
    found = tuple(known[need] for need in manifest.needs)
    if sum(supply.items is not None for supply in found) > 1:
        what = "A document can be one for each phase, party or change, but not for two of these at once."
        raise BadData([Problem(place, "TEMPLATE", what, "Name one of them under 'needs'.")])
    return found


def items_of(desk: Desk, supplies: Sequence[Supply]) -> tuple[Item, ...]:
    """The single documents: one, or one for each phase, party or change."""
    many = next((supply for supply in supplies if supply.items is not None), None)
    return many.items(desk) if many and many.items else (Item(),)
