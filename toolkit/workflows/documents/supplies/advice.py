"""What the advice checks find, what was waived, what cannot be assessed."""

from functools import partial

from toolkit.documents.content.inside.advice import advice_view, findings_table, unknown_table, waived_table
from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.template import Template
from toolkit.models.blocks import TitlePage
from toolkit.stages.advice.catalogue import all_checks
from toolkit.workflows.advice.check import run_checks
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply


def _lacks(desk: Desk) -> Lack | None:
    if not any(i.submitted for i in desk.dossier.interviews):
        return Lack("The checks have nothing to look at yet.", "Hold an interview: crmkit interview plan")
    return None


def _give(desk: Desk, _: Template, __: Item) -> Given:
    advice = run_checks(desk.session)
    people = desk.dossier.engagement.names
    titles = {entry.check.code: entry.check.message for entry in all_checks()}
    return Given(
        advice_view(advice),
        MadeBlocks(
            {
                "title-page": lambda: (TitlePage(),),
                "block": partial(findings_table, advice, "block", titles),
                "warn": partial(findings_table, advice, "warn", titles),
                "info": partial(findings_table, advice, "info", titles),
                "waived": partial(waived_table, advice, people),
                "unknown": partial(unknown_table, advice),
            }
        ),
    )


SUPPLY = Supply("findings of the advice checks, with names; never for a vendor", _lacks, _give)
