"""What a plan comes to in many draws: finish and cost at P50 and P80, chances, drivers.

The sum of the PERT figures decides the findings; the simulation stands beside it. It draws all items
together (one common factor), so its spread is wider than that of an independent sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import numpy as np

from toolkit.kernel.money import round_half_up
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.simulation import Chance, Driver, Percentiles, Simulation
from toolkit.stages.planning.items import Item
from toolkit.stages.planning.network import HALF_DAYS
from toolkit.stages.planning.request import PlanRequest, licences_of
from toolkit.stages.planning.simulation.draws import Floats, ThreePoints, draw_durations, rank_correlation
from toolkit.stages.planning.simulation.forward import Step, forward
from toolkit.stages.planning.solver.problem import Problem, Solution
from toolkit.stages.planning.timeline import Timeline

_HUNDREDTH = Decimal("0.01")
_MOST_DRIVERS = 5
#: Draws end a hair after the last half-day because of rounding; a tenth of a second is no further day.
_HAIR = 1e-6


def simulate(
    request: PlanRequest, items: Sequence[Item], solution: Solution, problem: Problem, time: Timeline
) -> Simulation:
    """Return the simulation of the placed items; each lies in the phase that it was placed in."""
    settings = request.inputs.uncertainty
    points = [ThreePoints(*(float(value) for value in item.points)) for item in items]
    drawn = draw_durations(points, float(settings.correlation), settings.draws, settings.seed)
    days = {item.planned.id: drawn[row] for row, item in enumerate(items)}
    cost = {item.planned.id: days[item.planned.id] * float(item.rate) for item in items}
    finish = forward(_steps(solution, problem, items), _elapsed(days, items))
    licences = float(licences_of(request.vendor))
    total = _sum(cost.values(), settings.draws)
    phases = tuple(
        _percentiles(phase.id, [i for i in items if i.phase == phase.id], (days, cost, finish), time)
        for phase in request.inputs.phases
    )
    return Simulation(
        draws=settings.draws,
        seed=settings.seed,
        correlation=settings.correlation,
        phases=phases,
        total=_percentiles("total", items, (days, cost, finish), time),
        one_off_p50=_money(np.quantile(total + licences, 0.5)),
        one_off_p80=_money(np.quantile(total + licences, 0.8)),
        chances=(*_caps(request, total + licences), *_dates(request, items, finish, time)),
        drivers=_drivers(items, days, total, _last(finish.values(), settings.draws)),
    )


def _steps(solution: Solution, problem: Problem, items: Sequence[Item]) -> list[Step]:
    """The placed items in their order; whoever does one has ended what the same place of the role did before."""
    activities = {a.id: a for a in problem.activities}
    windows = {p.id: p.start for p in problem.phases}
    capacities = {role.id: role.capacity for role in problem.roles}
    free: dict[str, list[tuple[int, str]]] = {}
    known = {item.planned.id for item in items}
    steps = []
    for placed in solution.placed:
        activity = activities[placed.id]
        after = [(link.to, link.lag / HALF_DAYS) for link in activity.after if link.to in known]
        for role, units in activity.demand:
            places = free.setdefault(role, [])
            before = [name for end, name in places if end <= placed.start]
            slots = max(capacities[role] // max(units, 1), 1)
            if before and len(places) >= slots:
                after.append((before[0], 0.0))
                places.remove(next(p for p in places if p[1] == before[0]))
            places.append((placed.finish, placed.id))
            places.sort()
        earliest = max(windows[placed.phase], 0) / HALF_DAYS
        steps.append(Step(placed.id, earliest, tuple(dict(after).items())))
    return steps


def _elapsed(days: Mapping[str, Floats], items: Sequence[Item]) -> dict[str, Floats]:
    """Working days from start to end; a part-time person takes longer than the effort."""
    return {item.planned.id: days[item.planned.id] / float(min(item.people, Decimal(1))) for item in items}


def _percentiles(
    name: str,
    items: Sequence[Item],
    drawn: tuple[Mapping[str, Floats], Mapping[str, Floats], Mapping[str, Floats]],
    time: Timeline,
) -> Percentiles:
    days, cost, finish = drawn
    if not items:
        zero = Decimal("0.00")
        return Percentiles(id=name, p50_days=zero, p80_days=zero, p50_cost=zero, p80_cost=zero)
    ids = [item.planned.id for item in items]
    draws = len(days[ids[0]])
    effort = _sum((days[i] for i in ids), draws)
    money = _sum((cost[i] for i in ids), draws)
    ends = _last((finish[i] for i in ids), draws)
    return Percentiles(
        id=name,
        p50_days=_money(np.quantile(effort, 0.5)),
        p80_days=_money(np.quantile(effort, 0.8)),
        p50_cost=_money(np.quantile(money, 0.5)),
        p80_cost=_money(np.quantile(money, 0.8)),
        p50_finish=time.day(_last_day(np.quantile(ends, 0.5))),
        p80_finish=time.day(_last_day(np.quantile(ends, 0.8))),
    )


def _caps(request: PlanRequest, once: Floats) -> list[Chance]:
    cap = request.inputs.budget.once_cap
    if cap is None:
        return []
    limit = f"{round_half_up(cap, Decimal(1)):,} {request.inputs.currency}"
    return [Chance(what="one-off budget", limit=limit, percent=_percent(once <= float(cap)))]


def _dates(
    request: PlanRequest, items: Sequence[Item], finish: Mapping[str, Floats], time: Timeline
) -> list[Chance]:
    """The chance that the phase of a gap, or an item, has ended by its needed-by date."""
    chances = []
    phase_of = {item.planned.id: item.phase for item in items}
    for gap in request.gaps:
        if gap.id in finish and gap.needed_by is not None:
            inside = [finish[name] for name, phase in phase_of.items() if phase == phase_of[gap.id]]
            kept = _kept(_last(inside, len(finish[gap.id])), gap, request, time)
            chances.append(
                Chance(what=f"{gap.id} {gap.task_name}", limit=gap.needed_by.isoformat(), percent=kept)
            )
    for work in request.inputs.work:
        if work.id in finish and work.needed_by is not None:
            percent = _percent(finish[work.id] <= time.after(work.needed_by) + _HAIR)
            chances.append(Chance(what=work.name, limit=work.needed_by.isoformat(), percent=percent))
    return chances  # fmt: skip


def _kept(ends: Floats, gap: Gap, request: PlanRequest, time: Timeline) -> int:
    """What is built before go-live is of use from go-live on, if its phase has ended by then."""
    go_live, needed = request.inputs.go_live, gap.needed_by
    if needed is None:
        return 0
    if gap.decided == "build_before_go_live" and go_live is not None:
        ends = np.maximum(ends, time.index(go_live))
    return _percent(ends <= time.after(needed) + _HAIR)


def _drivers(
    items: Sequence[Item], days: Mapping[str, Floats], cost: Floats, end: Floats
) -> tuple[Driver, ...]:
    found = [
        Driver(
            item=item.planned.id,
            name=item.planned.name,
            with_cost=_money(rank_correlation(days[item.planned.id], cost)),
            with_finish=_money(rank_correlation(days[item.planned.id], end)),
        )
        for item in items
    ]
    strongest = sorted(found, key=lambda d: (-max(abs(d.with_cost), abs(d.with_finish)), d.item))
    return tuple(strongest[:_MOST_DRIVERS])


def _sum(rows: Iterable[Floats], draws: int) -> Floats:
    total = np.zeros(draws)
    for row in rows:
        total = total + row
    return total


def _last(rows: Iterable[Floats], draws: int) -> Floats:
    latest = np.zeros(draws)
    for row in rows:
        latest = np.maximum(latest, row)
    return latest


def _last_day(end: float) -> int:
    """The number of the working day on which work that ends at `end` is done last."""
    return max(int(np.ceil(end - _HAIR)) - 1, 0)


def _percent(kept: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> int:
    return int(round_half_up(Decimal(int(np.count_nonzero(kept))) * 100 / Decimal(len(kept)), Decimal(1)))


def _money(value: float) -> Decimal:
    return round_half_up(Decimal(repr(float(value))), _HUNDREDTH)
