"""Make the plan of one vendor: phases with effort, cost and price, one-off and horizon cost, findings."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.kernel.price_sheet import in_year, once, over_years
from toolkit.kernel.workdays import add_months, working_days
from toolkit.models.planning.plan import Effort, HorizonCost, OneOff, Plan, PlannedPhase
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.planning.findings import Figures, find
from toolkit.stages.planning.items import Item, effort
from toolkit.stages.planning.request import PlanRequest, licences_of, planned_items

_HALF_A_YEAR = 6


def make_plan(request: PlanRequest) -> Plan:
    """The plan for the requested vendor; every figure is exact, rounding is for whoever shows it."""
    inputs, vendor = request.inputs, request.vendor
    items = in_phases(request, planned_items(request))
    total = effort(items)
    once_paid = _one_off(vendor, items, total)
    half_year_ids = _phases_in_first_half_year(request)
    half_year = effort([i for i in items if i.phase in half_year_ids]) if half_year_ids else None
    figures = Figures(
        one_off=once_paid,
        half_year=half_year,
        yearly=_dearest_year(vendor, inputs.budget.horizon_years),
        half_year_phases=half_year_ids,
    )
    return Plan(
        vendor=vendor.id,
        currency=inputs.currency,
        phases=tuple(_phases(request, items)),
        total=total,
        one_off=once_paid,
        first_half_year=half_year,
        horizon=_horizon(request, once_paid),
        once_cap=inputs.budget.once_cap,
        findings=(*find(request.engagement, inputs, request.gaps, figures), *request.rates),
    )


def in_phases(request: PlanRequest, items: Sequence[Item]) -> list[Item]:
    """The items with a phase each: the one that a person fixed, else the one that the planner chooses.

    What the planner leaves out is not in the list.
    """
    if all(item.phase for item in items):
        return list(items)
    from toolkit.stages.planning.detail import choose_phases  # slow: loads the solver

    chosen = choose_phases(request, items)
    return [replace(i, phase=chosen[i.planned.id]) for i in items if i.planned.id in chosen]


def _phases(request: PlanRequest, items: Sequence[Item]) -> list[PlannedPhase]:
    off = set(request.holidays) | {o.day for o in request.inputs.calendar if not o.working}
    worked = {o.day for o in request.inputs.calendar if o.working}
    phases = []
    for phase in request.inputs.phases:
        inside = [i for i in items if i.phase == phase.id]
        phases.append(
            PlannedPhase(
                id=phase.id,
                name=phase.name,
                start=phase.start,
                finish=phase.finish,
                working_days=working_days(phase.start, phase.finish, off, worked),
                effort=effort(inside),
                price=sum((i.planned.price for i in inside), Decimal(0)),
                items=tuple(i.planned for i in inside),
            )
        )
    return phases


def _one_off(vendor: Vendor, items: Sequence[Item], total: Effort) -> OneOff:
    licences = licences_of(vendor)
    gap_items = [i for i in items if i.planned.kind == "gap"]
    return OneOff(
        licences=licences,
        expected=licences + total.mean_cost,
        p80=licences + total.p80_cost,
        enhancements=effort(gap_items).mean_cost,
        price=licences + sum((i.planned.price for i in items), Decimal(0)),
    )


def _phases_in_first_half_year(request: PlanRequest) -> tuple[str, ...]:
    """Ids of the phases whose work ends within six months of the project's start; each counts whole."""
    start = request.engagement.project_start
    if start is None:
        return ()
    end = add_months(start, _HALF_A_YEAR)
    return tuple(phase.id for phase in request.inputs.phases if phase.finish < end)


def _dearest_year(vendor: Vendor, years: int) -> Decimal:
    if vendor.price_sheet is None:
        return Decimal(0)
    return max((in_year(vendor.price_sheet, year) for year in range(1, years + 1)), default=Decimal(0))


def _horizon(request: PlanRequest, planned: OneOff) -> tuple[HorizonCost, ...]:
    """Cost over two years and over the horizon, for every vendor that competes.

    The planned vendor's services come from the plan's expected value, the others' from their sheet.
    """
    costs = []
    for years in sorted({2, request.inputs.budget.horizon_years}):
        for vendor in request.vendors:
            if vendor.price_sheet is None or vendor.state is not VendorState.SHORTLISTED:
                continue
            is_planned = vendor.id == request.vendor.id
            first = planned.expected if is_planned else once(vendor.price_sheet)
            costs.append(
                HorizonCost(vendor=vendor.id, years=years, cost=first + over_years(vendor.price_sheet, years))
            )
    return tuple(costs)
