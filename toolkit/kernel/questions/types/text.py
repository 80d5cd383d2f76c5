"""Free words, in the respondent's own wording."""

from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question

_LONGEST = 10_000


def _read(_question: Question, stored: Stored) -> str:
    text = one_text(stored)
    if len(text) > _LONGEST:
        raise AnswerError(f"The answer is longer than {_LONGEST} characters.", "Shorten it or attach a file.")
    return text


TYPE = QuestionType(kind="text", widget="line", read=_read)
