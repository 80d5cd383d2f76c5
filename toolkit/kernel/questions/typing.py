"""Stored text into typed values and back, by the type of the question."""

from functools import cache

from toolkit import discover
from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.expressions.values import Nodes, Value, to_text
from toolkit.kernel.questions import types
from toolkit.kernel.questions.question_type import AnswerError, QuestionType
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import SILENT, Question


@cache
def question_types() -> dict[str, QuestionType]:
    """Every question type that has an answer, by its XLSForm name."""
    return {name: module.TYPE for name, module in discover.modules(types)}


def type_of(question: Question) -> QuestionType | None:
    """Return the type of `question`; None for groups, repeats, notes and unknown types."""
    return question_types().get(question.type)


def unknown_type(question: Question) -> str:
    """Return what is wrong with the type of `question`, or nothing."""
    known = {*question_types(), *SILENT}
    if question.type in known:
        return ""
    near = nearest(question.type, known)
    return f"Write '{near}'." if near else f"The types are: {', '.join(sorted(known))}."


def read_answer(question: Question, stored: Stored) -> Value:
    """Return the typed value of a stored answer; None for an empty one.

    Raises:
        AnswerError: the answer does not fit the question.
    """
    kind = type_of(question)
    if kind is None:
        raise AnswerError(
            f"'{question.name}' is a {question.type} and has no answer.", "Take the answer out."
        )
    if is_empty(stored):
        return None
    return kind.read(question, stored)


def to_stored(value: Value) -> Stored:
    """Return a typed value the way it is kept in a file."""
    if isinstance(value, tuple):
        return value
    return "" if isinstance(value, Nodes) else to_text(value)


def is_empty(value: Value | Stored) -> bool:
    """Return whether nothing was answered; 0 and `no` are answers."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == ()
