"""What can be wrong with one question by itself, whatever the others are."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from toolkit.models.interviews.question import Question

_RANGE = ("start", "end", "step")


@dataclass(frozen=True)
class RowFault:
    """The field it concerns, a stable code, what is wrong and how to mend it."""

    field: str
    code: str
    what: str
    mend: str


def row_faults(question: Question) -> Iterator[RowFault]:
    """Yield everything that is wrong with a question of a known type."""
    yield from _computing(question)
    yield from _choices(question)
    yield from _range(question) if question.type == "range" else _no_range(question)


def _computing(question: Question) -> Iterator[RowFault]:
    if question.type == "calculate" and not (question.calculation.strip() or question.default.strip()):
        what = f"'{question.name}' is of type calculate and computes nothing."
        yield RowFault("calculation", "calculation-missing", what, "Give it a calculation.")
    if question.type != "calculate" and question.calculation.strip():
        what = f"'{question.name}' is of type {question.type}; only calculate has a calculation."
        yield RowFault("calculation", "calculation-unused", what, "Make it a calculate, or use default.")


def _choices(question: Question) -> Iterator[RowFault]:
    names = [choice.name for choice in question.listed]
    for name in sorted({name for name in names if names.count(name) > 1}):
        what = f"The choice '{name}' of '{question.name}' is listed twice."
        yield RowFault("choices", "choice-twice", what, "Rename or remove one.")


def _range(question: Question) -> Iterator[RowFault]:
    numbers = {key: _number(getattr(question, key)) for key in _RANGE if getattr(question, key)}
    for key, number in numbers.items():
        if number is None:
            what = f"The {key} of '{question.name}' is no number."
            yield RowFault(key, "bad-range", what, "Write digits, with a point before a fraction.")
    start, end, step = (
        numbers.get(key, Decimal(given)) for key, given in zip(_RANGE, ("0", "10", "1"), strict=True)
    )
    if start is not None and end is not None and start >= end:
        what = f"The range of '{question.name}' ends at {end}, where it has not begun ({start})."
        yield RowFault("end" if question.end else "start", "bad-range", what, "Let start be below end.")
    if step is not None and step <= 0:
        what = f"The step of '{question.name}' goes nowhere."
        yield RowFault("step", "bad-range", what, "Write a number above 0.")


def _no_range(question: Question) -> Iterator[RowFault]:
    for key in _RANGE:
        if getattr(question, key):
            what = f"'{question.name}' is of type {question.type}; only a range has `{key}`."
            yield RowFault(key, "range-unused", what, "Make it a range, or write a constraint.")


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**15 else None
