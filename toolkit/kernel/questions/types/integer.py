"""A whole number: `120`, `12 000`."""

import re

from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}\Z")


def _read(_question: Question, stored: Stored) -> int:
    text = re.sub(r"(?<=[0-9])\s(?=[0-9]{3}(?![0-9]))", "", one_text(stored))
    if not _WHOLE.match(text):
        raise AnswerError(f"'{text[:40]}' is no whole number.", "Write digits only, for example 120.")
    return int(text)


TYPE = QuestionType(kind="number", widget="line", read=_read)
