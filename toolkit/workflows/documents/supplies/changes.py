"""One document for each change request; a blank one while there is none."""

from functools import partial

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.signing import change as content
from toolkit.documents.template import Template
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supply import Given, Item, Supply, never_lacks


def _items(desk: Desk) -> tuple[Item, ...]:
    return tuple(Item(c.id, c.id) for c in desk.records.changes) or (Item(),)


def _give(desk: Desk, _: Template, item: Item) -> Given:
    change = desk.records.change(item.key)
    assignment = desk.assignment
    return Given(
        {"number": item.key, "blank": change is None, "vendor": assignment.vendor_name},
        MadeBlocks(
            {
                "change-facts": partial(content.change_facts, assignment, change),
                "change-requirements": partial(content.change_requirements, assignment, change),
                "change-effect": partial(content.change_effect, assignment, change),
                "change-signatures": partial(content.change_signatures, assignment),
            }
        ),
        vendor=assignment.vendor_name,
    )


SUPPLY = Supply("for each change request its sheet, or a blank one", never_lacks, _give, _items)
