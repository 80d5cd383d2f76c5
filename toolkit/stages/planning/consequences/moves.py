"""A plan beside the one that was accepted: hints for the planner, and what moved."""

from toolkit.models.planning.accepted_plan import AcceptedPlan, Move
from toolkit.models.planning.plan_detail import PlanDetail
from toolkit.stages.planning.network import HALF_DAYS
from toolkit.stages.planning.request import PlanRequest, timeline_of
from toolkit.stages.planning.solver.problem import Placed


def hints(request: PlanRequest, accepted: AcceptedPlan) -> dict[str, Placed]:
    """Return where the accepted plan had its items, as the planner counts."""
    if not request.inputs.phases:
        return {}
    time = timeline_of(request)
    return {
        item.item: Placed(
            item.item, item.phase, time.index(item.start) * HALF_DAYS, time.after(item.finish) * HALF_DAYS
        )
        for item in accepted.items
    }


def moves(accepted: AcceptedPlan, made: PlanDetail) -> tuple[Move, ...]:
    """Return the items that lie elsewhere than in the accepted plan, came in or fell out."""
    before = {item.item: f"{item.phase}, {item.start} to {item.finish}" for item in accepted.items}
    after = {item.item: f"{item.phase}, {item.start} to {item.finish}" for item in made.schedule}
    names = dict.fromkeys((*after, *before))
    return tuple(
        Move(item=name, before=before.get(name, ""), after=after.get(name, ""))
        for name in names
        if before.get(name) != after.get(name)
    )
