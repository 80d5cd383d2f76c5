"""The desk at which a sitting is held: its state, where it is saved, what is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from toolkit.cli.prompts import Terminal
from toolkit.cli.screen import wrapped
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import Question
from toolkit.stages.interview.review import HIDDEN_RULE, Row, kept_but_hidden, progress, review
from toolkit.stages.interview.route import Stop
from toolkit.stages.interview.sitting import Sitting, submit
from toolkit.workflows.interviews.sittings import OpenSitting

KEYS = "Ctrl-B back · Ctrl-X more · Ctrl-O editor · ? help · Ctrl-C save and leave"
KEYS_AT_LENGTH = (
    "Ctrl-B: back to the question before. Ctrl-X: jump to any question, take down their own words or a comment, "
    "record whom to ask ('don't know'), take an answer out, look it all over. Ctrl-O: write a long answer in your "
    "editor ($EDITOR). An empty line leaves the question out. Ctrl-C: save and leave; the same command goes on."
)
_WIDTH = 78
#: A day; a terminal left open over the weekend is no longer interview.
_LONGEST = 1440
_MARKS = {"answered": " ", "open": "?", "skipped": "-", "missing": "!", "faulty": "!"}


@dataclass(frozen=True)
class Outcome:
    """How a sitting at the terminal ended: what was saved last, and whether it was handed in."""

    interview: Interview
    submitted: bool


@dataclass
class Desk:
    """The one thing that changes while an interview is asked."""

    opened: OpenSitting
    terminal: Terminal
    say: Callable[[str], None]

    def __post_init__(self) -> None:
        self.state: Sitting = self.opened.sitting
        self._begun = self.now()
        self._minutes = self.state.interview.minutes
        self._shown: tuple[str, ...] = ()

    def now(self) -> datetime:
        """The time in UTC."""
        return self.opened.now()

    def move(self, state: Sitting) -> None:
        """Stand at the new state; save it if anything was said."""
        changed = state.to_save.answers != self.state.to_save.answers
        self.state = state
        if changed:
            self.opened.save(self._timed())

    def leave(self) -> Outcome:
        """Save and end; the same command goes on from here."""
        interview = self._timed()
        if interview.answers:
            self.opened.save(interview)
        return Outcome(interview, submitted=False)

    def hand_in(self) -> Outcome:
        """Submit, save and end."""
        interview = submit(self.state, self.now(), self.spent()).interview
        self.opened.save(interview)
        return Outcome(interview, submitted=True)

    def spent(self) -> int:
        """Minutes of this and all earlier parts of the sitting."""
        now = round((self.now() - self._begun).total_seconds() / 60)
        return min(self._minutes + max(now, 0), _LONGEST)

    def _timed(self) -> Interview:
        return self.state.to_save.model_copy(update={"minutes": self.spent()})

    # --- what is shown --------------------------------------------------------------------------
    def wrapped(self, text: str, indent: str = "") -> None:
        """Print a text in lines that fit; prompts of their own crop what is long."""
        for line in wrapped(text, _WIDTH, indent):
            self.say(line)

    def headings(self, stop: Stop) -> None:
        """Print the groups and repeats around a stop where they change."""
        if stop.headings != self._shown and stop.headings:
            self.say("")
            self.wrapped(f"== {' / '.join(stop.headings)} ==")
        self._shown = stop.headings

    def question(self, question: Question) -> None:
        """Print a question with progress, hint and what was taken down so far."""
        done = progress(self.state)
        self.say("")
        self.say(f"[{done.answered}/{done.total}, about {done.minutes_left} min left]")
        self.wrapped(self.state.spoken(question.label) or question.name)
        if question.hint:
            self.wrapped(self.state.spoken(question.hint), "    ")
        if (given := self.state.given) is None:
            return
        if given.quote:
            self.wrapped(f'In their words: "{given.quote}"', "    ")
        if given.comment:
            self.wrapped(f"Comment: {given.comment}", "    ")
        if given.open:
            self.wrapped(f"Open: ask {given.open.ask}. {given.open.text}", "    ")

    def help(self) -> None:
        """Print the keys and what the question at hand wants."""
        self.wrapped(KEYS_AT_LENGTH)
        if self.state.question is None:
            return
        question = self.state.question.question
        kind = "one choice" if question.type == "select_one" else question.type.replace("_", " ")
        self.wrapped(f"{question.name} ({kind}). {question.hint}".strip(), "    ")
        self.say("    This question wants an answer." if question.required else "    It may be left out.")

    def review(self) -> None:
        """Print every question with its answer, and the rule on answers that no longer apply."""
        self.say("")
        self.say("== Looking it over ==")
        headings: tuple[str, ...] = ()
        for row in review(self.state):
            if row.stop.headings != headings and row.stop.headings:
                self.wrapped(f"-- {' / '.join(row.stop.headings)}")
            headings = row.stop.headings
            self.wrapped(line_of(row), "  ")
        if hidden := kept_but_hidden(self.state):
            self.wrapped(f"Kept but not used: {', '.join(hidden)}.")
        self.wrapped(HIDDEN_RULE)


def line_of(row: Row) -> str:
    """Return a line of the review: mark, question, answer, what is wrong."""
    said = row.said if len(row.said) <= 60 else f"{row.said[:59].rstrip()}…"
    wrong = {"missing": "an answer is wanted", "faulty": row.fault, "skipped": "not answered"}.get(
        row.state, ""
    )
    return f"{_MARKS[row.state]} {row.label} {said}{f' ({wrong})' if wrong else ''}".rstrip()
