"""The terminal loop of one interview: shows where the engine stands, asks, hands the answer over.

Everything that counts is decided by `stages.interview`; this file only talks. After each event that
changed the sitting `save` is called, so that whatever ends the loop loses at most the line being typed.
"""

from collections.abc import Callable
from dataclasses import replace

from toolkit.cli.dialogs.sitting_desk import KEYS, Desk, Outcome
from toolkit.cli.dialogs.sitting_menu import jump, menu
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.cli.screen import say as screen_say
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.typing import type_of
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question
from toolkit.problems import UsageError
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.review import blockers, progress, review, to_confirm
from toolkit.stages.interview.route import Stop
from toolkit.stages.interview.sitting import Sitting
from toolkit.workflows.interviews.sittings import OpenSitting, SittingRequest, open_sitting
from toolkit.workflows.session import Session


def hold(session: Session, request: SittingRequest, terminal: Terminal | None = None) -> Outcome | None:
    """Open a sitting, offer to take up one that was broken off, and ask it; None if nothing was begun.

    Raises:
        UsageError: there is no terminal, or the request names what does not exist.
    """
    asker = terminal or Terminal()
    asker.require()
    opened = open_sitting(session, request)
    if opened.resumed:
        reply = asker.one(
            _unfinished(opened.sitting), [Option("on", "go on"), Option("new", "begin a new one")]
        )
        if isinstance(reply, Signal):
            return None
        if reply == "new":
            opened = open_sitting(session, replace(request, anew=True))
    return run_sitting(opened, asker)


def _unfinished(state: Sitting) -> str:
    done = progress(state)
    day = state.interview.started.date()
    return f"There is an unfinished sitting of {day}: {done.answered} of {done.total} answered."


def run_sitting(
    opened: OpenSitting, terminal: Terminal | None = None, say: Callable[[str], None] = screen_say
) -> Outcome:
    """Ask one interview at the terminal until it is handed in or left.

    Args:
        opened: where it begins or goes on, and how it is saved; answers are stamped with its `now`.
        terminal: where to ask; the real terminal by default.
        say: prints a line.

    Raises:
        UsageError: there is no terminal.
    """
    asker = terminal or Terminal()
    asker.require()
    desk = Desk(opened, asker, say)
    _greet(desk)
    while True:
        ended = _at_the_end(desk) if desk.state.position is None else _at(desk, desk.state.position)
        if ended is not None:
            return ended


def _greet(desk: Desk) -> None:
    questionnaire = desk.state.form.questionnaire
    desk.wrapped(f"{questionnaire.title}: {questionnaire.purpose}")
    done = progress(desk.state)
    if done.answered:
        desk.say(f"Going on where it was left: {done.answered} of {done.total} answered.")
    desk.say(KEYS)


def _at(desk: Desk, stop: Stop) -> Outcome | None:
    """Ask what stands at a stop and follow the reply; the outcome if somebody leaves."""
    desk.headings(stop)
    question = desk.state.form.asked[stop.name].question
    signal: Signal | None
    if stop.kind == "note":
        desk.wrapped(desk.state.spoken(question.label))
        reply = desk.terminal.line("Enter to go on")
        signal = reply if isinstance(reply, Signal) else Signal.SKIP
    elif stop.kind == "another":
        signal = _another(desk, stop, question)
    else:
        desk.question(question)
        signal = _ask(desk, question)
    if signal is Signal.QUIT:
        return desk.leave()
    if signal is not None:
        _follow(desk, signal)
    return None


def _follow(desk: Desk, signal: Signal) -> None:
    if signal is Signal.BACK:
        desk.move(on.back(desk.state))
    elif signal is Signal.SKIP:
        try:
            desk.move(on.skip(desk.state))
        except AnswerError as error:
            desk.say(f"! {error}")
    elif signal is Signal.HELP:
        desk.help()
    elif signal is Signal.MENU:
        menu(desk)


def _another(desk: Desk, stop: Stop, question: Question) -> Signal | None:
    rounds = sum(at[:-1] == stop.rounds and at[-1][0] == stop.name for at in desk.state.route.scopes if at)
    label = question.label or question.name
    if not rounds and question.hint:
        desk.wrapped(question.hint, "    ")
    text = f"{label}: another one? ({rounds} so far)" if rounds else f"{label}: is there one?"
    more = desk.terminal.yes(text, default=not rounds)
    if isinstance(more, Signal):
        return more
    desk.move(on.another(desk.state, more))
    return None


def _ask(desk: Desk, question: Question) -> Signal | None:
    """Ask until the answer is taken or somebody wants something else."""
    tried: str | None = None
    while True:
        reply = _prompt(desk, question, tried)
        if isinstance(reply, Signal):
            return reply
        before = desk.state
        try:
            reply = _handed_over(desk, question, reply)
            # Nothing ticked takes an earlier answer out.
            after = on.answer(before, reply, desk.now()) if reply else on.skip(on.clear(before))
        except (AnswerError, UsageError) as error:
            desk.wrapped(f"! {error}")
            tried = reply if isinstance(reply, str) else None
            continue
        for row in to_confirm(before, after, question.name) if before.given else []:
            desk.wrapped(f"Please look at it again: {row.label} ({row.said})", "  * ")
        desk.move(after)
        return None


def _handed_over(desk: Desk, question: Question, reply: Stored) -> Stored:
    """The name under which a file is kept; what is kept already is not copied again."""
    kind = type_of(question)
    given = desk.state.given
    kept = given is not None and given.value == reply
    if kind is None or kind.widget != "file" or not isinstance(reply, str) or not reply or kept:
        return reply
    return desk.opened.attach(reply)


def _prompt(desk: Desk, question: Question, tried: str | None) -> Stored | Signal:
    kind = type_of(question)
    widget = kind.widget if kind else "line"
    options = [Option(choice.name, choice.label) for choice in desk.state.choices]
    stands = desk.state.suggestion
    if widget == "one":
        return desk.terminal.one("", options, stands if isinstance(stands, str) else "", "(no answer)")
    if widget == "several":
        return desk.terminal.several("", options, (stands,) if isinstance(stands, str) else stands)
    if widget == "order":
        if stands:
            desk.wrapped(f"So far: {', '.join(stands)}. Give the order anew, or no answer to keep it.")
        return desk.terminal.order("", options)
    if widget == "nod":
        return desk.terminal.one("", [Option("OK", "OK")], skip="(not yet)")
    if widget == "file":
        return desk.terminal.path("", tried if tried is not None else "".join(stands))
    return desk.terminal.line("", tried if tried is not None else "".join(stands))


def _at_the_end(desk: Desk) -> Outcome | None:
    desk.review()
    options = [] if blockers(desk.state) else [Option("submit", "hand it in")]
    options += [Option("jump", "change an answer"), Option("later", "save it and go on another day")]
    reply = desk.terminal.one("What now?", options)
    if reply == "submit":
        return desk.hand_in()
    if reply == "jump" and review(desk.state):
        jump(desk)
    elif reply is Signal.BACK:
        desk.move(on.back(desk.state))
    elif reply in ("later", Signal.QUIT):
        return desk.leave()
    return None
