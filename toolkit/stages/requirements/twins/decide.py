"""What a person decides about two requirements that look alike; nothing merges by itself."""

from toolkit.models.requirements.action import Action
from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.models.requirements.twin import Judgement, TwinDecision, TwinDecisions
from toolkit.problems import Refused, UsageError
from toolkit.stages.requirements.fingerprint import Signed
from toolkit.stages.requirements.open_questions import CONFLICT, ask_which_holds
from toolkit.stages.requirements.review import find, perform


def decide(
    register: Register, decisions: TwinDecisions, judgement: Judgement, signed: Signed
) -> tuple[Register, TwinDecisions]:
    """The register and the decisions after one judgement; an earlier one on the same pair is replaced.

    same: `b` is merged into `a` with all its sources. conflicts: both get an open question. The others
    change nothing but take such a question away.

    Raises:
        UsageError: a requirement is not there, or both are the same one.
        Refused: one of the two cannot be merged in its state.
    """
    a, b = find(register, judgement.a), find(register, judgement.b)
    if a.id == b.id:
        raise UsageError(f"{a.shown_id} is compared with itself.", "Name two requirements.")
    for one in (a, b):
        if one.status is RequirementStatus.MERGED:
            raise Refused(f"{one.shown_id} was merged already.", "Decide about the one it went into.")
    if judgement.verdict == "same":
        merge = Action(requirement=b.id, do="merge", into=a.id, reason=judgement.reason or "the same")
        after = perform(register, merge, signed)
    else:
        after = _marked(register, (a, b), conflicts=judgement.verdict == "conflicts")
    decision = TwinDecision(
        a=a.id,
        b=b.id,
        verdict=judgement.verdict,
        by=signed.by,
        date=signed.at.date(),
        reason=judgement.reason,
    )
    return after, _put(decisions, decision)


def _put(decisions: TwinDecisions, new: TwinDecision) -> TwinDecisions:
    kept = tuple(d for d in decisions.twins if {d.a, d.b} != {new.a, new.b})
    return decisions.model_copy(update={"twins": (*kept, new)})


def _marked(register: Register, pair: tuple[Requirement, Requirement], *, conflicts: bool) -> Register:
    other_of = {pair[0].id: pair[1], pair[1].id: pair[0]}
    return register.model_copy(
        update={
            "requirements": tuple(
                _mark(r, other_of[r.id], conflicts) if r.id in other_of else r for r in register.requirements
            )
        }
    )


def _mark(r: Requirement, other: Requirement, conflicts: bool) -> Requirement:
    question = ask_which_holds(other.id, other.statement)
    left = tuple(q for q in r.open_questions if not q.startswith(f"{CONFLICT} {other.id}:"))
    questions = (*left, question) if conflicts else left
    if questions == r.open_questions:
        return r
    status = r.status
    if status is RequirementStatus.PROPOSED and questions:
        status = RequirementStatus.DRAFT
    elif status is RequirementStatus.DRAFT and not questions:
        status = RequirementStatus.PROPOSED
    return r.model_copy(update={"open_questions": questions, "status": status})
