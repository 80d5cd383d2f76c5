"""Strict levels, one after the other: musts left out, lateness, value, cost, ends of the phases.

Each level is solved with all levels before it held at what they reached, and the plan found so far as a
hint. One worker, a fixed seed and a deterministic limit make repeated runs equal to the byte.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from ortools.sat.python import cp_model

from toolkit.stages.planning.solver.model import PlanModel, build
from toolkit.stages.planning.solver.problem import Level, Placed, Problem, Solution
from toolkit.stages.planning.solver.shift import shift_left

SEED = 1


@dataclass(frozen=True)
class Limits:
    """How long each level may work, in deterministic seconds of the solver (not of a clock)."""

    choice: float = 10.0
    ends: float = 1.0
    seconds: float | None = None
    """A wall-clock limit for benchmarks; with it results may differ from run to run."""


@dataclass(frozen=True)
class _Aim:
    name: str
    sense: Literal["least", "most"]
    terms: Callable[[PlanModel], cp_model.LinearExprT | None]
    linear: int


class Impossible(ValueError):
    """The rules that always hold (windows, links, capacity, frozen starts) allow no plan at all."""


def solve(
    problem: Problem, previous: Mapping[str, Placed] | None = None, limits: Limits | None = None
) -> Solution:
    """Return the best plan, with what each level reached and whether that is proved.

    Args:
        problem: what has to be kept.
        previous: an earlier plan, taken as a hint so that a revision changes little.
        limits: how long to look.

    Raises:
        Impossible: not even a plan that leaves out every must exists.
    """
    plan = build(problem)
    found = {name: (p.phase, p.start) for name, p in (previous or {}).items()}
    levels: list[Level] = []
    for aim in (*_AIMS, _kept(previous or {})):
        terms = aim.terms(plan)
        if terms is None:
            continue
        solver = _solver(aim, limits or Limits())
        _hint(plan, found)
        (plan.model.minimize if aim.sense == "least" else plan.model.maximize)(terms)
        status = solver.solve(plan.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            if not levels and status == cp_model.INFEASIBLE:
                raise Impossible("no plan keeps the windows, links and capacities")
            if not levels:
                raise Impossible("no plan was found in the time given")
            levels.append(Level(aim.name, 0, 0, proved=False))
            continue
        levels.append(_reached(aim, solver, status))
        value = levels[-1].value
        plan.model.add(terms <= value if aim.sense == "least" else terms >= value)
        found = _read(plan, solver)
    placed = _placed(problem, found)
    if problem.timed:
        placed = shift_left(problem, placed)
    return Solution(placed, tuple(a.id for a in problem.activities if a.id not in found), tuple(levels))


def _reached(aim: _Aim, solver: cp_model.CpSolver, status: cp_model.CpSolverStatus) -> Level:
    value, bound = round(solver.objective_value), round(solver.best_objective_bound)
    return Level(aim.name, value, bound, proved=status == cp_model.OPTIMAL)


def _kept(previous: Mapping[str, Placed]) -> _Aim:
    """The last aim of a revision: among plans that are equally good, the one that moves the fewest items."""

    def terms(plan: PlanModel) -> cp_model.LinearExprT | None:
        kept = []
        for name, old in previous.items():
            if name in plan.starts:
                stays = plan.model.new_bool_var(f"{name} stays")
                plan.model.add(plan.starts[name] == old.start).only_enforce_if(stays)
                kept.append(stays)
            elif (name, old.phase) in plan.lies_in:
                kept.append(plan.lies_in[name, old.phase])
        return sum(kept) if kept else None

    return _Aim("items kept where they were", "most", terms, 1)


def _musts_left_out(plan: PlanModel) -> cp_model.LinearExprT | None:
    musts = [a.id for a in plan.problem.activities if a.must]
    return sum(1 - plan.taken[name] for name in musts) if musts else None


def _lateness(plan: PlanModel) -> cp_model.LinearExprT | None:
    weights = {a.id: a.weight for a in plan.problem.activities}
    return sum(weights[name] * late for name, late in plan.late.items()) if plan.late else None


def _value(plan: PlanModel) -> cp_model.LinearExprT | None:
    worth = [a for a in plan.problem.activities if a.value]
    return sum(a.value * plan.taken[a.id] for a in worth) if worth else None


def _cost(plan: PlanModel) -> cp_model.LinearExprT | None:
    # What has to be in costs what it costs; only a choice can be cheaper.
    priced = [a for a in plan.problem.activities if a.cost and not a.must]
    return sum(a.cost * plan.taken[a.id] for a in priced) if priced else None


def _phase_ends(plan: PlanModel) -> cp_model.LinearExprT | None:
    return sum(plan.phase_ends.values()) if plan.phase_ends else None


_AIMS = (
    _Aim("musts left out", "least", _musts_left_out, 2),
    _Aim("weighted lateness", "least", _lateness, 2),
    _Aim("value", "most", _value, 2),
    _Aim("cost", "least", _cost, 2),
    _Aim("phase ends", "least", _phase_ends, 1),
)


def _solver(aim: _Aim, limits: Limits) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = SEED
    parameters.linearization_level = aim.linear
    parameters.max_deterministic_time = limits.ends if aim.name == "phase ends" else limits.choice
    if limits.seconds is not None:
        parameters.max_time_in_seconds = limits.seconds
        parameters.max_deterministic_time = float("inf")
    return solver


def _hint(plan: PlanModel, found: Mapping[str, tuple[str, int]]) -> None:
    if not found:
        return
    plan.model.clear_hints()  # type: ignore[no-untyped-call]  # the library forgot the type
    for name, taken in plan.taken.items():
        plan.model.add_hint(taken, name in found)
    for (name, phase), inside in plan.lies_in.items():
        plan.model.add_hint(inside, found.get(name, ("", 0))[0] == phase)
    for name, start in plan.starts.items():
        if name in found:
            plan.model.add_hint(start, found[name][1])


def _read(plan: PlanModel, solver: cp_model.CpSolver) -> dict[str, tuple[str, int]]:
    found = {}
    for (name, phase), inside in plan.lies_in.items():
        if solver.boolean_value(inside):
            start = solver.value(plan.starts[name]) if plan.problem.timed else 0
            found[name] = (phase, int(start))
    return found


def _placed(problem: Problem, found: Mapping[str, tuple[str, int]]) -> tuple[Placed, ...]:
    durations = {a.id: a.duration for a in problem.activities}
    placed = [Placed(name, phase, start, start + durations[name]) for name, (phase, start) in found.items()]
    return tuple(sorted(placed, key=lambda p: (p.start, p.id)))
