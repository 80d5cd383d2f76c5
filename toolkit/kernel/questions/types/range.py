"""A number between `start` and `end` in whole `step`s."""

from decimal import Decimal

from toolkit.kernel.questions.question_type import AnswerError, QuestionType
from toolkit.kernel.questions.types import decimal
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question


def _read(question: Question, stored: Stored) -> Decimal:
    value = decimal.TYPE.read(question, stored)
    number = value if isinstance(value, Decimal) else Decimal(0)
    start, end = Decimal(question.start or "0"), Decimal(question.end or "10")
    step = Decimal(question.step or "1")
    if not start <= number <= end:
        raise AnswerError(f"{number} is out of range.", f"Give a number from {start} to {end}.")
    if step and (number - start) % step:
        raise AnswerError(f"{number} is between two steps.", f"Go from {start} in steps of {step}.")
    return number


TYPE = QuestionType(kind="number", widget="line", read=_read)
