"""Price sheets: what a line comes to, what is paid once and what over the years."""

from decimal import Decimal

from toolkit.models.selection.price_sheet import Charge, PriceLine, PriceSheet

_MONTHS = 12


def line_sum(sheet: PriceSheet, line: PriceLine) -> Decimal:
    """What one charge of the line comes to (a year's worth when monthly), before any rise."""
    if line.share_of is not None:
        whole = next(other for other in sheet.lines if other.id.casefold() == line.share_of.line.casefold())
        return line_sum(sheet, whole) * line.share_of.percent / 100
    price = line.quantity * (line.unit_price or Decimal(0))
    return price * _MONTHS if line.charge is Charge.MONTHLY else price


def once(sheet: PriceSheet, kinds: frozenset[str] | None = None) -> Decimal:
    """Sum of what is paid once; `kinds` limits it to some kinds of line."""
    return sum(
        (
            line_sum(sheet, x)
            for x in sheet.lines
            if x.charge is Charge.ONCE and (kinds is None or x.kind in kinds)
        ),
        Decimal(0),
    )


def in_year(sheet: PriceSheet, year: int) -> Decimal:
    """Sum of the recurring charges of one year (1 = the first), with the yearly rise."""
    total = Decimal(0)
    for line in sheet.lines:
        if line.charge is Charge.ONCE:
            continue
        if line.charge is Charge.EVERY_YEARS and year % (line.interval_years or 1):
            continue
        total += line_sum(sheet, line) * (1 + line.yearly_rise_percent / 100) ** (year - 1)
    return total


def over_years(sheet: PriceSheet, years: int) -> Decimal:
    """Recurring charges of the first `years` years, exact."""
    return sum((in_year(sheet, year) for year in range(1, years + 1)), Decimal(0))
