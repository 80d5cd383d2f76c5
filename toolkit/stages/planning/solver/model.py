"""The rules of a plan as a CP-SAT model; rules that may be given up one by one carry a switch."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from toolkit.stages.planning.solver.problem import Activity, PhaseWindow, Problem, Role

Switches = Mapping[tuple[str, str], cp_model.IntVar]
"""(kind of rule, id) -> the literal that enforces it; a rule without a switch always holds."""


@dataclass
class PlanModel:
    """The model with its variables: in which phase, from when to when, in the plan at all."""

    problem: Problem
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    lies_in: dict[tuple[str, str], cp_model.IntVar] = field(default_factory=dict)
    taken: dict[str, cp_model.IntVar] = field(default_factory=dict)
    starts: dict[str, cp_model.IntVar] = field(default_factory=dict)
    ends: dict[str, cp_model.LinearExprT] = field(default_factory=dict)
    late: dict[str, cp_model.IntVar] = field(default_factory=dict)
    phase_ends: dict[str, cp_model.IntVar] = field(default_factory=dict)
    intervals: dict[str, cp_model.IntervalVar] = field(default_factory=dict)
    capacities: dict[str, cp_model.IntVar] = field(default_factory=dict)


def build(
    problem: Problem, switches: Switches | None = None, model: cp_model.CpModel | None = None
) -> PlanModel:
    """Return the model of a problem.

    Args:
        problem: what has to be kept.
        switches: literals of `model` that enforce a rule: ("budget", phase), ("date", activity),
            ("role", role). Dates hold only with a switch; otherwise lateness is counted.
        model: where the literals belong; a new one without switches.
    """
    plan = PlanModel(problem, model or cp_model.CpModel())
    rules = switches or {}
    for activity in problem.activities:
        _choice(plan, activity)
        if problem.timed:
            _time(plan, activity, rules)
    for activity in problem.activities:
        _links(plan, activity)
    for phase in problem.phases:
        _phase(plan, phase, rules)
    if problem.timed:
        for role in problem.roles:
            _role(plan, role, rules)
    for group in problem.either:
        plan.model.add_at_most_one(plan.taken[name] for name in group)
    for group in problem.together:
        for name in group[1:]:
            plan.model.add(plan.taken[name] == plan.taken[group[0]])
    return plan


def _choice(plan: PlanModel, activity: Activity) -> None:
    taken = plan.model.new_bool_var(f"taken {activity.id}")
    plan.taken[activity.id] = taken
    allowed = [p for p in plan.problem.phases if not activity.phases or p.id in activity.phases]
    for phase in allowed:
        plan.lies_in[activity.id, phase.id] = plan.model.new_bool_var(f"{activity.id} in {phase.id}")
    plan.model.add(sum(plan.lies_in[activity.id, p.id] for p in allowed) == taken)
    if activity.start is not None:
        plan.model.add(taken == 1)


def _time(plan: PlanModel, activity: Activity, rules: Switches) -> None:
    first = min(phase.start for phase in plan.problem.phases)
    last = max(phase.end for phase in plan.problem.phases)
    taken = plan.taken[activity.id]
    start = plan.model.new_int_var(first, max(last - activity.duration, first), f"start {activity.id}")
    end = start + activity.duration
    plan.starts[activity.id], plan.ends[activity.id] = start, end
    plan.intervals[activity.id] = plan.model.new_optional_fixed_size_interval_var(
        start, activity.duration, taken, f"interval {activity.id}"
    )
    if activity.start is not None:
        plan.model.add(start == activity.start)
    plan.model.add(start == first).only_enforce_if(~taken)
    for phase in plan.problem.phases:
        inside = plan.lies_in.get((activity.id, phase.id))
        if inside is not None:
            plan.model.add(start >= phase.start).only_enforce_if(inside)
            plan.model.add(end <= phase.end).only_enforce_if(inside)
    if activity.needed_by is not None:
        _date(plan, activity, end, rules)


def _date(plan: PlanModel, activity: Activity, end: cp_model.LinearExprT, rules: Switches) -> None:
    taken, limit = plan.taken[activity.id], activity.needed_by
    if limit is None:
        return
    if (switch := rules.get(("date", activity.id))) is not None:
        plan.model.add(end <= limit).only_enforce_if([switch, taken])
        return
    latest = max(phase.end for phase in plan.problem.phases)
    late = plan.model.new_int_var(0, max(latest - limit, 0), f"late {activity.id}")
    plan.model.add(late >= end - limit).only_enforce_if(taken)
    plan.late[activity.id] = late


def _links(plan: PlanModel, activity: Activity) -> None:
    for link in activity.after:
        plan.model.add_implication(plan.taken[activity.id], plan.taken[link.to])
        if plan.problem.timed:
            later = plan.starts[activity.id] >= plan.ends[link.to] + link.lag
            plan.model.add(later).only_enforce_if(plan.taken[activity.id])


def _phase(plan: PlanModel, phase: PhaseWindow, rules: Switches) -> None:
    inside = [a for a in plan.problem.activities if (a.id, phase.id) in plan.lies_in]
    if phase.budget is not None:
        cost = sum(a.cost * plan.lies_in[a.id, phase.id] for a in inside)
        kept = plan.model.add(cost <= phase.budget)
        if (switch := rules.get(("budget", phase.id))) is not None:
            kept.only_enforce_if(switch)
    if plan.problem.timed:
        end = plan.model.new_int_var(phase.start, phase.end, f"end of {phase.id}")
        plan.phase_ends[phase.id] = end
        for activity in inside:
            plan.model.add(end >= plan.ends[activity.id]).only_enforce_if(plan.lies_in[activity.id, phase.id])


def _role(plan: PlanModel, role: Role, rules: Switches) -> None:
    wanted = [(a, dict(a.demand)[role.id]) for a in plan.problem.activities if role.id in dict(a.demand)]
    if not wanted:
        return
    intervals = [plan.intervals[a.id] for a, _ in wanted]
    demands = [units for _, units in wanted]
    for start, end, units in role.away:
        intervals.append(
            plan.model.new_fixed_size_interval_var(start, end - start, f"away {role.id} {start}")
        )
        demands.append(units)
    if (switch := rules.get(("role", role.id))) is None:
        plan.model.add_cumulative(intervals, demands, role.capacity)
        return
    # Without the rule there are as many people as could ever be wanted at once.
    most = sum(demands)
    capacity = plan.model.new_int_var(role.capacity, max(most, role.capacity), f"capacity {role.id}")
    plan.capacities[role.id] = capacity
    plan.model.add(capacity == role.capacity).only_enforce_if(switch)
    plan.model.add_cumulative(intervals, demands, capacity)
