"""A nod to what was read out; stored as XLSForm does, `OK`."""

from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question


def _read(_question: Question, stored: Stored) -> str:
    if one_text(stored).upper() != "OK":
        raise AnswerError("This only wants a nod.", "Write OK, or leave it out.")
    return "OK"


TYPE = QuestionType(kind="text", widget="nod", read=_read)
