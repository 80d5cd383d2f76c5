"""The terminal loop of one interview: shows where the engine stands, asks, hands the answer over.

Everything that counts is decided by `stages.interview`; this file only talks. After each event that
changed the sitting `save` is called, so that whatever ends the loop loses at most the line being typed.
"""

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.cli.screen import say as screen_say
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.typing import type_of
from toolkit.models.ids import check_id
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import Question
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.review import (
    HIDDEN_RULE,
    Row,
    blockers,
    kept_but_hidden,
    progress,
    review,
    to_confirm,
)
from toolkit.stages.interview.route import Stop
from toolkit.stages.interview.sitting import Sitting

KEYS = "Ctrl-B back · Ctrl-X more (jump, quote, don't know) · ? help · Ctrl-C save and leave"
_WIDTH = 78
#: A day; a terminal left open over the weekend is no longer interview.
_LONGEST = 1440


@dataclass(frozen=True)
class Outcome:
    """How a sitting at the terminal ended: what was saved last, and whether it was handed in."""

    interview: Interview
    submitted: bool


def run_sitting(
    state: Sitting,
    save: Callable[[Interview], None],
    now: Callable[[], datetime],
    people: Mapping[str, str] | None = None,
    terminal: Terminal | None = None,
    say: Callable[[str], None] = screen_say,
) -> Outcome:
    """Ask one interview at the terminal until it is handed in or left.

    Args:
        state: where it begins or goes on (`stages.interview.sitting.begin`).
        save: called with the interview after every change.
        now: gives the time in UTC; answers and the end are stamped with it.
        people: member id -> name, for 'ask whom?'.
        terminal: where to ask; the real terminal by default.
        say: prints a line.

    Raises:
        UsageError: there is no terminal.
    """
    asker = terminal or Terminal()
    asker.require()
    return _Loop(state, save, now, dict(people or {}), asker, say).run()


