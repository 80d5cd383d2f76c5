"""What a question type is: the kind of its answers, how they are asked, how one is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from toolkit.kernel.expressions.values import Value
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question

#: How a face asks: a line of text, one of a list, several of a list, a list in order, a nod, a file,
#: not at all.
Widget = Literal["line", "one", "several", "order", "nod", "file", "nothing"]
#: What expressions know of an answer (`kernel.expressions.checks.Named.kind`).
Kind = Literal["text", "number", "date", "choice", "list", "any"]


class AnswerError(ValueError):
    """The answer cannot be taken: `what` is wrong and how to `mend` it, both whole sentences."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(f"{what} {mend}".rstrip())
        self.what = what
        self.mend = mend


@dataclass(frozen=True, slots=True)
class QuestionType:
    """`read` turns a stored answer (text, or texts if `many`) into its typed value or raises AnswerError."""

    kind: Kind
    widget: Widget
    read: Callable[[Question, Stored], Value]
    many: bool = False


def one_text(stored: Stored) -> str:
    """Return the single text of an answer, without the spaces around it.

    Raises:
        AnswerError: several texts were given.
    """
    if isinstance(stored, str):
        return stored.strip()
    if len(stored) == 1:
        return stored[0].strip()
    raise AnswerError("This question takes one answer.", "Give a single value, not a list.")
