"""A day: `2026-03-30`, also typed as `30.3.2026`."""

import re
from datetime import date

from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_DOTTED = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})\Z")


def _read(_question: Question, stored: Stored) -> date:
    text = one_text(stored)
    if iso := _ISO.match(text):
        year, month, day = iso.groups()
    elif dotted := _DOTTED.match(text):
        day, month, year = dotted.groups()
    else:
        raise AnswerError(f"'{text[:40]}' is no date.", "Write it as 2026-03-30.")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise AnswerError(f"'{text}' is a date that does not exist.", "Look at the calendar.") from None


TYPE = QuestionType(kind="date", widget="line", read=_read)
