"""The plan in detail: choose and place with the planner, then simulate what was placed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from toolkit.models.planning.plan_detail import PlanDetail, PlanLevel, ScheduledItem
from toolkit.stages.planning.items import Item, effort
from toolkit.stages.planning.network import HALF_DAYS, problem_of
from toolkit.stages.planning.request import PlanRequest, planned_items, timeline_of
from toolkit.stages.planning.simulation.simulate import simulate
from toolkit.stages.planning.solver.problem import Placed, Problem, Solution
from toolkit.stages.planning.solver.solve import Impossible, solve
from toolkit.stages.planning.timeline import Timeline


def detail(request: PlanRequest, previous: Mapping[str, Placed] | None = None) -> PlanDetail:
    """Return schedule, levels and simulation of a plan; empty where there are no phases.

    Args:
        request: everything the plan follows from.
        previous: an earlier placement, taken as a hint.

    Where the work of a phase does not fit its days, the phase is named in `overrun` and its work goes on
    beyond its end, so that the dates say how long it would really take.
    """
    items = planned_items(request)
    if not items or not request.inputs.phases:
        return PlanDetail(schedule=())
    time = timeline_of(request)
    problem = problem_of(request.inputs, items, request.gaps, time, reserve_of(request, items))
    solution, overrun = _solve(problem, previous)
    schedule = _schedule(solution, items, time)
    kept = [item for item in items if solution.at(item.planned.id)]
    placed = [replace(item, phase=p.phase) for item in kept if (p := solution.at(item.planned.id))]
    return PlanDetail(
        schedule=schedule,
        levels=tuple(PlanLevel(name=v.name, value=v.value, bound=v.bound, proved=v.proved) for v in solution.levels),
        left_out=solution.left_out,
        overrun=overrun,
        simulation=simulate(request, placed, solution, problem, time),
    )  # fmt: skip


def choose_phases(request: PlanRequest, items: Sequence[Item]) -> dict[str, str]:
    """Return the phase of each item that the planner takes, by id."""
    time = timeline_of(request)
    problem = problem_of(request.inputs, items, request.gaps, time, reserve_of(request, items))
    solution, _ = _solve(problem, None)
    return {placed.id: placed.phase for placed in solution.placed}


def reserve_of(request: PlanRequest, items: Sequence[Item]) -> Fraction:
    """The share to add to each cost so that a budget holds at the P80 of the sum; 0 for the mean."""
    if request.inputs.budget_at == "mean":
        return Fraction(0)
    total = effort(items)
    if not total.mean_cost:
        return Fraction(0)
    return Fraction(total.p80_cost - total.mean_cost) / Fraction(total.mean_cost)


def _solve(problem: Problem, previous: Mapping[str, Placed] | None) -> tuple[Solution, tuple[str, ...]]:
    """The best plan; where none fits, one that ends later, with the phases that do not fit."""
    try:
        return solve(problem, previous), ()
    except Impossible:
        pass
    longest = sum(a.duration for a in problem.activities)
    open_ended = tuple(replace(p, end=p.end + longest) for p in problem.phases)
    solution = solve(replace(problem, phases=open_ended), previous)
    ends = {p.id: p.end for p in problem.phases}
    late = dict.fromkeys(p.phase for p in solution.placed if p.finish > ends[p.phase])
    return solution, tuple(late)


def _schedule(solution: Solution, items: Sequence[Item], time: Timeline) -> tuple[ScheduledItem, ...]:
    known = {item.planned.id: item for item in items}
    return tuple(
        ScheduledItem(
            item=p.id,
            name=known[p.id].planned.name,
            phase=p.phase,
            role=known[p.id].role,
            start=time.day(p.start // HALF_DAYS),
            finish=time.day((max(p.finish, p.start + 1) - 1) // HALF_DAYS),
            half_days=p.finish - p.start,
            from_noon=p.start % HALF_DAYS == 1,
            till_noon=p.finish % HALF_DAYS == 1,
        )
        for p in solution.placed
    )
