"""Rounding and splitting of money: half up at the line, remainders to the largest share."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def round_half_up(value: Decimal, step: Decimal = CENT) -> Decimal:
    """`value` rounded to a multiple of `step`, halves away from zero."""
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def grouped(value: Decimal) -> str:
    """`20,927`; whole units for reading."""
    return f"{round_half_up(value, Decimal(1)):,.0f}"


def split(total: Decimal, shares: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """`total` split in proportion to `shares`, to the cent; the parts add up to `total` exactly.

    Cents left over go to the parts with the largest remainder, the earlier one first (Hamilton's
    method).

    Raises:
        ValueError: there is no share, one is negative, or all are zero.
    """
    weight = sum(shares, Decimal(0))
    if not shares or weight <= 0 or any(share < 0 for share in shares):
        raise ValueError("shares must not be negative and must add up to more than zero")
    cents = int(round_half_up(total) / CENT)
    exact = [cents * share / weight for share in shares]
    parts = [int(part.to_integral_value(rounding="ROUND_FLOOR")) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for index in by_remainder[: cents - sum(parts)]:
        parts[index] += 1
    return tuple(part * CENT for part in parts)
