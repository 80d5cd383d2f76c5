"""When money flows: advance, instalments by accepted phase, retention, licences and yearly charges.

A fixed price or ceiling is paid as offered; work by effort as it comes to in the simulation. A phase is accepted
when its last work ends, P50 and P80 apart; the money is due `days_to_pay` later.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from toolkit.kernel.money import round_half_up, split
from toolkit.kernel.price_sheet import in_year
from toolkit.kernel.workdays import add_months
from toolkit.models.planning.cash_flow import CashMonth
from toolkit.models.planning.offer import PriceModel
from toolkit.models.planning.plan import Plan, PlannedPhase
from toolkit.models.planning.plan_detail import PlanDetail
from toolkit.models.planning.simulation import Percentiles
from toolkit.stages.planning.request import PlanRequest, licences_of

Which = Literal["p50", "p80"]
Payment = tuple[date, Decimal]
_YEARS_SHOWN = 1
_MONTHS_A_YEAR = 12


def cash_flow(request: PlanRequest, plan: Plan, made: PlanDetail) -> tuple[CashMonth, ...]:
    """Return the months from the first payment to the last, months without one left out.

    Yearly charges are shown for the first year after go-live, on its anniversary of signing.
    """
    flows = {which: _by_month(_payments(request, plan, made, which)) for which in ("p50", "p80")}
    months = sorted({*flows["p50"], *flows["p80"]})
    zero = Decimal(0)
    return tuple(
        CashMonth(month=m, p50=flows["p50"].get(m, zero), p80=flows["p80"].get(m, zero)) for m in months
    )


def _payments(request: PlanRequest, plan: Plan, made: PlanDetail, which: Which) -> list[Payment]:
    simulation = made.simulation
    parts = {part.id: part for part in simulation.phases} if simulation else {}
    phases = [phase for phase in plan.phases if phase.items]
    due = [_accepted(phase, parts.get(phase.id), which) for phase in phases]
    prices = [_price(phase, parts.get(phase.id), which) for phase in phases]
    found = _instalments(request, list(zip(due, prices, strict=True)))
    signed = _signed(request)
    if licences := round_half_up(licences_of(request.vendor)):
        found.append((signed, licences))
    sheet = request.vendor.price_sheet
    for year in range(1, _YEARS_SHOWN + 1) if sheet else ():
        if sheet is not None and (yearly := round_half_up(in_year(sheet, year))):
            found.append((add_months(request.inputs.go_live or signed, _MONTHS_A_YEAR * (year - 1)), yearly))
    return found


def _instalments(request: PlanRequest, phases: list[Payment]) -> list[Payment]:
    terms = request.inputs.payment
    total = sum((price for _, price in phases), Decimal(0))
    if terms is None or not total:
        return phases
    wait = timedelta(days=terms.days_to_pay)
    advance = round_half_up(total * terms.advance_percent / 100)
    retention = round_half_up(total * terms.retention_percent / 100)
    parts = split(total - advance - retention, [price for _, price in phases])
    found = [(day + wait, part) for (day, _), part in zip(phases, parts, strict=True)]
    last = max([*(day for day, _ in phases), *(m.date for p in request.inputs.phases for m in p.milestones)])
    return [
        *([(_signed(request) + wait, advance)] if advance else []),
        *found,
        *([(last + wait, retention)] if retention else []),
    ]


def _signed(request: PlanRequest) -> date:
    """The day of the contract: a milestone named so, else the end of the first phase."""
    named = [m.date for p in request.inputs.phases for m in p.milestones if "contract" in m.id.casefold()]
    return named[0] if named else request.inputs.phases[0].finish


def _accepted(phase: PlannedPhase, part: Percentiles | None, which: Which) -> date:
    """The work's end in the simulation, but no earlier than the end that was agreed."""
    end = getattr(part, f"{which}_finish") if part else None
    return max(end or phase.finish, phase.finish)


def _price(phase: PlannedPhase, part: Percentiles | None, which: Which) -> Decimal:
    agreed = [i for i in phase.items if i.price_model is not PriceModel.BY_EFFORT]
    effort = [i for i in phase.items if i.price_model is PriceModel.BY_EFFORT]
    total = sum((item.price for item in agreed), Decimal(0))
    if effort:
        mean = sum((item.mean_cost for item in effort), Decimal(0))
        whole = sum((item.mean_cost for item in phase.items), Decimal(0))
        share = mean / whole if whole else Decimal(0)
        total += share * (getattr(part, f"{which}_cost") if part else whole)
    return round_half_up(total)


def _by_month(payments: Iterable[Payment]) -> dict[date, Decimal]:
    months: defaultdict[date, Decimal] = defaultdict(Decimal)
    for day, amount in payments:
        months[day.replace(day=1)] += amount
    return dict(months)
