"""Why a plan is impossible: a smallest set of rules that cannot hold together, and what each way out costs.

All musts are compulsory here. Every rule that somebody could give up has a switch; the solver names rules that
cannot hold together, rules are taken out one by one while the rest still cannot hold (deletion filter), and
what is left is confirmed by solving once more with it alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ortools.sat.python import cp_model

from toolkit.stages.planning.solver.model import PlanModel, build
from toolkit.stages.planning.solver.problem import Problem
from toolkit.stages.planning.solver.solve import SEED

Kind = Literal["must", "date", "budget", "role"]
#: Deterministic seconds for each question to the solver.
_LIMIT = 5.0


@dataclass(frozen=True, order=True)
class Rule:
    """A rule that can be given up: a must (activity), its date (activity), a budget (phase), a capacity (role)."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class WayOut:
    """What would make the conflict go away.

    `amount` is how much: money for a budget, units of time for a date, units of capacity for a role; None
    where a must is simply dropped. `enough` says whether the whole plan is possible then, or only this
    conflict is gone and another one stands behind it.
    """

    rule: Rule
    amount: int | None
    enough: bool


@dataclass(frozen=True)
class Explanation:
    """Rules that cannot all hold, whether solving again confirmed it, and the ways out that were found."""

    conflict: tuple[Rule, ...]
    confirmed: bool
    ways_out: tuple[WayOut, ...]


def explain(problem: Problem) -> Explanation | None:
    """Return why not all musts, dates, budgets and capacities can be kept; None if they can.

    Where windows and links alone allow no plan, the conflict is empty.
    """
    rules = tuple(_rules(problem))
    core = _core(problem, rules)
    if core is None:
        return None
    smallest = _smallest(problem, core)
    ways = (_way_out(problem, rules, smallest, rule) for rule in smallest)
    return Explanation(
        conflict=smallest,
        confirmed=not _holds(problem, smallest),
        ways_out=tuple(way for way in ways if way is not None),
    )


def _rules(problem: Problem) -> Iterator[Rule]:
    for activity in problem.activities:
        if activity.must:
            yield Rule("must", activity.id)
            if activity.needed_by is not None:
                yield Rule("date", activity.id)
    for phase in problem.phases:
        if phase.budget is not None:
            yield Rule("budget", phase.id)
    if problem.timed:
        wanted = {role for activity in problem.activities for role, _ in activity.demand}
        yield from (Rule("role", role.id) for role in problem.roles if role.id in wanted)


def _core(problem: Problem, rules: Sequence[Rule]) -> tuple[Rule, ...] | None:
    """Rules that cannot hold together as the solver names them; None if all can."""
    model = cp_model.CpModel()
    literals = {rule: model.new_bool_var(f"{rule.kind} {rule.id}") for rule in rules}
    switches: dict[tuple[str, str], cp_model.IntVar] = {
        (rule.kind, rule.id): literal for rule, literal in literals.items()
    }
    plan = build(_only(problem, rules), switches, model)
    for rule, literal in literals.items():
        if rule.kind == "must":
            model.add(plan.taken[rule.id] == 1).only_enforce_if(literal)
    model.add_assumptions(list(literals.values()))
    solver = _solver()
    if solver.solve(model) != cp_model.INFEASIBLE:
        return None
    named = set(solver.sufficient_assumptions_for_infeasibility())
    ours = tuple(rule for rule, literal in literals.items() if literal.index in named)
    # The solver may name literals that were never assumed, or too few of ours; then all are looked at.
    return ours if not _holds(problem, ours) else tuple(rules)


def _smallest(problem: Problem, core: tuple[Rule, ...]) -> tuple[Rule, ...]:
    kept = list(core)
    for rule in core:
        trial = [other for other in kept if other != rule]
        if not _holds(problem, trial):
            kept = trial
    return tuple(sorted(kept, key=lambda rule: (_ORDER[rule.kind], rule.id)))


_ORDER: dict[Kind, int] = {"budget": 0, "role": 1, "must": 2, "date": 3}


def _only(problem: Problem, rules: Sequence[Rule]) -> Problem:
    """The problem with these rules and no other that could be given up."""
    kept = set(rules)
    activities = tuple(
        replace(
            a,
            must=Rule("must", a.id) in kept,
            needed_by=a.needed_by if Rule("date", a.id) in kept else None,
        )
        for a in problem.activities
    )
    phases = tuple(p if Rule("budget", p.id) in kept else replace(p, budget=None) for p in problem.phases)
    roles = tuple(r for r in problem.roles if Rule("role", r.id) in kept)
    return replace(problem, activities=activities, phases=phases, roles=roles)


def _strict(problem: Problem, free_role: str = "") -> PlanModel:
    """The model in which every must is taken and every date kept; the capacity of `free_role` may grow."""
    model = cp_model.CpModel()
    kept, given_up = model.new_constant(1), model.new_constant(0)
    switches = {("date", a.id): kept for a in problem.activities if a.needed_by is not None}
    if free_role:
        switches["role", free_role] = given_up
    plan = build(problem, switches, model)
    for activity in problem.activities:
        if activity.must:
            model.add(plan.taken[activity.id] == 1)
    return plan


def _holds(problem: Problem, rules: Sequence[Rule]) -> bool:
    """Whether some plan keeps these rules, all others given up."""
    return _solver().solve(_strict(_only(problem, rules)).model) != cp_model.INFEASIBLE


def _way_out(problem: Problem, rules: Sequence[Rule], conflict: Sequence[Rule], rule: Rule) -> WayOut | None:
    """The least that has to give in one rule while all others hold; else while those of the conflict do."""
    for others, enough in ((rules, True), (conflict, False)):
        rest = [other for other in others if other != rule]
        if rule.kind == "must":
            # Without the must its date is no rule either.
            rest = [other for other in rest if other != Rule("date", rule.id)]
            if _holds(problem, rest):
                return WayOut(rule, None, enough)
        elif (amount := _least(problem, rest, rule)) is not None:
            return WayOut(rule, amount, enough)
    return None


def _least(problem: Problem, rest: Sequence[Rule], rule: Rule) -> int | None:
    """By how much a budget, a date or a capacity has to grow; None if no growth helps."""
    roles = tuple(r for r in problem.roles if Rule("role", r.id) in rest or rule == Rule("role", r.id))
    relaxed = replace(_only(problem, rest), roles=roles)
    plan = _strict(relaxed, free_role=rule.id if rule.kind == "role" else "")
    terms, limit = _measure(problem, plan, rule)
    plan.model.minimize(terms)
    solver = _solver()
    if solver.solve(plan.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return max(round(solver.objective_value) - limit, 0)


def _measure(problem: Problem, plan: PlanModel, rule: Rule) -> tuple[cp_model.LinearExprT, int]:
    """What is to be as small as possible, and what the rule allows of it."""
    if rule.kind == "budget":
        phase = next(p for p in problem.phases if p.id == rule.id)
        inside = [a for a in problem.activities if (a.id, rule.id) in plan.lies_in]
        return sum(a.cost * plan.lies_in[a.id, rule.id] for a in inside), phase.budget or 0
    if rule.kind == "date":
        activity = next(a for a in problem.activities if a.id == rule.id)
        return plan.ends[rule.id], activity.needed_by or 0
    role = next(r for r in problem.roles if r.id == rule.id)
    return plan.capacities[rule.id], role.capacity


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = _LIMIT
    return solver
