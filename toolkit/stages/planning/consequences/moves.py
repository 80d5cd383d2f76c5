"""A plan beside the one that was accepted: hints for the planner, and what moved."""

from collections.abc import Sequence

from toolkit.models.planning.accepted_plan import AcceptedItem, AcceptedPlan, Move
from toolkit.models.planning.plan_detail import PlanDetail, ScheduledItem
from toolkit.stages.planning.network import HALF_DAYS
from toolkit.stages.planning.request import PlanRequest, timeline_of
from toolkit.stages.planning.solver.problem import Placed

_ORDER = "its phase, days off, people or limits changed, or it made room for others"


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
            why = (
                _grown(old, new)
                or _waits(waits.get(name, ()), frozenset(moved))
                or _displaced(old, new, [after[other] for other in moved if other in after and other != name])
                or _ORDER
            )
        found.append(Move(item=name, before=_lies(old), after=_lies(new), why=why))
    return tuple(found)


def _lies(item: AcceptedItem | ScheduledItem | None) -> str:
    return f"{item.phase}, {item.start} to {item.finish}" if item else ""


def _grown(old: AcceptedItem, new: ScheduledItem) -> str:
    if not old.half_days or old.half_days == new.half_days:
        return ""
    return f"its work went from {old.half_days / 2:g} to {new.half_days / 2:g} days"


def _waits(waits: Sequence[str], moved: frozenset[str]) -> str:
    return next((f"it waits for {name}, which moved" for name in waits if name in moved), "")


def _displaced(old: AcceptedItem, new: ScheduledItem, moved: Sequence[ScheduledItem]) -> str:
    """The work of the same people that lies now where the item lay."""
    others = (m for m in moved if m.role == new.role and m.start <= old.finish and old.start <= m.finish)
    taken = min(others, key=lambda m: (m.start, m.item), default=None)
    return f"its place went to {taken.item}, done by {new.role} too" if taken else ""
