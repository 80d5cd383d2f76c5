"""One choice of a list."""

from toolkit.kernel.expressions.checks import nearest
from toolkit.kernel.questions.question_type import AnswerError, QuestionType, one_text
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question


def check_choice(question: Question, name: str) -> str:
    """Return `name` if it can be chosen.

    Raises:
        AnswerError: it is not on the list; the message offers the nearest name or all of them.
    """
    known = [choice.name for choice in question.listed]
    if name in known:
        return name
    near = nearest(name, known)
    shown = ", ".join(known[:12]) + (" ..." if len(known) > 12 else "")
    raise AnswerError(
        f"'{name[:40]}' is not on the list.", f"Did you mean '{near}'?" if near else f"Choose from: {shown}."
    )


def _read(question: Question, stored: Stored) -> str:
    return check_choice(question, one_text(stored))


TYPE = QuestionType(kind="choice", widget="one", read=_read)
