"""The way through a form: every stop that the answers so far open up, in the order of asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.kernel.questions.form import Asked, Form
from toolkit.kernel.questions.labels import piped
from toolkit.kernel.questions.rounds import choice_of, chosen_in
from toolkit.kernel.questions.scopes import Scope, scopes
from toolkit.kernel.questions.typing import type_of
from toolkit.models.interviews.answer import Answer
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import Question

Rounds = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Stop:
    """Where a sitting can stand: a question, a note, or 'another round?' of a repeat.

    `rounds` are the repeats around it with the ids of their instances; `headings` the labels of the
    groups and repeats around it, outside in.
    """

    kind: Literal["question", "note", "another"]
    name: str
    rounds: Rounds = ()
    headings: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Rounds, str, bool]:
        """What makes two stops the same, whatever their headings say."""
        return self.rounds, self.name, self.kind == "another"


@dataclass(frozen=True)
class Route:
    """All stops, and the scope of every round of a repeat (`()` is the form itself)."""

    stops: tuple[Stop, ...]
    scopes: dict[Rounds, Scope]

    def place(self, stop: Stop | None) -> int:
        """Return the number of a stop; the number of stops for None and for one that is gone."""
        keys = [other.key for other in self.stops]
        return keys.index(stop.key) if stop is not None and stop.key in keys else len(keys)


def find_route(form: Form, interview: Interview, today: date | None = None) -> Route:
    """Return the way through a form with the answers of a sitting."""
    found = {scope.rounds: scope for scope in scopes(form, interview, today)}
    walker = _Walker(form, interview, found)
    return Route(tuple(walker.stops(form.questionnaire.questions, (), ())), found)


class _Walker:
    def __init__(self, form: Form, interview: Interview, found: dict[Rounds, Scope]) -> None:
        self._form = form
        self._interview = interview
        self._scopes = found

    def stops(
        self, questions: tuple[Question, ...], rounds: Rounds, headings: tuple[str, ...]
    ) -> Iterator[Stop]:
        scope = self._scopes[rounds]
        for question in questions:
            row = self._form.asked[question.name]
            if question.type == "group":
                yield from self.stops(question.questions, rounds, (*headings, self._label(question, rounds)))
            elif question.name not in scope.asked:
                continue
            elif question.type == "repeat":
                yield from self._repeat(row, rounds, headings)
            elif question.type == "note":
                yield Stop("note", question.name, rounds, headings)
            elif (kind := type_of(question)) and kind.widget != "nothing":
                yield Stop("question", question.name, rounds, headings)

    def _label(self, question: Question, rounds: Rounds) -> str:
        return piped(question.label, self._form.asked, self._scopes[rounds].values) or question.name

    def _repeat(self, row: Asked, rounds: Rounds, headings: tuple[str, ...]) -> Iterator[Stop]:
        label = self._label(row.question, rounds)
        inside = [at for at in self._scopes if at[:-1] == rounds and at and at[-1][0] == row.name]
        for number, at in enumerate(inside, 1):
            title = self._title(row, at)
            heading = f"{label} {number}: {title}" if title else f"{label} {number}"
            yield from self.stops(row.question.questions, at, (*headings, heading))
        if row.count is None:
            yield Stop("another", row.name, rounds, headings)

    def _title(self, row: Asked, at: Rounds) -> str:
        if row.count is not None and (each := chosen_in(row.count.tree)):
            return choice_of(self._form.asked[each].question, at[-1][1])
        answer = self._scopes[at].answers.get(self._form.first_of(row.name))
        text = answer.value if isinstance(answer, Answer) and isinstance(answer.value, str) else ""
        return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
