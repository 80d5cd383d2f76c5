"""The tree of an expression, and what can be read off it."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.kernel.expressions.values import Value

#: Functions that take all answers of a repeat; their arguments may lie in a repeat.
OVER_REPEATS = frozenset({"count", "sum", "min", "max", "join", "count-non-empty"})

#: How the name of a column of choices begins; no question can be named so.
COLUMN = "choice:"


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a quoted text."""

    value: Value
    position: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`${name}`, or `.` for the answer being checked (name `.`)."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the fixed table with its arguments."""

    function: str
    arguments: tuple["Node", ...]
    position: int


@dataclass(frozen=True, slots=True)
class Operation:
    """`or`, `and`, a comparison, arithmetic, or `negative` with its operands."""

    operator: str
    operands: tuple["Node", ...]
    position: int


Node = Literal | Reference | Call | Operation


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of `node`."""
    if isinstance(node, Call):
        return node.arguments
    return node.operands if isinstance(node, Operation) else ()


def references(node: Node, inside: bool = False) -> Iterator[tuple[Reference, bool]]:
    """Yield every reference and whether it stands in a function over all instances of a repeat."""
    if isinstance(node, Reference):
        yield node, inside
    deeper = inside or (isinstance(node, Call) and node.function in OVER_REPEATS)
    for part in children(node):
        yield from references(part, deeper)


def asked_for_emptiness(node: Node) -> Iterator[str]:
    """Yield the names that the expression compares with `''`: it means to see them empty."""
    if isinstance(node, Operation) and node.operator in ("=", "!="):
        pairs = (node.operands, node.operands[::-1])
        for left, right in pairs:
            if isinstance(left, Reference) and isinstance(right, Literal) and right.value == "":
                yield left.name
    if isinstance(node, Call) and node.function == "coalesce":
        yield from (part.name for part in node.arguments if isinstance(part, Reference))
    for part in children(node):
        yield from asked_for_emptiness(part)
