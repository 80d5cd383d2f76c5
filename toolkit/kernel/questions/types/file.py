"""A file of the engagement, named as it lies in `attachments/`."""

import re

from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question

_SAFE = re.compile(r"[^/\\\x00-\x1f]{1,200}\Z")


def _read(_question: Question, stored: Stored) -> str:
    text = one_text(stored)
    if not _SAFE.match(text) or text in (".", ".."):
        raise AnswerError(f"'{text[:40]}' is no name of an attachment.", "Name the file without its folders.")
    return text


TYPE = QuestionType(kind="text", widget="file", read=_read)
