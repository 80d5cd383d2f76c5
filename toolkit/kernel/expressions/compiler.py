"""A tree into one closure: compiled once when the form is loaded, called for every answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import ge, gt, le, lt

from toolkit.kernel.expressions.functions import FUNCTIONS
from toolkit.kernel.expressions.parser import parse
from toolkit.kernel.expressions.patterns import LONGEST_SUBJECT, PatternError, compile_pattern
from toolkit.kernel.expressions.tokens import ExpressionError
from toolkit.kernel.expressions.tree import (
    COLUMN,
    Call,
    Literal,
    Node,
    Operation,
    Reference,
    asked_for_emptiness,
    references,
)
from toolkit.kernel.expressions.values import Value, calculate, equal, ordered, to_text, to_truth

Scope = Mapping[str, Value]
Closure = Callable[[Scope], Value]

#: What the engine puts into a scope for `today()` and `position(..)`; no question can have these names.
TODAY = "today()"
POSITION = "position(..)"


@dataclass(frozen=True)
class Expression:
    """A compiled expression.

    `names` are the questions it refers to, `gathered` those it only uses over all instances of a
    repeat (`count(${goal})`), `may_be_empty` those it compares with `''`.
    """

    text: str
    tree: Node
    evaluate: Closure = field(compare=False)
    names: frozenset[str]
    gathered: frozenset[str]
    may_be_empty: frozenset[str]

    def holds(self, scope: Scope) -> bool:
        """Return whether the expression is true for the answers in `scope`."""
        return to_truth(self.evaluate(scope))


def compile_expression(text: str, columns: bool = False) -> Expression:
    """Return `text` compiled; with `columns` bare words name columns of the list of choices.

    Example:
        >>> compile_expression("${n} > 3 and selected(${way}, 'mail')").holds({"n": 4, "way": ("mail",)})
        True

    Raises:
        ExpressionError: it is no expression of the language.
    """
    tree = parse(text, columns)
    found = [(ref, over) for ref, over in references(tree) if not ref.name.startswith(COLUMN)]
    alone = {ref.name for ref, gathered in found if not gathered}
    names = {ref.name for ref, _ in found}
    return Expression(
        text=text,
        tree=tree,
        evaluate=_build(tree),
        names=frozenset(names - {"."}),
        gathered=frozenset(names - alone),
        may_be_empty=frozenset(asked_for_emptiness(tree)),
    )


def evaluate_tree(node: Node, scope: Scope) -> Value:
    """Return the value of a part of an expression; for parts that are evaluated once."""
    return _build(node)(scope)


def _build(node: Node) -> Closure:
    if isinstance(node, Literal):
        value = node.value
        return lambda _: value
    if isinstance(node, Reference):
        name = node.name
        return lambda scope: scope.get(name)
    if isinstance(node, Call):
        return _build_call(node)
    return _build_operation(node)


def _build_operation(node: Operation) -> Closure:
    operator = node.operator
    if operator in ("and", "or"):
        return _build_chain(operator, tuple(_build(part) for part in node.operands))
    if operator == "negative":
        operand = _build(node.operands[0])
        return lambda scope: calculate("-", 0, operand(scope))
    if operator in ("=", "!="):
        return _build_equality(node)
    left, right = (_build(part) for part in node.operands)
    if operator in _ORDER:
        return _build_order(operator, left, right)
    return lambda scope: calculate(operator, left(scope), right(scope))


def _build_chain(operator: str, parts: tuple[Closure, ...]) -> Closure:
    stop = operator == "or"

    def chain(scope: Scope) -> Value:
        for part in parts:
            value = part(scope)
            if (value if value is True or value is False else to_truth(value)) is stop:
                return stop
        return not stop

    return chain


def _build_equality(node: Operation) -> Closure:
    first, second = node.operands
    if isinstance(first, Literal):
        first, second = second, first
    negated = node.operator == "!="
    if isinstance(first, Reference) and isinstance(second, Literal) and isinstance(second.value, str):
        return _build_match(first.name, second.value, negated)
    left, right = _build(first), _build(second)
    return lambda scope: equal(left(scope), right(scope)) is not negated


def _build_match(name: str, text: str, negated: bool) -> Closure:
    # Nearly every condition is `${name} = 'choice'`; text against text needs no coercion.
    def match(scope: Scope) -> Value:
        value = scope.get(name)
        same = value == text if type(value) is str else equal(value, text)
        return same is not negated

    return match


_ORDER: dict[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def _build_order(operator: str, left: Closure, right: Closure) -> Closure:
    compare = _ORDER[operator]

    def order(scope: Scope) -> Value:
        a, b = left(scope), right(scope)
        if type(a) is int and type(b) is int:
            return compare(a, b)
        return ordered(operator, a, b)

    return order


def _build_call(node: Call) -> Closure:
    if build := _SPECIAL.get(node.function):
        return build(node)
    call = FUNCTIONS[node.function].call
    if call is None:
        raise ExpressionError(f"{node.function}() cannot be used here", node.position)
    parts = tuple(_build(part) for part in node.arguments)
    if len(parts) == 1:
        only = parts[0]
        return lambda scope: call(only(scope))
    if len(parts) == 2:
        one, two = parts
        return lambda scope: call(one(scope), two(scope))
    return lambda scope: call(*[part(scope) for part in parts])


def _build_if(node: Call) -> Closure:
    condition, then, otherwise = (_build(part) for part in node.arguments)
    return lambda scope: then(scope) if to_truth(condition(scope)) else otherwise(scope)


def _build_coalesce(node: Call) -> Closure:
    parts = tuple(_build(part) for part in node.arguments)
    return lambda scope: next((value for part in parts if to_text(value := part(scope)) != ""), None)


def _build_regex(node: Call) -> Closure:
    subject, pattern = node.arguments
    if not (isinstance(pattern, Literal) and isinstance(pattern.value, str)):
        raise ExpressionError("the pattern of regex() must be a quoted text", pattern.position)
    try:
        compiled = compile_pattern(pattern.value)
    except PatternError as error:
        raise ExpressionError(str(error), pattern.position) from None
    value = _build(subject)

    def matches(scope: Scope) -> Value:
        text = to_text(value(scope))
        return len(text) <= LONGEST_SUBJECT and compiled.fullmatch(text) is not None

    return matches


_SPECIAL: dict[str, Callable[[Call], Closure]] = {
    "regex": _build_regex,
    "if": _build_if,
    "coalesce": _build_coalesce,
    "today": lambda _: lambda scope: scope.get(TODAY),
    "position": lambda _: lambda scope: scope.get(POSITION),
}
