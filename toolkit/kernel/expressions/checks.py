"""What can be said of an expression before anybody has answered: names, order, groups, kinds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from toolkit.kernel.expressions.functions import FUNCTIONS
from toolkit.kernel.expressions.tree import (
    COLUMN,
    OVER_REPEATS,
    Call,
    Literal,
    Node,
    Operation,
    Reference,
    children,
)


@dataclass(frozen=True)
class Named:
    """What a form knows of one name.

    `kind` is number, text, date, choice, list, repeat or any; `chain` names the repeats around it from
    the outside in; `order` is its place in the form.
    """

    kind: str
    order: int
    chain: tuple[str, ...] = ()
    choices: frozenset[str] | None = None


@dataclass(frozen=True)
class Fault:
    """Something that cannot be meant: where, what, and how to mend it."""

    position: int
    what: str
    mend: str


def check(
    node: Node, names: Mapping[str, Named], chain: tuple[str, ...], before: int | None = None
) -> list[Fault]:
    """Return the faults of an expression that stands inside the repeats `chain`.

    With `before`, a question of that order or later has not been answered yet when it is needed.
    """
    return list(_check(node, _Where(names, chain, before), inside=False))


def kind_of_node(node: Node, names: Mapping[str, Named]) -> str:
    """Return the kind of what an expression gives: number, text, date, truth, choice, list, repeat or any."""
    return _Where(names, (), None).kind(node)


@dataclass(frozen=True)
class _Where:
    names: Mapping[str, Named]
    chain: tuple[str, ...]
    before: int | None

    def kind(self, node: Node) -> str:
        if isinstance(node, Literal):
            return "text" if isinstance(node.value, str) else "number"
        if isinstance(node, Reference):
            return self.names[node.name].kind if node.name in self.names else "any"
        if isinstance(node, Call):
            return FUNCTIONS[node.function].result
        return "truth" if node.operator in _TRUTHS else "number"


_TRUTHS = frozenset({"and", "or", "=", "!=", "<", "<=", ">", ">="})
_NOT_NUMBERS = {"choice": "a choice", "list": "several choices", "repeat": "a repeat"}


def _check(node: Node, where: _Where, inside: bool) -> Iterator[Fault]:
    if isinstance(node, Reference):
        yield from _check_reference(node, where, inside)
    elif isinstance(node, Call):
        yield from _check_call(node, where)
    elif isinstance(node, Operation):
        yield from _check_operation(node, where)
    deeper = inside or (isinstance(node, Call) and node.function in OVER_REPEATS)
    for part in children(node):
        yield from _check(part, where, deeper)


def _check_reference(node: Reference, where: _Where, inside: bool) -> Iterator[Fault]:
    named = where.names.get(node.name)
    if named is None:
        if node.name != ".":
            yield _unknown(node, where)
        return
    if where.before is not None and named.order >= where.before and node.name != ".":
        yield Fault(node.position, f"'{node.name}' is asked later.", "Move it before this question.")
    outside = named.chain[: len(where.chain)] != where.chain[: len(named.chain)]
    if (outside or len(named.chain) > len(where.chain)) and not inside:
        mend = "Use count(), sum(), min(), max() or join(), or move this question into the repeat."
        yield Fault(node.position, f"'{node.name}' has one answer for each '{named.chain[-1]}'.", mend)


def _unknown(node: Reference, where: _Where) -> Fault:
    if node.name.startswith(COLUMN):
        columns = sorted(name.removeprefix(COLUMN) for name in where.names if name.startswith(COLUMN))
        what = f"The list of choices has no column '{node.name.removeprefix(COLUMN)}'."
        return Fault(node.position, what, f"Its columns are: {', '.join(columns)}.")
    near = nearest(node.name, [name for name in where.names if not name.startswith(COLUMN)])
    mend = f"Write ${{{near}}}." if near else "Name a question of this form."
    return Fault(node.position, f"There is no question '{node.name}'.", mend)


def _check_call(node: Call, where: _Where) -> Iterator[Fault]:
    kinds = [where.kind(part) for part in node.arguments]
    first = kinds[0] if kinds else "any"
    if node.function == "selected":
        if first in ("number", "date", "repeat", "truth"):
            yield Fault(node.position, "selected() asks about choices.", "Compare with = instead.")
        yield from _check_choice(node.arguments[0], node.arguments[1], where)
    elif node.function == "selected-at" and first not in ("list", "any"):
        what = "selected-at() picks one of several choices."
        yield Fault(node.position, what, "Give it a select_multiple question.")
    elif node.function == "count-selected" and first not in ("list", "any"):
        yield Fault(
            node.position, "count-selected() counts several choices.", "Give it a select_multiple question."
        )
    elif node.function == "count" and first != "repeat" and not _gathers(node.arguments[0], where):
        yield Fault(node.position, "count() counts the instances of a repeat.", "Name a repeat.")
    elif node.function in ("sum", "min", "max"):
        yield from (fault for part in node.arguments for fault in _check_number(part, where))


def _gathers(node: Node, where: _Where) -> bool:
    named = where.names.get(node.name) if isinstance(node, Reference) else None
    return named is None or len(named.chain) > len(where.chain)


def _check_operation(node: Operation, where: _Where) -> Iterator[Fault]:
    if node.operator in ("=", "!="):
        left, right = node.operands
        for one, other in ((left, right), (right, left)):
            if isinstance(other, Literal) and other.value != "":
                yield from _check_equality(one, other, where)
    elif node.operator in ("<", "<=", ">", ">="):
        for part in node.operands:
            if (kind := where.kind(part)) in _NOT_NUMBERS:
                yield Fault(
                    part.position,
                    f"{_NOT_NUMBERS[kind].capitalize()} is not greater or less.",
                    "Use = or selected().",
                )
    elif node.operator not in ("and", "or"):
        yield from (fault for part in node.operands for fault in _check_number(part, where))


def _check_equality(node: Node, literal: Literal, where: _Where) -> Iterator[Fault]:
    kind = where.kind(node)
    if kind == "list":
        yield Fault(
            node.position, "Several can be chosen here, '=' compares one.", "Use selected(${name}, 'choice')."
        )
    elif kind == "repeat":
        yield Fault(node.position, "A repeat has no answer of its own.", "Use count(${name}).")
    elif kind == "number" and isinstance(literal.value, str):
        yield Fault(literal.position, "A number is compared with a text.", "Write the number without quotes.")
    elif kind == "choice":
        yield from _check_choice(node, literal, where)


def _check_choice(node: Node, literal: Node, where: _Where) -> Iterator[Fault]:
    named = where.names.get(node.name) if isinstance(node, Reference) else None
    if named is None or named.choices is None or not isinstance(literal, Literal):
        return
    if isinstance(literal.value, str) and literal.value not in named.choices:
        near = nearest(literal.value, named.choices)
        mend = f"Write '{near}'." if near else f"Choose from: {', '.join(sorted(named.choices))}."
        yield Fault(literal.position, f"'{literal.value}' cannot be chosen there.", mend)


def _check_number(node: Node, where: _Where) -> Iterator[Fault]:
    kind = where.kind(node)
    if kind in _NOT_NUMBERS and kind != "repeat":
        yield Fault(
            node.position, f"{_NOT_NUMBERS[kind].capitalize()} is no number.", "Name a number question."
        )


def nearest(name: str, known: Collection[str]) -> str:
    """Return the known name that `name` was probably meant to be, or nothing."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return near[0] if near else ""
