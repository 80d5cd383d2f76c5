"""Answers that come from a file: everything that does not fit the form, all of it at once."""

from collections.abc import Callable, Iterator
from datetime import date

from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.expressions.values import Value
from toolkit.kernel.questions.choices import not_offered
from toolkit.kernel.questions.form import Asked, Form
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.scopes import Scope, scopes
from toolkit.kernel.questions.typing import is_empty, read_answer, type_of
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import SILENT
from toolkit.problems import Place, Problem

#: Where an answer stands: the keys and positions that lead to it -> file, line, column.
LocateAnswer = Callable[[tuple[str | int, ...]], Place]


def check_answers(
    form: Form, interview: Interview, locate: LocateAnswer | None = None, today: date | None = None
) -> list[Problem]:
    """Return every problem of the answers of one sitting, sorted by place.

    Answers to questions that are not relevant are kept and no problem; required answers are missed
    only once the sitting is submitted.
    """
    where = locate or (lambda path: Place(f"{interview.id}: {'.'.join(str(part) for part in path)}"))
    checker = _AnswersCheck(form, interview, where, today)
    return sorted(
        {*checker.scope(), *checker.level(interview.answers, (), (), ("answers",)), *checker.values()}
    )


def fault_of(row: Asked, value: Value, values: dict[str, Value]) -> AnswerError | None:
    """Return what is wrong with a typed answer by constraint and choice filter, None if it may stand."""
    if gone := not_offered(row, value, values):
        return gone
    if (
        row.constraint is None
        or is_empty(value)
        or row.constraint.holds({**values, ".": value, row.name: value})
    ):
        return None
    text = row.question.constraint_message or "The answer is outside what the question allows."
    return AnswerError(text, "Correct the answer.")


class _AnswersCheck:
    def __init__(self, form: Form, interview: Interview, locate: LocateAnswer, today: date | None) -> None:
        self._form = form
        self._interview = interview
        self._locate = locate
        self._places = scopes(form, interview, today)

    def scope(self) -> Iterator[Problem]:
        for place, name in enumerate(self._interview.scope):
            if name not in self._form.asked:
                yield self._unknown(name, ("scope", place))

    def level(
        self, answers: Answers, chain: tuple[str, ...], ids: tuple[str, ...], path: tuple[str | int, ...]
    ) -> Iterator[Problem]:
        """Names, shapes and repeats of one round."""
        for name, entry in answers.items():
            here = (*path, name)
            row = self._form.asked.get(name)
            if row is None:
                yield self._unknown(name, here)
            elif type_of(row.question) is None and row.question.type != "repeat":
                what = f"'{name}' is a {row.question.type} and has no answer."
                yield self._problem(here, "answer-shape", what, "Take the answer out.")
            elif row.chain != chain:
                home = row.chain[-1] if row.chain else "the form itself"
                what = f"'{name}' does not belong here; it is a question of {home}."
                yield self._problem(here, "answer-misplaced", what, "Move the answer.")
            elif isinstance(entry, Answer) == (row.question.type == "repeat"):
                expected = "rounds, each with an id" if row.question.type == "repeat" else "one answer"
                yield self._problem(here, "answer-shape", f"'{name}' takes {expected}.", "Correct the file.")
            elif not isinstance(entry, Answer):
                seen: set[str] = set()
                for place, instance in enumerate(entry):
                    if instance.id in seen:
                        what = f"Two rounds of '{name}' have the id '{instance.id}'."
                        yield self._problem((*here, place), "instance-twice", what, "Give one another id.")
                    seen.add(instance.id)
                    inner = (*ids, f"{name}={instance.id}")
                    yield from self.level(instance.answers, (*chain, name), inner, (*here, place))

    def values(self) -> Iterator[Problem]:
        """Types, constraints and missing answers, place by place."""
        for scope in self._places:
            for row in self._form:
                if row.chain == scope.chain and row.name in scope.asked and row.question.type not in SILENT:
                    yield from self._value(row, scope)

    def _value(self, row: Asked, scope: Scope) -> Iterator[Problem]:
        path = ("answers", *self._keys(scope), row.name)
        answer = scope.answers.get(row.name)
        if answer is None or answer.value is None or is_empty(answer.value):
            said = answer is not None and (answer.open is not None)
            if row.question.required and self._interview.submitted is not None and not said:
                what = f"'{row.name}' has no answer although it is required."
                yield self._problem(path, "answer-missing", what, "Answer it or record whom to ask.")
            return
        try:
            value = read_answer(row.question, answer.value)
        except AnswerError as error:
            yield self._problem(path, "bad-answer", f"{row.name}: {error.what}", error.mend)
            return
        if fault := fault_of(row, value, scope.values):
            yield self._problem(path, "bad-answer", f"{row.name}: {fault.what}", fault.mend)

    def _keys(self, scope: Scope) -> tuple[str | int, ...]:
        """The keys of the file that lead to a scope, by the ids in its path."""
        keys: list[str | int] = []
        answers = self._interview.answers
        for repeat, instance in scope.rounds:
            rounds = answers.get(repeat)
            found = rounds if isinstance(rounds, tuple) else ()
            place = next((number for number, item in enumerate(found) if item.id == instance), None)
            if place is None:  # a round that the form counts and nobody has begun
                return (*keys, repeat) if found else tuple(keys)
            keys += [repeat, place]
            answers = found[place].answers
        return tuple(keys)

    def _unknown(self, name: str, path: tuple[str | int, ...]) -> Problem:
        near = nearest(name, self._form.asked)
        title = self._form.questionnaire.id
        mend = (
            f"Did you mean '{near}'?"
            if near
            else f"'crmkit questionnaire check {title}' lists the questions."
        )
        return self._problem(path, "unknown-question", f"{title} has no question '{name}'.", mend)

    def _problem(self, path: tuple[str | int, ...], code: str, what: str, mend: str) -> Problem:
        return Problem(self._locate(path), code, what, mend)
