"""Who said what, where answers do not go together, and what was decided."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.kernel.questions.labels import say
from toolkit.kernel.questions.typing import read_answer
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.question import Question
from toolkit.workflows.interviews.contradictions import Compared

_WIDTH = 78


def to_json(contradictions: Sequence[Contradiction]) -> dict[str, object]:
    """The contract of `contradictions list --json`; `id` is what people say (C7), `key` the machine id."""
    return {
        "contradictions": [
            {
                "id": one.number or one.id,
                "key": one.id,
                "question": one.question,
                "questionnaire": one.questionnaire,
                "instance": one.instance,
                "rule": one.rule,
                "versions": [
                    {"member": v.member, "value": v.value, "quote": v.quote, "interview": v.interview}
                    for v in one.versions
                ],
                "state": one.state,
                "decision": one.decision,
                "owner": one.owner,
                "reason": one.reason,
            }
            for one in contradictions
        ]
    }


def show_all(state: Compared, shown: Sequence[Contradiction]) -> None:
    """Every contradiction with its versions; the open ones first."""
    for one in sorted(shown, key=lambda c: c.state != "open"):
        show_one(state, one)
    left = sum(one.state == "open" for one in shown)
    if not shown:
        screen.say("Nobody contradicts anybody (or nobody was asked twice).")
    elif left:
        screen.say(f"{len(shown)} contradictions, {left} of them open. Next: crmkit contradictions decide")
    else:
        screen.say(f"{len(shown)} contradictions, all decided.")


def show_one(state: Compared, one: Contradiction) -> None:
    """One contradiction: the question, who said what in which words, the decision."""
    question = state.question(one)
    where = f", {one.instance.rpartition('=')[2]}" if one.instance else ""
    screen.say(f"{one.number or one.id}  {one.question}{where}  [{one.state}]")
    _wrapped(question.label, "   ")
    for version in one.versions:
        quote = f': "{version.quote}"' if version.quote else ""
        _wrapped(f"{state.name(version.member)} - {in_words(question, version.value)}{quote}", "   - ")
    if one.state == "decided" and one.decision is not None:
        owner = f" ({state.name(one.owner)})" if one.owner else ""
        _wrapped(f"holds: {in_words(question, one.decision)}{owner}. {one.reason}", "   = ")
    elif one.owner:
        _wrapped(f"to be decided by {state.name(one.owner)}", "   ? ")
    screen.say()


def in_words(question: Question, stored: Stored) -> str:
    """A stored value as people read it."""
    return say(question, read_answer(question, stored))


def _wrapped(text: str, first: str) -> None:
    for line in screen.wrapped(text, _WIDTH, first):
        screen.say(line)
