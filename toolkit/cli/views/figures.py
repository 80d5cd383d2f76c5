"""Figures and codes as text: exact for JSON (two decimals, half up), readable on the screen."""

from decimal import Decimal

from toolkit.kernel.money import round_half_up


def two_decimals(value: Decimal) -> str:
    """`20926.67`; the form of all money and day figures in JSON."""
    return f"{round_half_up(value):.2f}"


def one_decimal(value: Decimal) -> str:
    """`59.3`."""
    return f"{round_half_up(value, Decimal('0.1')):.1f}"


def spoken(code: str) -> str:
    """A code of the models as words: `not_performed` -> `not performed`."""
    return code.replace("_", " ")
