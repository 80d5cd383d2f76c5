r"""What an expression can hold, and the XPath coercions between those kinds.

| from \\ to      | number                          | text                     | truth            |
|----------------|---------------------------------|--------------------------|------------------|
| empty (`None`) | none (XPath's NaN)              | `''`                     | false            |
| number         | itself                          | shortest decimal         | not 0            |
| text           | if it looks like a number       | itself                   | not `''`         |
| truth          | 1, 0                            | `true`, `false`          | itself           |
| date           | days since 1970-01-01           | `2026-03-30`             | true             |
| several chosen | none, or the number of its text | joined by a space        | any chosen       |
| answers of a   | that of the first               | that of the first        | any              |
|  repeat        |                                 |                          |                  |

`=`: truth if either side is one, else number if either side is one (no number equals nothing), else
text. `!=` is its opposite, so an empty answer is `!=` every number. `< <= > >=`: numbers; two dates or
two times compare as such; anything else is false. With the answers of a repeat on one side a comparison
holds if it holds for any of them. Arithmetic with no number gives no number, as does division by 0.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from operator import ge, gt, le, lt

_NUMBER = re.compile(r"\s*-?[0-9]{1,30}(\.[0-9]{1,30})?\s*\Z")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z")
_EPOCH = date(1970, 1, 1).toordinal()
_EXACT = Context(prec=28, traps=[])
_WHOLE = 10**15
#: Texts grow no longer than this, whatever an expression joins together.
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Nodes:
    """The answers that all instances of a repeat gave to one question (XPath's node set)."""

    items: tuple["Value", ...] = ()


Number = int | Decimal
Value = None | bool | int | Decimal | str | date | tuple[str, ...] | Nodes


def to_number(value: Value) -> Number | None:
    """Return the number that `value` stands for, or None where XPath says NaN."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, date):
        return value.toordinal() - _EPOCH
    if isinstance(value, Nodes):
        return to_number(value.items[0]) if value.items else None
    text = to_text(value)
    return settle(Decimal(text.strip())) if _NUMBER.match(text) else None


def to_text(value: Value) -> str:
    """Return `value` as text, the way it is stored in an answer file."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, Nodes):
        return to_text(value.items[0]) if value.items else ""
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if value is None else str(value)


def to_truth(value: Value) -> bool:
    """Return whether `value` counts as true."""
    if isinstance(value, Nodes):
        return any(item not in (None, "", ()) for item in value.items)
    return bool(value)


def settle(number: Decimal) -> Number | None:
    """Return whole numbers as int, others as they are, None for what is no number."""
    if not number.is_finite():
        return None
    if number == number.to_integral_value() and abs(number) < _WHOLE:
        return int(number)
    return number


def calculate(operation: str, left: Value, right: Value) -> Number | None:
    """Return `left` + - * div mod `right`, None where there is no number."""
    a, b = to_number(left), to_number(right)
    if a is None or b is None:
        return None
    x, y = Decimal(a), Decimal(b)
    if operation == "+":
        return settle(_EXACT.add(x, y))
    if operation == "-":
        return settle(_EXACT.subtract(x, y))
    if operation == "*":
        return settle(_EXACT.multiply(x, y))
    if not y:
        return None
    return settle(_EXACT.divide(x, y) if operation == "div" else _EXACT.remainder(x, y))


def equal(left: Value, right: Value) -> bool:
    """Return whether `left = right` by the rules above."""
    for side, other in ((left, right), (right, left)):
        if isinstance(side, Nodes):
            return any(equal(item, other) for item in side.items)
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, int | Decimal) or isinstance(right, int | Decimal):
        a, b = to_number(left), to_number(right)
        return a is not None and a == b
    return to_text(left) == to_text(right)


_COMPARE: dict[str, Callable[..., bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def ordered(operation: str, left: Value, right: Value) -> bool:
    """Return whether `left < right` and so on; false where the two cannot be put in an order."""
    for side, other, mirrored in ((left, right, False), (right, left, True)):
        if isinstance(side, Nodes):
            pairs = ((other, item) if mirrored else (item, other) for item in side.items)
            return any(ordered(operation, a, b) for a, b in pairs)
    compare = _COMPARE[operation]
    a, b = to_number(left), to_number(right)
    if a is not None and b is not None:
        return compare(a, b)
    first, second = to_text(left), to_text(right)
    days = to_day(first), to_day(second)
    if days[0] is not None and days[1] is not None:
        return compare(days[0], days[1])
    return bool(_CLOCK.match(first) and _CLOCK.match(second)) and compare(first, second)


def to_day(value: Value) -> date | None:
    """Return the date that `value` stands for, None if it is none."""
    if isinstance(value, date):
        return value
    text = to_text(value)
    if len(text) != 10 or text[4] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
