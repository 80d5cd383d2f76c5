"""A time of the day: `09:30`."""

import re

from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])\Z")


def _read(_question: Question, stored: Stored) -> str:
    text = one_text(stored)
    found = _CLOCK.match(text)
    if not found:
        raise AnswerError(f"'{text[:40]}' is no time of the day.", "Write it as 09:30.")
    return f"{int(found[1]):02}:{found[2]}"


TYPE = QuestionType(kind="text", widget="line", read=_read)
