"""Prices of another currency at a dated rate; currencies are never added up without one."""

from collections.abc import Iterator

from toolkit.models.planning.plan import PlanFinding
from toolkit.models.planning.plan_inputs import ExchangeRate, PlanInputs
from toolkit.models.selection.vendor import Vendor


def converted(vendor: Vendor, inputs: PlanInputs) -> Vendor:
    """Return the vendor with its price sheet in the currency of the plan; unchanged if it is already."""
    sheet = vendor.price_sheet
    rate = _rate(vendor, inputs)
    if sheet is None or rate is None:
        return vendor
    lines = tuple(
        line.model_copy(update={"unit_price": line.unit_price * rate.rate})
        if line.unit_price is not None
        else line
        for line in sheet.lines
    )
    changed = sheet.model_copy(update={"currency": inputs.currency, "lines": lines})
    return vendor.model_copy(update={"price_sheet": changed})


def rates_used(vendors: tuple[Vendor, ...], inputs: PlanInputs) -> Iterator[PlanFinding]:
    """Yield a note for each rate at which prices of these vendors (as they came in) are taken over."""
    used = {rate.currency: rate for vendor in vendors if (rate := _rate(vendor, inputs)) is not None}
    for rate in used.values():
        yield PlanFinding(
            code="exchange-rate",
            level="info",
            message=f"1 {rate.currency} is taken as {rate.rate} {inputs.currency} ({rate.source}, {rate.date}).",
            places=("plan.yaml",),
        )


def _rate(vendor: Vendor, inputs: PlanInputs) -> ExchangeRate | None:
    if vendor.price_sheet is None or vendor.price_sheet.currency == inputs.currency:
        return None
    return next((r for r in inputs.exchange_rates if r.currency == vendor.price_sheet.currency), None)
