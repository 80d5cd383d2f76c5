"""The rounds of a repeat whose number the form fixes with `repeat_count`."""

from collections.abc import Mapping

from toolkit.kernel.expressions.tree import Call, Node, Reference
from toolkit.kernel.expressions.values import Value, to_number
from toolkit.kernel.questions.form import Asked
from toolkit.kernel.questions.slug import slug
from toolkit.models.interviews.question import Question

#: A repeat never asks more rounds than this, whatever its count says.
MOST_ROUNDS = 100


def chosen_in(node: Node) -> str:
    """Return `q` for the tree of `count-selected(${q})`: one round for each ticked choice; else nothing."""
    if isinstance(node, Call) and node.function == "count-selected":
        (argument,) = node.arguments
        return argument.name if isinstance(argument, Reference) else ""
    return ""


def round_ids(row: Asked, view: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the ids of the rounds that the answers in `view` ask for, in order.

    A round for a choice has the name of the choice for its id, so that it stays with the choice when
    others are ticked or taken out; counted rounds are `1`, `2`, `3`.
    """
    if row.count is None:
        return ()
    if each := chosen_in(row.count.tree):
        chosen = view.get(each)
        return choice_rounds(chosen if isinstance(chosen, tuple) else ())
    number = to_number(row.count.evaluate(view))
    return tuple(str(place) for place in range(1, min(int(number or 0), MOST_ROUNDS) + 1))


def choice_rounds(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the rounds for these choices."""
    return tuple(dict.fromkeys(slug(name) for name in names))


def choice_of(question: Question, round_id: str) -> str:
    """Return the label of the choice of `question` that a round stands for."""
    return next((choice.label for choice in question.listed if slug(choice.name) == round_id), round_id)
