"""Which of a question's choices can be chosen, by its `choice_filter`."""

from collections.abc import Mapping

from toolkit.kernel.expressions.tree import COLUMN
from toolkit.kernel.expressions.values import Value
from toolkit.kernel.questions.form import Asked
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.models.interviews.question import Choice


def offered(row: Asked, values: Mapping[str, Value]) -> tuple[Choice, ...]:
    """Return the choices that the answers in `values` leave to choose from."""
    if row.choice_filter is None:
        return row.question.listed
    keep = row.choice_filter.holds
    return tuple(choice for choice in row.question.listed if keep({**values, **_columns(choice)}))


def not_offered(row: Asked, value: Value, values: Mapping[str, Value]) -> AnswerError | None:
    """Return what is wrong with a chosen value that the filter takes away, None if it may stand."""
    if row.choice_filter is None or not isinstance(value, str | tuple):
        return None
    left = {choice.name for choice in offered(row, values)}
    chosen = value if isinstance(value, tuple) else (value,)
    gone = [name for name in chosen if name not in left]
    if not gone:
        return None
    mend = (
        f"Choose from: {', '.join(sorted(left))}." if left else "Leave it out, or correct what it hangs on."
    )
    return AnswerError(f"'{gone[0]}' does not go together with an earlier answer.", mend)


def _columns(choice: Choice) -> dict[str, Value]:
    facts = {"name": choice.name, "label": choice.label, **choice.columns}
    return {f"{COLUMN}{column}": text for column, text in facts.items()}
