"""The results in three lines: the leading vendor with the verdict, the gaps, the cost against the budget."""

from toolkit.cli.views.figures import grouped
from toolkit.models.planning.gap import GapList
from toolkit.workflows.status import Stock


def headlines(stock: Stock) -> list[str]:
    """Leading vendor and verdict, number of gaps, cost against the budget; what is known of it."""
    verdict = stock.comparison.verdict
    lines = [
        f"Verdict: {verdict.word.value}{', ' + verdict.vendor if verdict.vendor else ''}. {verdict.reason}"
    ]
    if stock.plan is None:
        return lines
    lines.append(
        f"Gaps at {stock.plan.vendor}: {_gaps(stock, GapList.A)} on list A, {_gaps(stock, GapList.B)} on list B."
    )
    once, cap = stock.plan.one_off, stock.dossier.plan.budget.once_cap if stock.dossier.plan else None
    against = f", budget {grouped(cap)}" if cap is not None else ""
    lines.append(
        f"One-off cost in {stock.plan.currency}: P50 {grouped(once.expected)}, P80 {grouped(once.p80)}{against}."
    )
    return lines


def _gaps(stock: Stock, which: GapList) -> int:
    return sum(gap.list is which for gap in stock.gaps)
