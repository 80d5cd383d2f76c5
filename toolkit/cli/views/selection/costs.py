"""What each way of going on costs over the years."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken, two_decimals
from toolkit.kernel.money import grouped
from toolkit.models.selection.cost import CostSheet


def to_json(years: int, sheets: Sequence[CostSheet]) -> dict[str, object]:
    """The contract of `vendors cost --json`."""
    return {
        "years": years,
        "ways": [
            {
                "id": s.id,
                "name": s.name,
                "what": s.what,
                "currency": s.currency,
                "once": two_decimals(s.once),
                "by_year": [two_decimals(y) for y in s.years],
                "total": two_decimals(s.total),
                "break_even_month": s.break_even,
                "lines": [
                    {
                        "label": line.label,
                        "kind": line.kind,
                        "once": two_decimals(line.once),
                        "by_year": [two_decimals(y) for y in line.years],
                    }
                    for line in s.lines
                ],
            }
            for s in sheets
        ],
    }


def show(years: int, sheets: Sequence[CostSheet], *, lines: bool) -> None:
    """All ways on one table, the cheapest not first: cost alone decides nothing."""
    if not sheets:
        screen.say("No price sheet is in yet. Vendors fill in the page 'Prices' of their questionnaire.")
        return
    currency = {s.currency for s in sheets}
    heads = [
        "Way",
        "",
        "Once",
        *(f"Year {n}" for n in range(1, years + 1)),
        f"{years} years",
        "Even with doing nothing",
    ]
    screen.table(
        heads,
        [
            [
                s.id if s.what == "vendor" else "",
                s.name,
                grouped(s.once),
                *(grouped(y) for y in s.years),
                grouped(s.total),
                _even(s, sheets),
            ]
            for s in sheets
        ],
        numbers=frozenset(range(2, years + 4)),
    )
    screen.say(
        f"{', '.join(sorted(currency))}, net of VAT. Work is the expected value of the offer where there is one."
    )
    for sheet in sheets if lines else ():
        screen.say(f"{sheet.id}  {sheet.name}")
        rows = [
            [x.label, spoken(x.kind), grouped(x.once), *(grouped(y) for y in x.years)] for x in sheet.lines
        ]
        screen.table(["Line", "Kind", "Once", *heads[3:-2]], rows, numbers=frozenset(range(2, years + 3)))
    if not any(s.what == "do_nothing" for s in sheets):
        screen.say(
            "What doing nothing costs is not known yet: crmkit vendors alternative FILE (docs/demos.md)"
        )


def _even(sheet: CostSheet, sheets: Sequence[CostSheet]) -> str:
    if sheet.what == "do_nothing" or not any(s.what == "do_nothing" for s in sheets):
        return ""
    return f"month {sheet.break_even}" if sheet.break_even else "not in these years"
