"""Rounding half up and splitting without losing a cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.kernel.money import round_half_up, split

CENTS = st.integers(min_value=0, max_value=10**9).map(lambda n: Decimal(n) / 100)


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.005", "0.01"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("1.004", "1.00")]
)
def test_halves_go_away_from_zero(value: str, rounded: str) -> None:
    assert round_half_up(Decimal(value)) == Decimal(rounded)


def test_whole_units() -> None:
    assert round_half_up(Decimal("16166.666"), Decimal(1)) == 16167


def test_left_over_cents_go_to_the_largest_remainders() -> None:
    assert split(Decimal("100.00"), [Decimal(1)] * 3) == (
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    )
    assert split(Decimal("0.05"), [Decimal(1), Decimal(2)]) == (Decimal("0.02"), Decimal("0.03"))


@given(CENTS, st.lists(st.integers(min_value=0, max_value=1000).map(Decimal), min_size=1, max_size=12))
def test_the_parts_always_add_up(total: Decimal, shares: list[Decimal]) -> None:
    if sum(shares) == 0:
        with pytest.raises(ValueError, match="more than zero"):
            split(total, shares)
        return
    parts = split(total, shares)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


def test_no_shares_is_an_error() -> None:
    with pytest.raises(ValueError, match="more than zero"):
        split(Decimal(1), [])
