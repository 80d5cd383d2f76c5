"""What the vendor offers for each gap, as clauses of lists A and B."""

from collections.abc import Mapping

from toolkit.models.assignment.clause import GapClause, Link
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import PlannedItem
from toolkit.stages.assignment.demands import role_of
from toolkit.stages.assignment.request import AssignmentRequest


def gap_clauses(request: AssignmentRequest) -> tuple[GapClause, ...]:
    """The gaps in the order of the gap list, with mechanism, price, phase and conditions."""
    planned: dict[str, tuple[str, PlannedItem]] = {}
    for phase in request.plan.phases if request.plan else ():
        planned.update({item.id: (phase.id, item) for item in phase.items if item.kind == "gap"})
    return tuple(_clause(gap, planned, request) for gap in request.gaps)


def _clause(
    gap: Gap, planned: Mapping[str, tuple[str, PlannedItem]], request: AssignmentRequest
) -> GapClause:
    phase, item = planned.get(gap.id, (None, None))
    offer, decision = gap.offer, gap.decision
    return GapClause(
        id=gap.id,
        list=gap.list,
        task=gap.task,
        task_name=gap.task_name,
        owner_role=role_of(request, gap.owner),
        grade=gap.grade,
        required=gap.required,
        decision=gap.decided,
        needed_by=gap.needed_by,
        phase=phase,
        stop_gap=decision.stop_gap if decision else "",
        stop_gap_owner_role=role_of(request, decision.stop_gap_owner) if decision else "",
        offer_class=offer.offer_class if offer else None,
        mechanism=offer.mechanism if offer else "",
        updates=(offer.updates or "") if offer else "",
        release=offer.release if offer else "",
        conditions=offer.conditions if offer else "",
        price=item.price if item else None,
        price_model=item.price_model if item else None,
        links=(
            Link(kind="key_task", target=gap.task),
            *((Link(kind="phase", target=phase),) if phase else ()),
        ),
    )
