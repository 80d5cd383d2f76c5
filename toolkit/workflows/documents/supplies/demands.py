"""The requirements edition, whatever edition was asked for: what goes to vendors that compete."""

from toolkit.documents.content.selection.answer_sheet import answer_sheet
from toolkit.documents.template import Template
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supplies.assignment import given
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply


def _lacks(desk: Desk) -> Lack | None:
    if not any(r.in_assignment for r in desk.dossier.requirements.requirements):
        return Lack("There are no requirements yet.", "Derive them with 'crmkit requirements derive'.")
    return None


def _give(desk: Desk, template: Template, _: Item) -> Given:
    made = given(desk, template, desk.demands)
    blocks = made.blocks.also({"answer-sheet": lambda: answer_sheet(desk.demands)})
    return Given(made.view, blocks, draft=made.draft, edition=made.edition)


SUPPLY = Supply(
    "the requirements edition of the Technical Assignment, and an answer sheet to it", _lacks, _give
)