class _Loop:
    def __init__(
        self,
        state: Sitting,
        save: Callable[[Interview], None],
        now: Callable[[], datetime],
        people: dict[str, str],
        terminal: Terminal,
        say: Callable[[str], None],
    ) -> None:
        self._state = state
        self._save = save
        self._now = now
        self._people = people
        self._terminal = terminal
        self._say = say
        self._begun = now()
        self._minutes = state.interview.minutes
        self._headings: tuple[str, ...] = ()

    def run(self) -> Outcome:
        self._greet()
        while True:
            stop = self._state.position
            if stop is None:
                ended = self._at_the_end()
                if ended is not None:
                    return ended
                continue
            self._head(stop)
            signal = self._at(stop)
            if signal is Signal.QUIT:
                return self._leave()
            self._follow(signal)

    # --- what is shown --------------------------------------------------------------------------
    def _greet(self) -> None:
        questionnaire = self._state.form.questionnaire
        self._say(f"{questionnaire.title}: {questionnaire.purpose}")
        done = progress(self._state)
        if done.answered:
            self._say(f"Going on where it was left: {done.answered} of {done.total} answered.")
        self._say(KEYS)

    def _head(self, stop: Stop) -> None:
        if stop.headings != self._headings and stop.headings:
            self._say("")
            self._say(f"== {' / '.join(stop.headings)} ==")
        self._headings = stop.headings

    def _wrapped(self, text: str, indent: str = "") -> None:
        for line in textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent):
            self._say(line)

    def _question_head(self, question: Question) -> None:
        done = progress(self._state)
        self._say("")
        self._say(f"[{done.answered}/{done.total}, about {done.minutes_left} min left]")
        self._wrapped(question.label or question.name)
        if question.hint:
            self._wrapped(question.hint, "    ")
        given = self._state.given
        if given and given.quote:
            self._wrapped(f'In their words: "{given.quote}"', "    ")
        if given and given.comment:
            self._wrapped(f"Comment: {given.comment}", "    ")
        if given and given.open:
            self._wrapped(f"Open: ask {given.open.ask}. {given.open.text}", "    ")

    # --- stops ----------------------------------------------------------------------------------
    def _at(self, stop: Stop) -> Signal | None:
        question = self._state.form.asked[stop.name].question
        if stop.kind == "note":
            self._wrapped(question.label)
            reply = self._terminal.line("Enter to go on")
            return reply if isinstance(reply, Signal) else Signal.SKIP
        if stop.kind == "another":
            return self._another(stop, question)
        self._question_head(question)
        return self._ask(question)

    def _another(self, stop: Stop, question: Question) -> Signal | None:
        rounds = sum(
            at[:-1] == stop.rounds and at[-1][0] == stop.name for at in self._state.route.scopes if at
        )
        label = question.label or question.name
        if not rounds and question.hint:
            self._wrapped(question.hint, "    ")
        text = f"{label}: another one? ({rounds} so far)" if rounds else f"{label}: is there one?"
        more = self._terminal.yes(text, default=not rounds)
        if isinstance(more, Signal):
            return more
        self._move(on.another(self._state, more))
        return None

    def _ask(self, question: Question) -> Signal | None:
        """Ask until the answer is taken or somebody wants something else."""
        tried: str | None = None
        while True:
            reply = self._prompt(question, tried)
            if isinstance(reply, Signal):
                return reply
            before = self._state
            try:
                after = on.answer(before, reply, self._now()) if reply else on.skip(on.clear(before))
            except AnswerError as error:
                self._say(f"! {error}")
                tried = reply if isinstance(reply, str) else None
                continue
            for row in to_confirm(before, after, question.name) if before.given else []:
                self._wrapped(f"Please look at it again: {row.label} ({row.said})", "  * ")
            self._move(after)
            return None

    def _prompt(self, question: Question, tried: str | None) -> Stored | Signal:
        kind = type_of(question)
        widget = kind.widget if kind else "line"
        options = [Option(choice.name, choice.label) for choice in question.listed]
        stands = self._state.suggestion
        if widget == "one":
            return self._terminal.one("", options, stands if isinstance(stands, str) else "", "(no answer)")
        if widget == "several":
            return self._terminal.several("", options, (stands,) if isinstance(stands, str) else stands)
        if widget == "order":
            if stands:
                self._say(f"So far: {', '.join(stands)}. Give the order anew, or no answer to keep it.")
            return self._terminal.order("", options)
        if widget == "nod":
            return self._terminal.one("", [Option("OK", "OK")], skip="(not yet)")
        return self._terminal.line("", tried if tried is not None else "".join(stands))

    # --- signals --------------------------------------------------------------------------------
    def _follow(self, signal: Signal | None) -> None:
        if signal is Signal.BACK:
            self._state = on.back(self._state)
        elif signal is Signal.SKIP:
            self._try(lambda: on.skip(self._state))
        elif signal is Signal.HELP:
            self._help()
        elif signal is Signal.MENU:
            self._menu()

    def _help(self) -> None:
        stop = self._state.position
        question = self._state.form.asked[stop.name].question if stop else None
        self._say(KEYS)
        if question:
            kind = "one choice" if question.type == "select_one" else question.type.replace("_", " ")
            self._wrapped(f"{question.name} ({kind}). {question.hint}".strip(), "    ")
            self._say(
                "    This question wants an answer." if question.required else "    It may be left out."
            )

    def _menu(self) -> None:
        stop = self._state.position
        asking = stop is not None and stop.kind == "question"
        options = [Option("jump", "go to another question"), Option("end", "go to the end and look it over")]
        if asking:
            options += [
                Option("quote", "take down their own words"),
                Option("comment", "add a comment"),
                Option("open", "they don't know: whom to ask?"),
                Option("clear", "take the answer out"),
            ]
        if stop is not None and stop.rounds:
            options.append(Option("drop", f"take out the whole entry '{stop.headings[-1]}'"))
        actions: dict[str | Signal, Callable[[], None]] = {
            "jump": self._jump,
            "end": lambda: self._move(on.jump(self._state, None)),
            "quote": lambda: self._remark("quote"),
            "comment": lambda: self._remark("comment"),
            "open": self._leave_open,
            "clear": lambda: self._move(on.clear(self._state)),
            "drop": lambda: self._move(on.forget_round(self._state, stop)) if stop else None,
        }
        actions.get(self._terminal.one("More", options, skip="go on"), lambda: None)()

    def _jump(self) -> None:
        rows = review(self._state)
        options = [Option(str(place), _line(row)) for place, row in enumerate(rows)]
        reply = self._terminal.one("Go to", options, skip="stay here")
        if isinstance(reply, str):
            self._state = on.jump(self._state, rows[int(reply)].stop)

    def _remark(self, field: str) -> None:
        given = self._state.given
        old = getattr(given, field) if given else ""
        reply = self._terminal.line("In their own words" if field == "quote" else "Comment", old)
        if isinstance(reply, str):
            self._move(on.remark(self._state, **{field: reply}))

    def _leave_open(self) -> None:
        options = [Option(member, name) for member, name in self._people.items()]
        ask = (
            self._terminal.one("Whom to ask?", options)
            if options
            else self._terminal.line("Whom to ask (id)?")
        )
        if isinstance(ask, Signal):
            return
        try:
            check_id(ask)
        except ValueError as error:
            self._say(f"! {error}")
            return
        text = self._terminal.line("What exactly?")
        self._move(on.leave_open(self._state, ask, text if isinstance(text, str) else "", self._now()))

    # --- the end --------------------------------------------------------------------------------
    def _at_the_end(self) -> Outcome | None:
        self._review()
        wanting = blockers(self._state)
        options = [] if wanting else [Option("submit", "hand it in")]
        options += [Option("jump", "change an answer"), Option("later", "save it and go on another day")]
        reply = self._terminal.one("What now?", options)
        if reply == "submit":
            interview = on.submit(self._state, self._now(), self._spent()).interview
            self._save(interview)
            return Outcome(interview, submitted=True)
        if reply == "jump" and review(self._state):
            self._jump()
        elif reply is Signal.BACK:
            self._state = on.back(self._state)
        elif reply in ("later", Signal.QUIT):
            return self._leave()
        return None

    def _review(self) -> None:
        self._say("")
        self._say("== Looking it over ==")
        headings: tuple[str, ...] = ()
        for row in review(self._state):
            if row.stop.headings != headings and row.stop.headings:
                self._say(f"-- {' / '.join(row.stop.headings)}")
            headings = row.stop.headings
            self._wrapped(_line(row), "  ")
        if hidden := kept_but_hidden(self._state):
            self._wrapped(f"Kept but not used: {', '.join(hidden)}. {HIDDEN_RULE}")

    # --- state ----------------------------------------------------------------------------------
    def _try(self, event: Callable[[], Sitting]) -> None:
        try:
            self._move(event())
        except AnswerError as error:
            self._say(f"! {error}")

    def _move(self, state: Sitting) -> None:
        """Stand at the new state; save it if anything was said."""
        changed = state.interview.answers != self._state.interview.answers
        self._state = state
        if changed:
            self._save(self._timed())

    def _timed(self) -> Interview:
        return self._state.to_save.model_copy(update={"minutes": self._spent()})

    def _spent(self) -> int:
        now = round((self._now() - self._begun).total_seconds() / 60)
        return min(self._minutes + max(now, 0), _LONGEST)

    def _leave(self) -> Outcome:
        interview = self._timed()
        self._save(interview)
        self._say("Saved. The same command goes on from here.")
        return Outcome(interview, submitted=False)


_MARKS = {"answered": " ", "open": "?", "skipped": "-", "missing": "!", "faulty": "!"}


def _line(row: Row) -> str:
    said = row.said if len(row.said) <= 60 else f"{row.said[:59].rstrip()}…"
    wrong = {"missing": "an answer is wanted", "faulty": row.fault, "skipped": "not answered"}.get(
        row.state, ""
    )
    return f"{_MARKS[row.state]} {row.label} {said}{f' ({wrong})' if wrong else ''}".rstrip()
