"""The contract edition, whatever edition was asked for: gaps, phases, prices of the chosen vendor."""

from toolkit.documents.template import Template
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supplies.assignment import given, lacks_contract
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply


def lacks_plan(desk: Desk) -> Lack | None:
    """What is missing for gaps with phases and prices."""
    lack = lacks_contract(desk)
    if lack is None and desk.dossier.plan is None:
        return Lack(
            "There is no plan.yaml yet.",
            "Begin one with 'crmkit plan --new' and adapt phases, work and prices.",
        )
    return lack


def _give(desk: Desk, template: Template, _: Item) -> Given:
    return given(desk, template, desk.contract)


SUPPLY = Supply("the contract edition of the Technical Assignment", lacks_plan, _give)
