"""The Technical Assignment in the edition that was asked for; without a word about it, contract once a vendor is chosen."""

from functools import partial

from toolkit.documents.content import offers
from toolkit.documents.content.assignment.compose import compose
from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.trace import trace_annex
from toolkit.documents.template import Template
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import Blocks
from toolkit.stages.assignment.acceptance import accepted_in
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.section_bodies import SectionBodies
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply


def lacks_contract(desk: Desk) -> Lack | None:
    """What is missing for a contract edition."""
    vendor = desk.dossier.chosen.vendor if desk.dossier.chosen else None
    if vendor is None:
        return Lack(
            "No vendor has been chosen yet, so there is no contract edition.",
            "Build the client's demands with --edition requirements, or record the choice with 'crmkit vendors choose'.",
        )
    if vendor in desk.dossier.hidden_prices:
        return Lack(
            f"The prices of {vendor} are locked, so its work has no cost yet.",
            "Open them with 'crmkit vendors unlock-price'; it says what is still missing.",
        )
    return None


def given(desk: Desk, template: Template, assignment: Assignment) -> Given:
    """Values and blocks of one edition; `sections` is the whole text as the profile places it."""
    view = offers.view(assignment)
    blocks = _blocks(desk, assignment)
    bodies = SectionBodies(template, desk.root, view, blocks)
    return Given(
        view,
        blocks.also({"sections": partial(_sections, desk, assignment, bodies)}),
        draft=assignment.draft,
        vendor=assignment.vendor_name,
        edition=assignment.edition,
    )


def _blocks(desk: Desk, assignment: Assignment) -> MadeBlocks:
    keys = {source.interview: source.key for source in assignment.sources}
    return offers.data(assignment).also(
        {"trace": lambda: trace_annex(desk.trace, keys, accepted_in(assignment))}
    )


def _sections(desk: Desk, assignment: Assignment, bodies: SectionBodies) -> Blocks:
    return compose(desk.profile, assignment, bodies)


def _lacks(desk: Desk) -> Lack | None:
    return lacks_contract(desk) if desk.edition == "contract" else None


def _give(desk: Desk, template: Template, _: Item) -> Given:
    return given(desk, template, desk.assignment)


SUPPLY = Supply("the Technical Assignment in the edition asked for", _lacks, _give)
