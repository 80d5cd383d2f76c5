"""The group's word on a contradiction: a value, who answers for it, and why."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from toolkit.kernel.questions.typing import read_answer, to_stored
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.contradiction import (
    Contradiction,
    ContradictionDecision,
    ContradictionDecisions,
)
from toolkit.models.interviews.question import Question
from toolkit.models.noun import Noun
from toolkit.problems import UsageError


class ContradictionWord(Noun):
    """What is decided. `do` is `decide`, or `reopen` to take a decision back."""

    contradiction: str
    do: Literal["decide", "reopen"] = "decide"
    value: Stored = ""
    owner: str = ""
    reason: str = ""


def find(contradictions: Iterable[Contradiction], wanted: str) -> Contradiction:
    """Return the contradiction with this number (C7) or id, ignoring case.

    Raises:
        UsageError: there is none.
    """
    known = tuple(contradictions)
    folded = wanted.strip().casefold()
    for one in known:
        if folded in (one.id.casefold(), (one.number or "").casefold()):
            return one
    names = ", ".join(one.number or one.id for one in known) or "none"
    raise UsageError(f"There is no contradiction '{wanted}'.", f"Known are: {names}.")


def numbered(
    decisions: ContradictionDecisions, contradictions: Iterable[Contradiction]
) -> ContradictionDecisions:
    """Return the decisions with a number (C1, C2, ...) for every contradiction; a number is given once."""
    known = {decision.contradiction: decision for decision in decisions.contradictions}
    taken = [int(d.number[1:]) for d in known.values() if d.number and d.number[1:].isdigit()]
    last = max(taken, default=0)
    for one in contradictions:
        given = known.get(one.id)
        if given is None or given.number is None:
            last += 1
            fresh = given or ContradictionDecision(contradiction=one.id)
            known[one.id] = fresh.model_copy(update={"number": f"C{last}"})
    return decisions.model_copy(update={"contradictions": tuple(known.values())})


def decide(
    decisions: ContradictionDecisions, word: ContradictionWord, question: Question, by: str, day: date
) -> ContradictionDecisions:
    """Return the decisions with one more; `word.contradiction` is the machine id.

    Raises:
        UsageError: owner or reason are missing, or there is nothing to take back.
        AnswerError: the value is no answer to the question.
    """
    if not word.reason.strip():
        raise UsageError("Why is it so?", "Give the reason; it is printed beside the decision.")
    if word.do == "decide" and not word.owner.strip():
        raise UsageError("Who answers for this decision?", "Name one member.")
    update: dict[str, object] = {"reason": word.reason.strip(), "date": day, "by": by}
    if word.do == "decide":
        value = to_stored(read_answer(question, word.value))
        if not value:
            raise UsageError("What holds?", "Give a value; it need not be one of the versions.")
        update |= {"value": value, "owner": word.owner}
    else:
        update |= {"value": None, "owner": None}
    return _put(decisions, word.contradiction, update)


def _put(decisions: ContradictionDecisions, name: str, update: dict[str, object]) -> ContradictionDecisions:
    present: Sequence[ContradictionDecision] = decisions.contradictions
    old = next((d for d in present if d.contradiction == name), ContradictionDecision(contradiction=name))
    if update["value"] is None and old.value is None:
        raise UsageError("There is no decision to take back.", "'crmkit contradictions list' shows them.")
    new = old.model_copy(update=update)
    after = tuple(new if d.contradiction == name else d for d in present)
    return decisions.model_copy(update={"contradictions": after if old in present else (*present, new)})
