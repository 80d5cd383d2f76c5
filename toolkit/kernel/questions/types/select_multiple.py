"""Any number of choices of a list."""

from toolkit.kernel.questions.question_type import AnswerError, QuestionType
from toolkit.kernel.questions.types.select_one import check_choice
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question


def _read(question: Question, stored: Stored) -> tuple[str, ...]:
    given = (stored,) if isinstance(stored, str) else stored
    names = tuple(check_choice(question, name.strip()) for name in given)
    if len(set(names)) < len(names):
        raise AnswerError("A choice is ticked twice.", "Name each choice once.")
    order = {choice.name: place for place, choice in enumerate(question.listed)}
    return tuple(sorted(names, key=order.__getitem__))


TYPE = QuestionType(kind="list", widget="several", read=_read, many=True)
