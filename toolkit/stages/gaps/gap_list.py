"""The gap list of one vendor: key tasks below their required level, on list A or B."""

from collections.abc import Sequence
from datetime import date

from toolkit.models.planning.gap import Gap, GapDecision, GapList
from toolkit.models.planning.offer import Offer, OfferClass
from toolkit.models.requirements.requirement import Requirement, RequirementStatus
from toolkit.models.selection.comparison import VendorResult
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.models.selection.vendor import Vendor


def gap_list(
    result: VendorResult,
    tasks: Sequence[KeyTask],
    decisions: Sequence[GapDecision],
    offer: Offer | None,
    go_live: date | None,
) -> tuple[Gap, ...]:
    """All gaps of one vendor's key tasks, list A before list B, each in the order of the key tasks.

    Args:
        result: the vendor's group grades.
        tasks: the key tasks.
        decisions: the client's decisions; those of other vendors are left out.
        offer: the vendor's present offer, if there is one.
        go_live: first day of work in the system; without it everything stands on list A.
    """
    by_task = {d.task: d for d in decisions if d.vendor == result.vendor}
    offers = {item.to: item for item in offer.items} if offer else {}
    named = {task.id: task for task in tasks}
    gaps = []
    for graded in result.tasks:
        if not graded.is_gap:
            continue
        task, decision = named[graded.task], by_task.get(graded.task)
        gaps.append(
            Gap(
                id=decision.id if decision else f"{result.vendor}-{task.id}",
                task=task.id,
                task_name=task.name,
                owner=task.owner,
                priority=task.priority,
                vendor=result.vendor,
                grade=graded.grade,
                required=graded.required,
                list=which_list(decision, go_live),
                decision=decision,
                offer=offers.get(task.id),
                ask_again=graded.grade is Grade.NOT_SHOWN,
            )
        )
    return tuple(sorted(gaps, key=lambda gap: gap.list))


def refused_musts(
    vendor: Vendor,
    requirements: Sequence[Requirement],
    decisions: Sequence[GapDecision],
    sponsor: str,
    go_live: date | None,
) -> tuple[Gap, ...]:
    """The musts that the vendor answered are not possible, in the order of the register.

    Args:
        vendor: with its written answers and its offer.
        requirements: the register; only accepted musts count.
        decisions: the client's decisions.
        sponsor: answers for a must that names no owner.
        go_live: first day of work in the system.
    """
    refused = {a.to.casefold() for a in vendor.answers if a.offer_class is OfferClass.NOT_POSSIBLE}
    by_task = {d.task: d for d in decisions if d.vendor == vendor.id}
    offers = {item.to: item for item in vendor.offer.items} if vendor.offer else {}
    found = []
    for r in requirements:
        if r.priority is not Priority.MUST or r.status is not RequirementStatus.ACCEPTED:
            continue
        if not {r.id.casefold(), (r.number or r.id).casefold()} & refused:
            continue
        decision = by_task.get(r.id)
        found.append(
            Gap(
                id=decision.id if decision else f"{vendor.id}-{r.shown_id}",
                kind="requirement",
                task=r.id,
                task_name=r.statement,
                owner=r.owner or r.needed_by or sponsor,
                priority=r.priority,
                vendor=vendor.id,
                grade=Grade.NOT_PERFORMED,
                required=Grade.GOOD,
                list=which_list(decision, go_live),
                decision=decision,
                offer=offers.get(r.id) or offers.get(r.shown_id),
            )
        )
    return tuple(sorted(found, key=lambda gap: gap.list))


def which_list(decision: GapDecision | None, go_live: date | None) -> GapList:
    """List A while the date is unknown or at or before go-live, or when it is built before go-live."""
    needed = decision.needed_by if decision else None
    if needed is None or go_live is None or needed <= go_live:
        return GapList.A
    if decision is not None and decision.decision == "build_before_go_live":
        return GapList.A
    return GapList.B
