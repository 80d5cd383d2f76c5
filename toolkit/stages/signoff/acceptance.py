"""Acceptance of a phase: results of the steps, defects by class, and when the phase counts as accepted."""

from collections.abc import Sequence
from datetime import date, datetime

from toolkit.models.signoff.acceptance import AcceptanceRecord, AcceptanceStep, Defect, DefectClass
from toolkit.problems import Refused, UsageError

_NAMED = 6
"""So many steps are named; the table above has all of them."""


def refreshed(record: AcceptanceRecord, proposed: Sequence[AcceptanceStep]) -> AcceptanceRecord:
    """The record with the steps of today's text; a step whose criterion is the same keeps its result."""
    known = {(s.id, s.criterion): s for s in record.steps}
    return record.model_copy(update={"steps": tuple(known.get((s.id, s.criterion), s) for s in proposed)})


def with_result(  # what a result is made of
    record: AcceptanceRecord, step_id: str, *, passed: bool, evidence: str, by: str, at: datetime
) -> AcceptanceRecord:
    """The record with the result of one step.

    Raises:
        UsageError: there is no such step, or nothing is said about what was seen.
        Refused: the record is closed.
    """
    _refuse_closed(record)
    step = _step(record, step_id)
    if not evidence.strip():
        mend = "Say it with --evidence: what was seen when it passed, or what happened instead."
        raise UsageError("What was seen?", mend)
    done = step.model_copy(
        update={
            "result": "passed" if passed else "failed",
            "evidence": evidence.strip(),
            "by": by,
            "at": at,
        }
    )
    return record.model_copy(update={"steps": tuple(done if s is step else s for s in record.steps)})


def with_defect(
    record: AcceptanceRecord,
    text: str,
    kind: DefectClass,
    found: date,
    step: str = "",
    due: date | None = None,
) -> AcceptanceRecord:
    """The record with one more defect.

    Raises:
        UsageError: nothing was said, or there is no such step.
        Refused: the record is closed.
    """
    _refuse_closed(record)
    if not text.strip():
        raise UsageError("What is the defect?", "Describe what a user sees, in one sentence.")
    about = _step(record, step).id if step else None
    defect = Defect(
        id=f"D{len(record.defects) + 1}",
        step=about,
        text=text.strip(),
        defect_class=kind,
        found=found,
        due=due,
    )
    return record.model_copy(update={"defects": (*record.defects, defect)})


def with_solved(record: AcceptanceRecord, defect_id: str, day: date) -> AcceptanceRecord:
    """The record with a defect that is gone; its step is to be tried again.

    Raises:
        UsageError: there is no such defect.
    """
    return _with_defect_changed(record, defect_id, {"solved": day})


def with_due(record: AcceptanceRecord, defect_id: str, due: date) -> AcceptanceRecord:
    """The record with the day by which a defect will be gone.

    Raises:
        UsageError: there is no such defect.
    """
    return _with_defect_changed(record, defect_id, {"due": due})


def obstacles(record: AcceptanceRecord, excluded: Sequence[str] = ()) -> tuple[str, ...]:
    """Why the phase cannot be accepted yet, a sentence each; steps in `excluded` are left out of account."""
    left_out = {name.casefold() for name in excluded}
    counted = [s for s in record.steps if s.id.casefold() not in left_out]
    found = []
    if untried := [s.number or s.id for s in counted if s.result == "open"]:
        were = "step was" if len(untried) == 1 else "steps were"
        some = untried if len(untried) <= _NAMED else (*untried[:_NAMED], "...")
        found.append(f"{len(untried)} {were} not tried: {', '.join(some)}.")
    covered = {d.step for d in record.defects}
    found += [
        f"{step.number or step.id} failed and has no defect with a class."
        for step in counted
        if step.result == "failed" and step.id not in covered
    ]
    for defect in record.defects:
        if defect.solved or (defect.step and defect.step.casefold() in left_out):
            continue
        if defect.defect_class == "blocks":
            found.append(f"{defect.id} blocks: {defect.text}")
        elif defect.defect_class == "hinders" and defect.due is None:
            found.append(f"{defect.id} hinders and has no date: {defect.text}")
    return tuple(found)


def closed(  # what a decision is made of
    record: AcceptanceRecord,
    *,
    accept: bool,
    by: str,
    day: date,
    excluded: Sequence[str] = (),
    reason: str = "",
) -> AcceptanceRecord:
    """The record with the decision: accepted, accepted but for some steps, or refused.

    Raises:
        Refused: it is closed, or something stands in the way; all of it is said.
        UsageError: a partial acceptance or a refusal without a reason, or an excluded step that is not there.
    """
    _refuse_closed(record)
    names = tuple(_step(record, name).id for name in excluded)
    if (names or not accept) and not reason.strip():
        raise UsageError("Why?", "A refusal and a partial acceptance want --reason.")
    if accept and (found := obstacles(record, names)):
        raise Refused(
            f"{record.phase} cannot be accepted: {' '.join(found)}",
            "Mend and try again; give a hindering defect a date with --solved D1 --due DAY (the day by which it will be gone); "
            "or accept in part with --except STEP --reason and why.",
        )
    state = ("partial" if names else "accepted") if accept else "refused"
    return record.model_copy(
        update={"state": state, "excluded": names, "reason": reason.strip(), "date": day, "by": by}
    )


def reopened(record: AcceptanceRecord) -> AcceptanceRecord:
    """A refused or partly accepted record, ready for the next test; results that passed stay.

    Raises:
        Refused: the phase is accepted.
    """
    if record.state == "accepted":
        raise Refused(f"{record.phase} is accepted.", "A defect found later is a matter of the warranty.")
    steps = tuple(
        s
        if s.result == "passed" and s.id not in record.excluded
        else s.model_copy(update={"result": "open", "evidence": "", "by": None, "at": None})
        for s in record.steps
    )
    return record.model_copy(
        update={"state": "open", "steps": steps, "excluded": (), "date": None, "by": None}
    )


def _with_defect_changed(
    record: AcceptanceRecord, defect_id: str, update: dict[str, object]
) -> AcceptanceRecord:
    defect = next((d for d in record.defects if d.id.casefold() == defect_id.casefold()), None)
    if defect is None:
        known = ", ".join(d.id for d in record.defects) or "none"
        raise UsageError(f"There is no defect '{defect_id}'.", f"Known are: {known}.")
    changed = defect.model_copy(update=update)
    return record.model_copy(update={"defects": tuple(changed if d is defect else d for d in record.defects)})


def _step(record: AcceptanceRecord, name: str) -> AcceptanceStep:
    wanted = name.casefold()
    found = next((s for s in record.steps if wanted in {s.id.casefold(), s.number.casefold()}), None)
    if found is None:
        known = ", ".join(s.number or s.id for s in record.steps)
        raise UsageError(f"{record.phase} has no step '{name}'.", f"Its steps: {known}.")
    return found


def _refuse_closed(record: AcceptanceRecord) -> None:
    if record.state == "accepted":
        raise Refused(
            f"{record.phase} was accepted on {record.date}.",
            "A defect found later is a matter of the warranty.",
        )
    if record.state != "open":
        raise Refused(
            f"{record.phase} was {record.state} on {record.date}.",
            f"Begin the next test with: crmkit accept {record.phase} --again",
        )
