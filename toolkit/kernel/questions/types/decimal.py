"""A number that may have a fraction: `2.5`, and `2,5` where no thousands can be meant."""

import re
from decimal import Decimal

from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,10})?\Z")
_AMBIGUOUS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")


def _read(_question: Question, stored: Stored) -> Decimal:
    text = re.sub(r"(?<=[0-9])\s(?=[0-9]{3}(?![0-9]))", "", one_text(stored))
    if _AMBIGUOUS.search(text):
        raise AnswerError(
            f"'{text[:40]}' can be read in two ways.", "Write 1500 for thousands or 1.5 for a fraction."
        )
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    if not _NUMBER.match(text):
        raise AnswerError(f"'{text[:40]}' is no number.", "Write digits and a point, for example 2.5.")
    return Decimal(text)


TYPE = QuestionType(kind="number", widget="line", read=_read)
