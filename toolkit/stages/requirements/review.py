"""What a person may decide about a requirement: each deed gives a new register or says why not."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.models.requirements.action import Action, Deed
from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.models.selection.key_task import Priority
from toolkit.problems import Refused, UsageError
from toolkit.stages.requirements.accept import accept
from toolkit.stages.requirements.fingerprint import Signed, seen, suspicions
from toolkit.stages.requirements.identity import requirement_id
from toolkit.stages.requirements.merge import joined
from toolkit.stages.requirements.open_questions import WHO_ASKS, empty_slots, still_open

_LIVE = (RequirementStatus.DRAFT, RequirementStatus.PROPOSED, RequirementStatus.ACCEPTED)
_CONTRACT = ("CM.", "SV.")
_EDITED = ("statement", "acceptance", "priority", "category", "owner", "needed_by", "rationale", "key_tasks")


@dataclass(frozen=True)
class _Case:
    register: Register
    requirement: Requirement
    action: Action
    who: Signed


def perform(register: Register, action: Action, signed: Signed) -> Register:
    """The register after one decision; the reason of the action goes before the one of `signed`.

    Raises:
        UsageError: the action names a requirement that is not there, or lacks what its deed needs.
        Refused: the state of the requirement does not allow it.
    """
    requirement = find(register, action.requirement)
    who = Signed(signed.by, signed.at, action.reason or signed.reason)
    return _DEEDS[action.do](_Case(register, requirement, action, who))


def find(register: Register, wanted: str) -> Requirement:
    """The requirement with this number or machine id, ignoring case.

    Raises:
        UsageError: there is none.
    """
    folded = wanted.strip().casefold()
    for requirement in register.requirements:
        if folded in (requirement.id.casefold(), (requirement.number or "").casefold()):
            return requirement
    raise UsageError(f"There is no requirement '{wanted}'.", "'crmkit requirements list' shows them all.")


def must_share(register: Register) -> tuple[int, int]:
    """How many system requirements of the Technical Assignment are musts, and of how many.

    Contract conditions (CM, SV) are counted apart: everything there is owed.
    """
    counted = [r for r in register.requirements if r.in_assignment and not r.category.startswith(_CONTRACT)]
    return sum(r.priority is Priority.MUST for r in counted), len(counted)


def _accept(case: _Case) -> Register:
    requirement = case.requirement
    shown = requirement.shown_id
    if requirement.status is RequirementStatus.MERGED:
        raise Refused(f"{shown} was merged into {requirement.merged_into}.", "Accept that one.")
    if slots := empty_slots(f"{requirement.statement} {requirement.acceptance}"):
        raise Refused(
            f"{shown} still has an empty place: {', '.join(slots)}.", "Ask for the answer, or edit the words."
        )
    if requirement.open_questions and not case.who.reason:
        raise Refused(
            f"{shown} has an open question: {requirement.open_questions[0]}",
            "Settle it, or say why it may stay.",
        )
    if any(suspicions(requirement)) and not case.who.reason:
        raise Refused(f"{shown} changed since it was reviewed.", "Say why it holds as it is now.")
    if requirement.priority is Priority.MUST:
        _check_must(requirement)
    return accept(case.register, {requirement.id}, case.who)


def _check_must(requirement: Requirement) -> None:
    shown = requirement.shown_id
    if not requirement.acceptance.strip():
        raise Refused(
            f"Must {shown} has no acceptance criterion.", "Edit it: how is it seen that it is done?"
        )
    _check_named(requirement)


def _check_named(requirement: Requirement) -> None:
    shown = requirement.shown_id
    if requirement.needed_by is None:
        raise Refused(
            f"Must {shown} names nobody who cannot work without it.",
            "Edit it: set 'needed_by' to that person, or take a lower priority.",
        )


def _edit(case: _Case) -> Register:
    requirement = case.requirement
    update = {name: value for name in _EDITED if (value := getattr(case.action, name)) is not None}
    if not update:
        raise UsageError(f"Nothing to edit in {requirement.shown_id}.", f"Give one of {', '.join(_EDITED)}.")
    if not str(update.get("statement", requirement.statement)).strip():
        raise UsageError(f"The statement of {requirement.shown_id} would be empty.", "Reject it instead.")
    after = requirement.model_copy(update=update)
    left = still_open(requirement.open_questions, _text(requirement), _text(after))
    if after.owner or after.needed_by:
        left = tuple(question for question in left if not question.startswith(WHO_ASKS))
    status = after.status
    if after.priority is Priority.MUST and status is RequirementStatus.ACCEPTED:
        _check_must(after)
    elif case.action.priority is Priority.MUST:
        _check_named(after)
    if status is RequirementStatus.DRAFT and not left:
        status = RequirementStatus.PROPOSED
    return _put(case.register, after.model_copy(update={"open_questions": left, "status": status}))


def _merge(case: _Case) -> Register:
    requirement = case.requirement
    target = find(case.register, case.action.into)
    if target.id == requirement.id:
        raise UsageError(f"{target.shown_id} cannot be merged into itself.", "Name another one with 'into'.")
    if target.status not in _LIVE:
        raise Refused(
            f"{target.shown_id} is {target.status.value}.", "Merge into one that is still in the list."
        )
    if requirement.status not in _LIVE:
        raise Refused(
            f"{requirement.shown_id} is {requirement.status.value}.", "Only what is in the list is merged."
        )
    gone = requirement.model_copy(
        update={"status": RequirementStatus.MERGED, "merged_into": target.id, "remark": case.who.reason}
    )
    return _put(_put(case.register, gone), _richer(target, requirement, case.who))


def _richer(target: Requirement, gone: Requirement, who: Signed) -> Requirement:
    """The target with the other's sources; whoever merges has seen them, so a review stays one."""
    after = joined(target, [gone])
    if target.review and not any(suspicions(target)):
        return after.model_copy(update={"review": seen(after, who)})
    return after


