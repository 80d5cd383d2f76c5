"""The fixed table of functions. What is not here does not exist in a form."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from difflib import get_close_matches

from toolkit.kernel.expressions.values import (
    LONGEST_TEXT,
    Nodes,
    Value,
    calculate,
    settle,
    to_day,
    to_number,
    to_text,
    to_truth,
)

#: More digits than this cannot be rounded exactly; the number is handed back as it is.
_MOST_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Function:
    """How many arguments it takes and what it returns; `call` is None where the compiler builds it."""

    least: int
    most: int
    result: str
    call: Callable[..., Value] | None

    @property
    def counted(self) -> str:
        """The number of arguments in words."""
        if self.least == self.most:
            return f"{self.least} argument{'' if self.least == 1 else 's'}"
        return f"{self.least} to {self.most} arguments"


def _chosen(value: Value) -> tuple[str, ...]:
    if isinstance(value, Nodes):
        return tuple(name for item in value.items for name in _chosen(item))
    if isinstance(value, tuple):
        return value
    return tuple(to_text(value).split())


def _items(values: tuple[Value, ...]) -> list[Value]:
    """The arguments of sum, min, max, join: node sets are spread out, empty answers left out."""
    spread = [item for value in values for item in (value.items if isinstance(value, Nodes) else (value,))]
    return [item for item in spread if item not in (None, "", ())]


def _sum(*values: Value) -> Value:
    total: Value = 0
    for item in _items(values):
        total = calculate("+", total, item)
    return total


def _extreme(pick: Callable[[list[Decimal]], Decimal]) -> Callable[..., Value]:
    def call(*values: Value) -> Value:
        numbers = [to_number(item) for item in _items(values)]
        known = [Decimal(number) for number in numbers if number is not None]
        return settle(pick(known)) if known else None

    return call


def _join(separator: Value, *values: Value) -> Value:
    return to_text(separator).join(to_text(item) for item in _items(values))[:LONGEST_TEXT]


def _round(value: Value, places: Value = 0) -> Value:
    number, digits = to_number(value), to_number(places)
    if number is None or digits is None or not 0 <= digits <= 20:
        return None
    exact = Decimal(number)
    if exact.adjusted() > _MOST_DIGITS - int(digits):
        return number
    return settle(exact.quantize(Decimal(1).scaleb(-int(digits)), rounding=ROUND_HALF_UP))


def _int(value: Value) -> Value:
    number = to_number(value)
    exact = Decimal(0 if number is None else number)
    if number is None or exact.adjusted() > _MOST_DIGITS:
        return number
    return settle(exact.to_integral_value(rounding=ROUND_FLOOR if exact > 0 else ROUND_CEILING))


def _substring(value: Value, start: Value, end: Value = None) -> Value:
    first, last = to_number(start), to_number(end)
    if first is None:
        return ""
    limit = 10**6
    text, begin = to_text(value), max(0, min(int(first), limit))
    return text[begin:] if last is None else text[begin : max(0, min(int(last), limit))]


def _selected_at(value: Value, place: Value) -> Value:
    names, number = _chosen(value), to_number(place)
    return names[int(number)] if number is not None and 0 <= number < len(names) else ""


def _count_selected_in(value: Value) -> Value:
    return len(_chosen(value))


FUNCTIONS: dict[str, Function] = {
    "true": Function(0, 0, "truth", lambda: True),
    "false": Function(0, 0, "truth", lambda: False),
    "not": Function(1, 1, "truth", lambda value: not to_truth(value)),
    "boolean": Function(1, 1, "truth", to_truth),
    "selected": Function(2, 2, "truth", lambda value, name: to_text(name) in _chosen(value)),
    "selected-at": Function(2, 2, "text", _selected_at),
    "count-selected": Function(1, 1, "number", _count_selected_in),
    "count": Function(1, 1, "number", lambda value: len(value.items) if isinstance(value, Nodes) else 0),
    "count-non-empty": Function(1, 1, "number", lambda value: len(_items((value,)))),
    "sum": Function(1, 20, "number", _sum),
    "min": Function(1, 20, "number", _extreme(min)),
    "max": Function(1, 20, "number", _extreme(max)),
    "join": Function(2, 20, "text", _join),
    "if": Function(3, 3, "any", None),
    "coalesce": Function(1, 20, "any", None),
    "regex": Function(2, 2, "truth", None),
    "today": Function(0, 0, "date", None),
    "position": Function(0, 1, "number", None),
    "number": Function(1, 1, "number", to_number),
    "string": Function(1, 1, "text", to_text),
    "date": Function(1, 1, "date", to_day),
    "int": Function(1, 1, "number", _int),
    "round": Function(1, 2, "number", _round),
    "abs": Function(
        1, 1, "number", lambda value: calculate("*", value, -1 if (to_number(value) or 0) < 0 else 1)
    ),
    "string-length": Function(1, 1, "number", lambda value: len(to_text(value))),
    "contains": Function(2, 2, "truth", lambda text, part: to_text(part) in to_text(text)),
    "starts-with": Function(2, 2, "truth", lambda text, part: to_text(text).startswith(to_text(part))),
    "ends-with": Function(2, 2, "truth", lambda text, part: to_text(text).endswith(to_text(part))),
    "substr": Function(2, 3, "text", _substring),
    "concat": Function(1, 20, "text", lambda *parts: "".join(to_text(part) for part in parts)[:LONGEST_TEXT]),
    "normalize-space": Function(1, 1, "text", lambda text: " ".join(to_text(text).split())),
}


def nearest_function(name: str) -> str:
    """Return `; did you mean ...?` for a misspelt name, or nothing."""
    near = get_close_matches(name, FUNCTIONS, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
