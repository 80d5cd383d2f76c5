"""Conditions over incomplete answers, in three values: true, false, not known."""

from collections.abc import Collection

from toolkit.kernel.expressions.compiler import Scope, evaluate_tree
from toolkit.kernel.expressions.tree import Call, Node, Operation, asked_for_emptiness, references
from toolkit.kernel.expressions.values import to_truth


def known_truth(node: Node, scope: Scope, answered: Collection[str], asked: Collection[str]) -> bool | None:
    """Return whether a condition holds, None while that depends on a question nobody answered.

    A part that compares with `''` (or counts the instances of a repeat) is known as soon as the
    question was asked; every other part wants its questions answered.
    """
    if isinstance(node, Operation) and node.operator in ("and", "or"):
        decisive = node.operator == "or"
        parts = [known_truth(part, scope, answered, asked) for part in node.operands]
        if decisive in parts:
            return decisive
        return None if None in parts else not decisive
    if isinstance(node, Call) and node.function == "not":
        inner = known_truth(node.arguments[0], scope, answered, asked)
        return None if inner is None else not inner
    may_be_empty = set(asked_for_emptiness(node))
    for reference, gathered in references(node):
        known = asked if gathered or reference.name in may_be_empty else answered
        if reference.name not in known:
            return None
    return to_truth(evaluate_tree(node, scope))
