"""The comparison of the vendors."""

from functools import partial

from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.template import Template
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply
from toolkit.workflows.selection.comparison import comparison_pages


def lacks_ratings(desk: Desk) -> Lack | None:
    """What is missing for a comparison."""
    if desk.hidden:
        return Lack(
            f"Others' ratings of {', '.join(desk.hidden)} are hidden until your own scorecard is handed in.",
            f"Rate first: crmkit demo rate --vendor {desk.hidden[0]}",
        )
    comparison = desk.stock.comparison
    if not any(result.shown for result in comparison.vendors):
        return Lack(
            f"There is nothing to compare. {comparison.verdict.reason}",
            "Rate the demos (crmkit demo --help), then build again.",
        )
    return None


def _give(desk: Desk, _: Template, __: Item) -> Given:
    view, blocks = comparison_pages(desk.dossier, desk.day, desk.language)
    return Given(view, MadeBlocks({name: partial(tuple, found) for name, found in blocks.items()}))


SUPPLY = Supply("verdict, gate, merit, grades and stability; never for a vendor", lacks_ratings, _give)
