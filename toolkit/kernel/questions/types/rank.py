"""Choices in the order of their weight, the weightiest first; what is left out does not count."""

from toolkit.kernel.questions.question_type import AnswerError, QuestionType
from toolkit.kernel.questions.types.select_one import check_choice
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question


def _read(question: Question, stored: Stored) -> tuple[str, ...]:
    given = (stored,) if isinstance(stored, str) else stored
    names = tuple(check_choice(question, name.strip()) for name in given)
    if len(set(names)) < len(names):
        raise AnswerError("A choice is ranked twice.", "Name each choice once, the weightiest first.")
    return names


TYPE = QuestionType(kind="list", widget="order", read=_read, many=True)
