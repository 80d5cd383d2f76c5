"""The typed answers of one sitting as expressions see them: one scope for the form, one an instance.

The rule on hidden answers: an answer whose question is not relevant (any more) is kept in the file and
left out here, so nothing is derived from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.kernel.expressions.compiler import POSITION, TODAY
from toolkit.kernel.expressions.values import Nodes, Value, to_text
from toolkit.kernel.questions.form import Asked, Form
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.rounds import chosen_in, round_ids
from toolkit.kernel.questions.slug import slug
from toolkit.kernel.questions.typing import read_answer
from toolkit.models.interviews.answer import Answer, Answers, Instance, Stored
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import Question

#: (question, path by first answers) -> the value that a decided contradiction gave it.
Decided = Mapping[tuple[str, str], Stored]


@dataclass(frozen=True)
class Scope:
    """What is known at one place of a sitting.

    `chain` names the repeats around, outside in. `path` is the place by the stable ids of the instances
    (`sys=website/fl=leads`, with the subject of the form in front), `match` the same by the first
    answers: people who say the same meet there. `rounds` are the repeats with the ids of their instances. `values` has every name that can be seen from here,
    `answers` the answers as given, `asked` the questions that were put and were relevant.
    """

    chain: tuple[str, ...]
    rounds: tuple[tuple[str, str], ...]
    path: str
    match: str
    values: dict[str, Value]
    answers: dict[str, Answer]
    asked: frozenset[str]


@dataclass
class _Level:
    """One round while it is read; `inner` are the rounds of the repeats inside it."""

    rounds: tuple[tuple[str, str], ...]
    path: tuple[str, ...]
    match: tuple[str, ...]
    values: dict[str, Value] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    inner: list["_Level"] = field(default_factory=list)

    def step(self, repeat: str, instance: str, key: str) -> "_Level":
        rounds = (*self.rounds, (repeat, instance))
        return _Level(rounds, (*self.path, f"{repeat}={instance}"), (*self.match, f"{repeat}={key}"))


def scopes(
    form: Form, interview: Interview, today: date | None = None, decided: Decided | None = None
) -> list[Scope]:
    """Return the scope of the whole sitting first, then those of all instances, in the order of the form.

    Args:
        form: the form as it was asked.
        interview: the sitting.
        today: what `today()` stands for.
        decided: values that decided contradictions put in the place of the answers.
    """
    return list(_spread(_Reader(form, interview, today, decided or {}).read(), {}, {}, frozenset()))


def _spread(
    level: _Level, values: dict[str, Value], answers: dict[str, Answer], asked: frozenset[str]
) -> Iterator[Scope]:
    seen = Scope(
        chain=tuple(repeat for repeat, _ in level.rounds),
        rounds=level.rounds,
        path="/".join(level.path),
        match="/".join(level.match),
        values=values | level.values,
        answers=answers | level.answers,
        asked=asked | level.asked,
    )
    yield seen
    for inner in level.inner:
        yield from _spread(inner, seen.values, seen.answers, seen.asked)


class _Reader:
    """Goes through the form once, in its order, so that every `relevant` sees the answers before it."""

    def __init__(self, form: Form, interview: Interview, today: date | None, decided: Decided) -> None:
        self._form = form
        self._interview = interview
        self._decided = decided
        self._base: dict[str, Value] = {
            TODAY: today,
            "respondent": interview.respondent,
            "respondent_role": interview.role,
            "respondent_department": interview.department,
        }

    def read(self) -> _Level:
        questionnaire = self._form.questionnaire
        start: tuple[str, ...] = ()
        if questionnaire.subject:
            given = self._interview.answers.get(questionnaire.subject)
            about = given.value if isinstance(given, Answer) and isinstance(given.value, str) else ""
            start = (f"{questionnaire.subject}={slug(about)}",)
        level = _Level((), start, start, values=dict(self._base))
        self._questions(questionnaire.questions, self._interview.answers, level, level.values, shown=True)
        return level

    def _questions(
        self,
        questions: tuple[Question, ...],
        answers: Answers,
        level: _Level,
        view: dict[str, Value],
        shown: bool,
    ) -> None:
        for question in questions:
            row = self._form.asked[question.name]
            visible = shown and self._applies(row, view)
            if question.type == "group":
                self._questions(question.questions, answers, level, view, visible)
            elif question.type == "repeat":
                self._repeat(row, answers, level, view, visible)
            elif question.type == "note":
                level.asked |= {row.name} if visible and self._was_asked(row) else set()
            else:
                self._answer(row, answers, level, view, visible)

    def _answer(
        self, row: Asked, answers: Answers, level: _Level, view: dict[str, Value], visible: bool
    ) -> None:
        name = row.name
        value: Value = None
        if visible:
            if self._was_asked(row):
                level.asked.add(name)
            given = answers.get(name)
            if isinstance(given, Answer):
                level.answers[name] = given
                value = _typed(row.question, given.value)
            if row.calculation is not None:
                value = row.calculation.evaluate(view)
            if (name, "/".join(level.match)) in self._decided:
                value = _typed(row.question, self._decided[name, "/".join(level.match)])
        level.values[name] = view[name] = value

    def _repeat(
        self, row: Asked, answers: Answers, level: _Level, view: dict[str, Value], visible: bool
    ) -> None:
        instances = self._rounds(row, answers, view) if visible else ()
        if visible and self._was_asked(row):
            level.asked.add(row.name)
        first = self._form.first_of(row.name)
        made = [
            self._instance(row, item, place, first, level, view) for place, item in enumerate(instances, 1)
        ]
        level.inner.extend(made)
        level.values[row.name] = view[row.name] = Nodes(tuple(item.id for item in instances))
        for name in _names(row.question):
            gathered = tuple(value for inner in made for value in _flat(inner.values.get(name)))
            level.values[name] = view[name] = Nodes(gathered)

    def _rounds(self, row: Asked, answers: Answers, view: dict[str, Value]) -> tuple[Instance, ...]:
        """The rounds of a repeat; where their number is fixed, those that have no answer yet too."""
        entry = answers.get(row.name)
        given = entry if isinstance(entry, tuple) else ()
        if row.count is None:
            return given
        known = {item.id: item for item in given}
        return tuple(known.get(name) or Instance(id=name) for name in round_ids(row, view))

    def _instance(
        self, row: Asked, instance: Instance, place: int, first: str, level: _Level, view: dict[str, Value]
    ) -> _Level:
        given = None if row.count is not None and chosen_in(row.count.tree) else instance.answers.get(first)
        key = slug(to_text(given.value)) if isinstance(given, Answer) and given.value else instance.id
        inner = level.step(row.name, instance.id, key)
        inner.values[POSITION] = place
        own = dict(view) | {POSITION: place}
        self._questions(row.question.questions, instance.answers, inner, own, shown=True)
        return inner

    def _applies(self, row: Asked, view: dict[str, Value]) -> bool:
        """Whether a question applies; in a sitting on some questions also where that was not asked."""
        if row.relevant is None or row.relevant.holds(view):
            return True
        asked = self._form.asked
        return bool(self._interview.scope) and any(
            name in asked and not self._was_asked(asked[name]) for name in row.relevant.names
        )

    def _was_asked(self, row: Asked) -> bool:
        scope = self._interview.scope
        return not scope or bool({row.name, *row.chain, *row.groups}.intersection(scope))


def _flat(value: Value) -> tuple[Value, ...]:
    return value.items if isinstance(value, Nodes) else (value,)


def _names(question: Question) -> Iterator[str]:
    for part in question.questions:
        if part.type != "group":
            yield part.name
        yield from _names(part)


def _typed(question: Question, stored: Stored | None) -> Value:
    # An answer that does not fit its question is reported by `check_answers`; here it counts as none.
    try:
        return None if stored is None else read_answer(question, stored)
    except AnswerError:
        return None
