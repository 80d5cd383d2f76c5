"""A plan beside the one that was accepted: hints for the planner, and what moved."""

from collections.abc import Sequence

from toolkit.models.planning.accepted_plan import AcceptedItem, AcceptedPlan, Move
from toolkit.models.planning.plan_detail import PlanDetail, ScheduledItem
from toolkit.stages.planning.network import HALF_DAYS
from toolkit.stages.planning.request import PlanRequest, timeline_of
from toolkit.stages.planning.solver.problem import Placed


def hints(request: PlanRequest, accepted: AcceptedPlan) -> dict[str, Placed]:
    """Return where the accepted plan had its items, as the planner counts."""
    if not request.inputs.phases:
        return {}
    time = timeline_of(request)
    found = {}
    for item in accepted.items:
        start = time.index(item.start) * HALF_DAYS + item.from_noon
        finish = start + item.half_days if item.half_days else time.after(item.finish) * HALF_DAYS
        found[item.item] = Placed(item.item, item.phase, start, finish)
    return found


def moves(request: PlanRequest, accepted: AcceptedPlan, made: PlanDetail) -> tuple[Move, ...]:
    """Return the items that lie elsewhere than in the accepted plan, came in or fell out, each with the reason."""
    before = {item.item: item for item in accepted.items}
    after = {item.item: item for item in made.schedule}
    moved = [n for n in dict.fromkeys((*after, *before)) if _lies(before.get(n)) != _lies(after.get(n))]
    waits = {work.id: work.after for work in request.inputs.work}
    found = []
    for name in moved:
        old, new = before.get(name), after.get(name)
        if new is None:
            why = "the planner left it out" if name in made.left_out else "it is not in the plan any more"
        elif old is None:
            why = "it came in after the plan was accepted"
        else:
            why = _why(old, new, _held_by(new, made.schedule, waits.get(name, ()), frozenset(moved)))
        found.append(Move(item=name, before=_lies(old), after=_lies(new), why=why))
    return tuple(found)


def _lies(item: AcceptedItem | ScheduledItem | None) -> str:
    return f"{item.phase}, {item.start} to {item.finish}" if item else ""


def _why(old: AcceptedItem, new: ScheduledItem, held_by: str) -> str:
    if old.half_days and old.half_days != new.half_days:
        return f"its work went from {old.half_days / 2:g} to {new.half_days / 2:g} days"
    if held_by:
        return held_by
    return "nothing before it moved: its phase, days off, people, limits or the order of aims changed"


def _held_by(
    item: ScheduledItem, schedule: Sequence[ScheduledItem], waits: Sequence[str], moved: frozenset[str]
) -> str:
    """What lies before an item and moved too: what it waits for, or the last work of the same people."""
    for name in waits:
        if name in moved:
            return f"it waits for {name}, which moved"
    earlier = [s for s in schedule if s.role == item.role and s.item != item.item and s.finish <= item.start]
    last = max(earlier, key=lambda s: (s.finish, s.item), default=None)
    return f"{last.item}, done before it by {item.role}, moved" if last and last.item in moved else ""
