"""Expressions in plain words, for paper: 'question 12 is "approval always"'."""

from collections.abc import Callable, Mapping

from toolkit.kernel.expressions.tree import Call, Literal, Node, Operation, Reference
from toolkit.kernel.expressions.values import to_text
from toolkit.models.interviews.question import Question

_COMPARISONS = {
    "=": "is",
    "!=": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_SIGNS = {"+": "+", "-": "−", "*": "×", "div": "÷", "mod": "mod"}


class Spoken:
    """Puts expressions into words.

    Args:
        questions: by name.
        called: what a question is called on this paper (`question 12`), by its name.
    """

    def __init__(self, questions: Mapping[str, Question], called: Mapping[str, str]) -> None:
        self._questions = questions
        self._called = called

    def condition(self, node: Node) -> str:
        """A condition in words, to stand after 'only if'."""
        if isinstance(node, Operation) and node.operator in ("and", "or"):
            return self._chain(node)
        if isinstance(node, Operation) and node.operator in _COMPARISONS:
            return self._comparison(node)
        if isinstance(node, Call) and node.function == "selected":
            return self._selected(node, "is ticked in")
        if isinstance(node, Call) and node.function == "not":
            return self._not(node.arguments[0])
        if isinstance(node, Reference):
            return f"{self.value(node)} is answered"
        return self.value(node)

    def value(self, node: Node) -> str:
        """What an expression gives, in words."""
        if isinstance(node, Literal):
            return f"'{node.value}'" if isinstance(node.value, str) else to_text(node.value)
        if isinstance(node, Reference):
            return "the answer" if node.name == "." else self._called.get(node.name, f"'{node.name}'")
        if isinstance(node, Call):
            return self._call(node)
        if node.operator in _SIGNS:
            return f" {_SIGNS[node.operator]} ".join(self.value(part) for part in node.operands)
        return f"−{self.value(node.operands[0])}" if node.operator == "negative" else self.condition(node)

    def _chain(self, node: Operation) -> str:
        merged = self._one_of(node)
        if merged:
            return merged
        parts = [self.condition(part) for part in node.operands]
        nested = [
            isinstance(p, Operation) and p.operator in ("and", "or") and not self._one_of(p)
            for p in node.operands
        ]
        return f" {node.operator} ".join(
            f"({text})" if deep else text for text, deep in zip(parts, nested, strict=True)
        )

    def _one_of(self, node: Node) -> str:
        """`a = 'x' or a = 'y'` as 'question 3 is x or y', nothing where it is not so."""
        if not (isinstance(node, Operation) and node.operator == "or"):
            return ""
        names: set[str] = set()
        labels: list[str] = []
        for part in node.operands:
            pair = _equals(part)
            if pair is None or not (question := self._questions.get(pair[0])) or not question.listed:
                return ""
            names.add(pair[0])
            labels.append(self._label(question, pair[1]))
        return f"{self._called.get(names.pop(), '')} is {' or '.join(labels)}" if len(names) == 1 else ""

    def _comparison(self, node: Operation) -> str:
        left, right = node.operands
        operator = node.operator
        if isinstance(left, Literal) and not isinstance(right, Literal):
            left, right, operator = right, left, _MIRRORED[operator]
        if isinstance(right, Literal) and right.value == "" and operator in ("=", "!="):
            return f"{self.value(left)} is {'not ' if operator == '=' else ''}answered"
        question = self._questions.get(left.name) if isinstance(left, Reference) else None
        if question and question.listed and isinstance(right, Literal):
            return (
                f"{self.value(left)} {_COMPARISONS[operator]} {self._label(question, to_text(right.value))}"
            )
        if isinstance(left, Call) and left.function == "count-selected":
            return f"what is ticked in {self.value(left.arguments[0])} {_COMPARISONS[operator]} {self.value(right)}"
        return f"{self.value(left)} {_COMPARISONS[operator]} {self.value(right)}"

    def _selected(self, node: Call, verb: str) -> str:
        where, what = node.arguments
        question = self._questions.get(where.name) if isinstance(where, Reference) else None
        if question and isinstance(what, Literal):
            return f"{self._label(question, to_text(what.value))} {verb} {self.value(where)}"
        return f"{self.value(what)} {verb} {self.value(where)}"

    def _not(self, node: Node) -> str:
        if isinstance(node, Call) and node.function == "selected":
            return self._selected(node, "is not ticked in")
        return f"it is not so that {self.condition(node)}"

    def _call(self, node: Call) -> str:
        parts = [self.value(part) for part in node.arguments]
        spoken: dict[str, Callable[[], str]] = {
            "count": lambda: f"the number of entries in {parts[0]}",
            "count-selected": lambda: f"the number of ticks in {parts[0]}",
            "sum": lambda: f"the sum of {' and '.join(parts)}",
            "min": lambda: f"the least of {' and '.join(parts)}",
            "max": lambda: f"the greatest of {' and '.join(parts)}",
            "today": lambda: "today",
            "position": lambda: "the number of this entry",
            "true": lambda: "always",
            "false": lambda: "never",
            "selected": lambda: self._selected(node, "is ticked in"),
            "string-length": lambda: f"the length of {parts[0]}",
            "round": lambda: f"{parts[0]}, rounded",
        }
        return spoken[node.function]() if node.function in spoken else f"{node.function}({', '.join(parts)})"

    def _label(self, question: Question, name: str) -> str:
        return next((f"'{choice.label}'" for choice in question.listed if choice.name == name), f"'{name}'")


def _equals(node: Node) -> tuple[str, str] | None:
    if not (isinstance(node, Operation) and node.operator == "="):
        return None
    left, right = node.operands
    if isinstance(left, Reference) and isinstance(right, Literal) and isinstance(right.value, str):
        return (left.name, right.value) if right.value else None
    return None
