"""A value that the form computes; nobody is asked."""

from toolkit.kernel.questions.question_type import QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question


def _read(_question: Question, stored: Stored) -> str:
    return one_text(stored)


TYPE = QuestionType(kind="any", widget="nothing", read=_read)
