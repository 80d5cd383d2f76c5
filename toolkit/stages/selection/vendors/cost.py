"""Cost over the years: every vendor, building it, and doing nothing, on one sheet and by one rule."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.kernel.price_sheet import in_year, line_sum
from toolkit.kernel.statistics import exact, pert_mean
from toolkit.models.planning.gap import GapDecision
from toolkit.models.planning.offer import Offer
from toolkit.models.selection.cost import CostLine, CostSheet
from toolkit.models.selection.price_lock import Alternative
from toolkit.models.selection.price_sheet import Charge, PriceLine, PriceSheet
from toolkit.models.selection.vendor import Vendor

_MONTHS = 12
_WORK = "work"
#: Decisions after which nothing is built, so nothing of the offer is paid.
_NOT_BUILT = frozenset({"adapt_process", "live_without", "other_system"})


def cost_sheets(
    vendors: Sequence[Vendor],
    alternatives: Sequence[Alternative],
    decisions: Sequence[GapDecision],
    years: int,
    currency: str,
) -> tuple[CostSheet, ...]:
    """The cost of each way of going on, vendors first; vendors without a price sheet are left out.

    Args:
        vendors: those that compete, with prices.
        alternatives: doing nothing, building it.
        decisions: what is built of the gaps; the rest of an offer is not paid.
        years: how many years are compared.
        currency: the engagement's; a sheet in another one keeps its own and has no break-even.
    """
    made = [_vendor(v, decisions, years) for v in vendors if v.price_sheet]
    made += [_sheet(a.id, a.label, a.id, a.price_sheet, years, note=a.note) for a in alternatives]
    nothing = next((sheet for sheet in made if sheet.what == "do_nothing"), None)
    if nothing is None or nothing.currency != currency:
        return tuple(made)
    return tuple(
        s
        if s is nothing or s.currency != nothing.currency
        else s.model_copy(update={"break_even": _meets(s, nothing)})
        for s in made
    )


def _vendor(vendor: Vendor, decisions: Sequence[GapDecision], years: int) -> CostSheet:
    if vendor.price_sheet is None:
        raise ValueError(f"{vendor.id} has no prices")
    skipped = {d.task for d in decisions if d.vendor == vendor.id and d.decision in _NOT_BUILT}
    work = _work(vendor.offer, skipped) if vendor.offer else Decimal(0)
    return _sheet(vendor.id, vendor.name, "vendor", vendor.price_sheet, years, work=work)


def _work(offer: Offer, skipped: set[str]) -> Decimal:
    """The expected cost of the work that is offered, exact: mean days of each item at the day rate."""
    means = [
        pert_mean(i.estimate.optimistic, i.estimate.likely, i.estimate.pessimistic)
        for i in offer.items
        if i.estimate and i.to not in skipped
    ]
    return exact(sum(means, Fraction(0)) * Fraction(offer.rate_per_day))


def _sheet(  # noqa: PLR0913  # what a sheet is made of
    sheet_id: str,
    name: str,
    what: str,
    prices: PriceSheet,
    years: int,
    work: Decimal = Decimal(0),
    note: str = "",
) -> CostSheet:
    lines = [_line(prices, line, years) for line in prices.lines]
    if work:
        lines.append(
            CostLine(label="Work as offered (expected)", kind=_WORK, once=work, years=(Decimal(0),) * years)
        )
    fields = {
        "id": sheet_id,
        "name": name,
        "what": what,
        "currency": prices.currency,
        "lines": tuple(lines),
        "months": _cumulated(prices, years, work),
        "note": note,
    }
    return CostSheet.model_validate(fields)


def _line(prices: PriceSheet, line: PriceLine, years: int) -> CostLine:
    alone = PriceSheet.model_construct(currency=prices.currency, entered=None, lines=(line,))
    if line.charge is Charge.ONCE:
        return CostLine(
            label=line.label, kind=line.kind, once=line_sum(prices, line), years=(Decimal(0),) * years
        )
    if line.share_of is not None:
        whole = line.model_copy(
            update={"share_of": None, "quantity": Decimal(1), "unit_price": line_sum(prices, line)}
        )
        alone = alone.model_copy(update={"lines": (whole,)})
    recurring = tuple(in_year(alone, year) for year in range(1, years + 1))
    return CostLine(label=line.label, kind=line.kind, once=Decimal(0), years=recurring)


def _cumulated(prices: PriceSheet, years: int, work: Decimal) -> tuple[Decimal, ...]:
    """What has been paid by the end of each month: yearly sums in the first month of their year, exit at the end."""
    once = [line for line in prices.lines if line.charge is Charge.ONCE]
    start = sum((line_sum(prices, line) for line in once if line.kind != "exit"), Decimal(0)) + work
    leaving = sum((line_sum(prices, line) for line in once if line.kind == "exit"), Decimal(0))
    paid, months = start, []
    for month in range(1, years * _MONTHS + 1):
        year, first = (month - 1) // _MONTHS + 1, month % _MONTHS == 1
        for line in prices.lines:
            if line.charge is Charge.MONTHLY:
                paid += _line(prices, line, year).years[-1] / _MONTHS
            elif line.charge is not Charge.ONCE and first:
                paid += _line(prices, line, year).years[-1]
        months.append(paid)
    if months:
        months[-1] += leaving
    return tuple(months)


def _meets(sheet: CostSheet, nothing: CostSheet) -> int | None:
    """The first month by which it has cost no more than doing nothing."""
    pairs = zip(sheet.months, nothing.months, strict=True)
    return next((n for n, (ours, theirs) in enumerate(pairs, 1) if ours <= theirs), None)
