"""Price sheets over the years, and the price that is offered for an item of work."""

from decimal import Decimal

from toolkit.kernel.money import round_half_up
from toolkit.models.planning.offer import OfferItem, PriceModel
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
        (line_sum(sheet, x) for x in sheet.lines if x.charge is Charge.ONCE and (kinds is None or x.kind in kinds)),
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


def offered_price(item: OfferItem, rate_per_day: Decimal) -> Decimal:
    """The price that is signed for the item: fixed, pessimistic days x rate, or likely days x rate."""
    if item.fixed_price is not None:
        return round_half_up(item.fixed_price)
    if item.estimate is None:
        return Decimal(0)
    days = item.estimate.pessimistic if item.price_model is PriceModel.CEILING else item.estimate.likely
    return round_half_up(days * rate_per_day)
