"""Why a plan does not hold, in the words of the plan: cheap checks first, then the planner, then the caps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.kernel.money import round_half_up
from toolkit.models.planning.explanation import PlanExplanation, PlanWayOut
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Plan
from toolkit.models.planning.plan_inputs import Phase
from toolkit.stages.planning.detail import reserve_of
from toolkit.stages.planning.items import Item
from toolkit.stages.planning.network import HALF_DAYS, PEOPLE, problem_of
from toolkit.stages.planning.plan import make_plan
from toolkit.stages.planning.request import PlanRequest, planned_items, timeline_of
from toolkit.stages.planning.solver.explain import Rule, WayOut, explain
from toolkit.stages.planning.solver.problem import Problem
from toolkit.stages.planning.timeline import Timeline

_CENTS = Decimal(100)
_HALF_YEAR = "first-half-year-cap"


def explain_plan(request: PlanRequest) -> PlanExplanation:
    """Return why the plan does not hold and the ways out; empty where it holds."""
    items = planned_items(request)
    if not items or not request.inputs.phases:
        return PlanExplanation()
    time = timeline_of(request)
    problem = problem_of(request.inputs, items, request.gaps, time, reserve_of(request, items))
    words = _Words(request, items, time)
    if plain := [*_dear(problem, words), *_crowded(problem)]:
        return PlanExplanation(conflict=tuple(plain))
    found = explain(problem)
    if found is not None:
        return PlanExplanation(
            conflict=tuple(words.rule(rule) for rule in found.conflict)
            or ("The links between the items and the days of the phases leave no room at all.",),
            ways_out=tuple(words.way_out(way) for way in found.ways_out),
        )
    return _caps(request)


class _Words:
    """Rules and amounts as people say them."""

    def __init__(self, request: PlanRequest, items: Sequence[Item], time: Timeline) -> None:
        self._request = request
        self._time = time
        self._items = {item.planned.id: item for item in items}
        self._phases = {phase.id: phase for phase in request.inputs.phases}

    def item(self, name: str) -> str:
        return f"{name} ({self._items[name].planned.name})" if name in self._items else name

    def money(self, cents: int) -> str:
        return f"{round_half_up(cents / _CENTS, Decimal(1)):,} {self._request.inputs.currency}"

    def needed_by(self, name: str) -> str:
        for gap in self._request.gaps:
            if gap.id == name and gap.needed_by:
                return gap.needed_by.isoformat()
        return next((str(w.needed_by) for w in self._request.inputs.work if w.id == name), "")

    def rule(self, rule: Rule) -> str:
        if rule.kind == "must":
            return f"{self.item(rule.id)} is a must."
        if rule.kind == "date":
            return f"{self.item(rule.id)} is needed by {self.needed_by(rule.id)}."
        if rule.kind == "budget":
            budget = self._phases[rule.id].budget or Decimal(0)
            return f"{rule.id} has a budget of {self.money(int(budget * 100))}."
        return f"There are no more people for the role '{rule.id}'."

    def way_out(self, way: WayOut) -> PlanWayOut:
        rest = "" if way.enough else " (another conflict remains then)"
        rule, amount = way.rule, way.amount or 0
        if rule.kind == "must":
            return PlanWayOut(change=f"drop {self.item(rule.id)}{rest}")
        if rule.kind == "date":
            days = -(-amount // HALF_DAYS)
            return PlanWayOut(change=f"{self.item(rule.id)} {days} working days later{rest}")
        if rule.kind == "budget":
            change = f"+{self.money(amount)} in {rule.id}{rest}"
            return PlanWayOut(change=change, cost=round_half_up(amount / _CENTS))
        people = Decimal(amount) / PEOPLE
        return PlanWayOut(change=f"{people.normalize():f} more people for the role '{rule.id}'{rest}")


def _dear(problem: Problem, words: _Words) -> Iterator[str]:
    """Musts that cost more than any phase that they may lie in."""
    for activity in problem.activities:
        caps = [p.budget for p in problem.phases if not activity.phases or p.id in activity.phases]
        known = [cap for cap in caps if cap is not None]
        if activity.must and known and len(known) == len(caps) and activity.cost > max(known):
            yield (
                f"{words.item(activity.id)} is a must and costs {words.money(activity.cost)}; "
                f"the largest budget it may use is {words.money(max(known))}."
            )


def _crowded(problem: Problem) -> Iterator[str]:
    """Phases whose fixed work is more than a role can do in its days."""
    for phase in problem.phases:
        for role in problem.roles:
            inside = [
                (a, units)
                for a in problem.activities
                for name, units in a.demand
                if name == role.id and a.must and a.phases == (phase.id,)
            ]
            wanted = sum(a.duration * units for a, units in inside)
            away = sum(u * max(min(e, phase.end) - max(s, phase.start), 0) for s, e, u in role.away)
            there = (phase.end - phase.start) * role.capacity - away
            if wanted > there:
                yield (
                    f"The work of {phase.id} takes the role '{role.id}' {_days(wanted)} days; "
                    f"from start to end of the phase it has {_days(there)}."
                )


def _days(units: int) -> str:
    return f"{Decimal(units) / PEOPLE / HALF_DAYS:f}".rstrip("0").rstrip(".")


def _caps(request: PlanRequest) -> PlanExplanation:
    """A cap that the P80 of the sum breaks, and what brings the sum below it."""
    plan = make_plan(request)
    broken = [f for f in plan.findings if f.code in ("once-cap", _HALF_YEAR)]
    if not broken:
        return PlanExplanation()
    ways = [way for finding in broken for way in _cheaper(request, plan, finding.code)]
    return PlanExplanation(conflict=tuple(f.message for f in broken), ways_out=tuple(ways))


def _cheaper(request: PlanRequest, plan: Plan, code: str) -> Iterator[PlanWayOut]:
    cap, reached = _cap_of(request, code), _reached(plan, code)
    if cap is None:
        return
    currency = request.inputs.currency
    over = round_half_up(reached - cap)
    name = "one-off cap" if code == "once-cap" else "cap of the first half-year"
    yield PlanWayOut(change=f"raise the {name} by {round_half_up(over, Decimal(1)):,} {currency}", cost=over)
    for gap in request.gaps:
        for other in _later(request, plan, gap) if code == _HALF_YEAR else ():
            moved = make_plan(_moved(request, gap, other))
            after = _reached(moved, code)
            if after <= cap:
                late = " and then misses its date" if gap.needed_by and other.finish > gap.needed_by else ""
                sum_after = f"{round_half_up(after, Decimal(1)):,} {currency}"
                change = f"move {gap.id} ({gap.task_name}) to {other.id}: P80 {sum_after}{late}"
                yield PlanWayOut(change=change)
                break


def _later(request: PlanRequest, plan: Plan, gap: Gap) -> list[Phase]:
    """The phases behind the one in which the gap is planned."""
    here = next((p for p in plan.phases if any(item.id == gap.id for item in p.items)), None)
    return [p for p in request.inputs.phases if here is not None and p.start > here.finish]


def _moved(request: PlanRequest, gap: Gap, phase: Phase) -> PlanRequest:
    if gap.decision is None:
        return request
    decision = gap.decision.model_copy(update={"decision": "build_later", "phase": phase.id})
    changed = gap.model_copy(update={"decision": decision})
    return replace(request, gaps=tuple(changed if g.id == gap.id else g for g in request.gaps))


def _cap_of(request: PlanRequest, code: str) -> Decimal | None:
    budget = request.inputs.budget
    return budget.once_cap if code == "once-cap" else budget.first_half_year_cap


def _reached(plan: Plan, code: str) -> Decimal:
    if code == "once-cap":
        return plan.one_off.p80
    half = plan.first_half_year
    return plan.one_off.licences + (half.p80_cost if half else Decimal(0))
