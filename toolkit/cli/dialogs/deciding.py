"""The terminal loop that goes through open contradictions and asks what holds."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.cli.views import contradictions as view
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.typing import read_answer, type_of
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.question import Question
from toolkit.problems import UsageError
from toolkit.stages.interview.decide import ContradictionWord, find
from toolkit.workflows.interviews import contradictions as work
from toolkit.workflows.interviews.contradictions import Compared
from toolkit.workflows.session import Session

_ANOTHER = "another value"


def ask_words(session: Session, wanted: str = "", terminal: Terminal | None = None) -> int:
    """Ask what holds for one contradiction, or for all open ones; return how many were decided.

    Each decision is written at once; Ctrl-C leaves the rest for another day.

    Raises:
        UsageError: there is no terminal, or no such contradiction.
    """
    state = work.compared(session.directory)
    chosen = [find(state.contradictions, wanted)] if wanted else _open(state.contradictions)
    asker = terminal or Terminal()
    asker.require("Give --value, --owner and --reason, or --decisions FILE.")
    if not chosen:
        screen.say("There is no open contradiction.")
        return 0
    screen.say("Ctrl-B passes one over, Ctrl-C leaves; what was decided is written down.")
    done = 0
    for place, one in enumerate(chosen, 1):
        screen.say(f"\n[{place}/{len(chosen)}]")
        view.show_one(state, one)
        word = _ask(asker, state, one)
        if word is Signal.QUIT:
            break
        if isinstance(word, ContradictionWord):
            try:
                work.decide(session, [word])
            except UsageError as fault:
                screen.say(f"! {fault}")
                continue
            done += 1
    screen.say(f"{done} decided. 'crmkit requirements derive' takes the decisions over.")
    return done


def _open(contradictions: Sequence[Contradiction]) -> list[Contradiction]:
    return [one for one in contradictions if one.state == "open"]


def _ask(asker: Terminal, state: Compared, one: Contradiction) -> ContradictionWord | Signal:
    question = state.question(one)
    value = _value(asker, question, one)
    if isinstance(value, Signal):
        return value
    people = state.dossier.engagement.members
    options = [Option(person.id, f"{person.name}, {person.role}") for person in people]
    owner = asker.one("Who answers for it?", options, default=one.owner or "")
    if isinstance(owner, Signal):
        return owner
    reason = asker.line("Why?")
    if isinstance(reason, Signal):
        return reason
    return ContradictionWord(contradiction=one.id, value=value, owner=owner, reason=reason)


def _value(asker: Terminal, question: Question, one: Contradiction) -> Stored | Signal:
    versions = list(dict.fromkeys(version.value for version in one.versions))
    options = [Option(str(place), view.in_words(question, value)) for place, value in enumerate(versions)]
    reply = asker.one("What holds?", [*options, Option(_ANOTHER, _ANOTHER)], skip="decide later")
    if reply != _ANOTHER:
        return reply if isinstance(reply, Signal) else versions[int(reply)]
    while True:
        typed = _typed(asker, question)
        if isinstance(typed, Signal):
            return typed
        try:
            read_answer(question, typed)
        except AnswerError as error:
            screen.say(f"! {error}")
            continue
        return typed


def _typed(asker: Terminal, question: Question) -> Stored | Signal:
    kind = type_of(question)
    listed = [Option(choice.name, choice.label) for choice in question.listed]
    if kind is not None and kind.widget == "several":
        return asker.several("What holds?", listed)
    if kind is not None and kind.widget == "one":
        return asker.one("What holds?", listed, skip="decide later")
    return asker.line("What holds?")