def _split(case: _Case) -> Register:
    requirement = case.requirement
    if len(case.action.parts) < 2 or not all(part.statement.strip() for part in case.action.parts):
        raise UsageError(f"{requirement.shown_id} wants at least two parts.", "Give each part its statement.")
    first, *others = case.action.parts
    kept = requirement.model_copy(update={"statement": first.statement, "acceptance": first.acceptance})
    made = list(_put(case.register, kept).requirements)
    taken = {r.id for r in made}
    for part in others:
        number = 2
        while (new := requirement_id("split", f"{requirement.id}/{number}")) in taken:
            number += 1
        taken.add(new)
        made.append(_part(requirement, new, part.statement, part.acceptance))
    return case.register.model_copy(update={"requirements": tuple(made)})


def _part(requirement: Requirement, new: str, statement: str, acceptance: str) -> Requirement:
    return Requirement(
        id=new,
        statement=statement,
        acceptance=acceptance,
        category=requirement.category,
        priority=requirement.priority,
        owner=requirement.owner,
        needed_by=requirement.needed_by,
        sources=requirement.sources,
        foreign=requirement.foreign,
        split_from=requirement.id,
    )


def _park(case: _Case) -> Register:
    requirement = case.requirement
    return _set_aside(case.register, requirement, RequirementStatus.PARKED, case.who)


def _reject(case: _Case) -> Register:
    requirement = case.requirement
    return _set_aside(case.register, requirement, RequirementStatus.REJECTED, case.who)


def _set_aside(
    register: Register, requirement: Requirement, status: RequirementStatus, who: Signed
) -> Register:
    if not who.reason:
        raise UsageError(f"Why is {requirement.shown_id} {status.value}?", "Give a reason; it is kept.")
    return _put(register, requirement.model_copy(update={"status": status, "remark": who.reason}))


def _clear(case: _Case) -> Register:
    requirement = case.requirement
    if not any(suspicions(requirement)):
        raise Refused(f"{requirement.shown_id} is not suspect.", "There is nothing to clear.")
    if not case.who.reason:
        raise UsageError(f"Why does {requirement.shown_id} still hold?", "Give a reason; it is kept.")
    return _put(case.register, requirement.model_copy(update={"review": seen(requirement, case.who)}))


def _put(register: Register, changed: Requirement) -> Register:
    after = tuple(changed if r.id == changed.id else r for r in register.requirements)
    return register.model_copy(update={"requirements": after})


def _text(requirement: Requirement) -> str:
    return f"{requirement.statement}\n{requirement.acceptance}"


_DEEDS: dict[Deed, Callable[[_Case], Register]] = {
    "accept": _accept,
    "edit": _edit,
    "merge": _merge,
    "split": _split,
    "park": _park,
    "reject": _reject,
    "clear": _clear,
}
