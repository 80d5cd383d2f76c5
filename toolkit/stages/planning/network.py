"""The items of a plan as activities of the planner: half-days of work, cents, people."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from math import ceil

from toolkit.kernel.money import round_half_up
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan_inputs import PlanInputs, TeamRole, WorkItem
from toolkit.models.selection.key_task import Priority
from toolkit.stages.planning.items import Item
from toolkit.stages.planning.solver.problem import Activity, Link, PhaseWindow, Problem, Role
from toolkit.stages.planning.timeline import Timeline

HALF_DAYS = 2
"""Units of the planner in a working day."""
PEOPLE = 10
"""Units of capacity for one person."""
_CENTS = 100
_WORTH = {Priority.MUST: 0, Priority.SHOULD: 3, Priority.COULD: 1, Priority.WONT: 0}


def problem_of(
    inputs: PlanInputs, items: Sequence[Item], gaps: Sequence[Gap], time: Timeline, reserve: Fraction
) -> Problem:
    """Return the planner's problem.

    Args:
        inputs: phases, team, links.
        items: everything that is planned; its phase is fixed where it names one.
        gaps: for their needed-by dates.
        time: the working days.
        reserve: share that is added to each cost so that budgets hold at P80; 0 for the mean.
    """
    roles = {role.id: role for role in inputs.team}
    work = {item.id: item for item in inputs.work}
    needed = {gap.id: gap.needed_by for gap in gaps}
    planned = {item.planned.id for item in items}
    activities = []
    for item in items:
        own = work.get(item.planned.id)
        limit = own.needed_by if own else needed.get(item.planned.id)
        activities.append(
            Activity(
                id=item.planned.id,
                duration=_duration(item),
                cost=_cents(item, reserve),
                demand=((item.role, _demand(item.role, roles)),),
                after=_links(own, planned),
                phases=(item.phase,) if item.phase else (),
                must=own is None or own.priority is Priority.MUST,
                value=_value(own),
                needed_by=time.after(limit) * HALF_DAYS if limit else None,
                start=time.index(own.start) * HALF_DAYS if own and own.start else None,
            )
        )
    return Problem(
        activities=tuple(activities),
        phases=tuple(_window(inputs, time)),
        roles=tuple(_role(name, roles.get(name), time) for name in _used(activities)),
    )


def _duration(item: Item) -> int:
    """Half-days, rounded up; a part-time person takes longer."""
    return ceil(item.mean * HALF_DAYS / Fraction(min(item.people, Decimal(1))))


def _demand(name: str, roles: Mapping[str, TeamRole]) -> int:
    role = roles.get(name)
    return min(_capacity(role), PEOPLE) if role else PEOPLE


def _capacity(role: TeamRole) -> int:
    return int((role.people * PEOPLE).to_integral_value(rounding=ROUND_CEILING))


def _cents(item: Item, reserve: Fraction) -> int:
    cost = item.mean * Fraction(item.rate) * (1 + reserve)
    return int(round_half_up(Decimal(cost.numerator) / Decimal(cost.denominator) * _CENTS, Decimal(1)))


def _links(own: WorkItem | None, planned: set[str]) -> tuple[Link, ...]:
    if own is None:
        return ()
    return tuple(Link(to, own.lag_days.get(to, 0) * HALF_DAYS) for to in own.after if to in planned)


def _value(own: WorkItem | None) -> int:
    if own is None or own.priority is Priority.MUST:
        return 0
    return (own.value or 1) * _WORTH[own.priority]


def _window(inputs: PlanInputs, time: Timeline) -> list[PhaseWindow]:
    return [
        PhaseWindow(
            id=phase.id,
            start=time.index(phase.start) * HALF_DAYS,
            end=time.after(phase.finish) * HALF_DAYS,
            budget=int(phase.budget * _CENTS) if phase.budget is not None else None,
        )
        for phase in inputs.phases
    ]


def _role(name: str, role: TeamRole | None, time: Timeline) -> Role:
    if role is None:
        return Role(name, PEOPLE)
    away = tuple(
        (time.index(a.start) * HALF_DAYS, time.after(a.finish) * HALF_DAYS, min(int(a.people * PEOPLE), _capacity(role)))
        for a in role.away
    )  # fmt: skip
    return Role(name, _capacity(role), tuple(a for a in away if a[0] < a[1]))


def _used(activities: Sequence[Activity]) -> list[str]:
    return list(dict.fromkeys(name for activity in activities for name, _ in activity.demand))
