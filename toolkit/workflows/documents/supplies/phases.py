"""One document for each phase: its acceptance record, steps from the acceptance criteria."""

from functools import partial

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.signing import acceptance as content
from toolkit.documents.template import Template
from toolkit.models.blocks import TitlePage
from toolkit.stages.assignment.acceptance import proposed_record
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supplies.contract import lacks_plan
from toolkit.workflows.documents.supply import Given, Item, Supply


def _items(desk: Desk) -> tuple[Item, ...]:
    return tuple(Item(phase.id, phase.name) for phase in desk.contract.phases)


def _give(desk: Desk, _: Template, item: Item) -> Given:
    assignment = desk.contract
    phase = next(p for p in assignment.phases if p.id == item.key)
    kept = next((r for r in desk.records.acceptance if r.phase == phase.id), None)
    record = kept or proposed_record(assignment, phase)
    names = desk.dossier.engagement.names
    return Given(
        {
            "phase": phase.id,
            "name": phase.name,
            "steps": len(record.steps),
            "passed": content.count(record, "passed"),
            "failed": content.count(record, "failed"),
            "vendor": assignment.vendor_name,
        },
        MadeBlocks(
            {
                "title-page": lambda: (TitlePage(),),
                "record-facts": partial(content.record_facts, assignment, phase, record, names),
                "record-steps": partial(content.record_steps, assignment, record),
                "record-defects": partial(content.record_defects, record),
                "record-signatures": partial(content.record_signatures, assignment),
            }
        ),
        draft=assignment.draft,
        vendor=assignment.vendor_name,
    )


SUPPLY = Supply("for each phase: its acceptance record", lacks_plan, _give, _items)
