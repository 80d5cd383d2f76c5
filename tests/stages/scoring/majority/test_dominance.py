"""Dominance under every increasing scale of points."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.scoring.panel import panel
from toolkit.stages.scoring.compare import compare
from toolkit.stages.scoring.majority.dominance import beats, dominates

PROFILE = st.lists(st.integers(0, 6), min_size=4, max_size=4).filter(any)


def shares(profile: list[int]) -> list[Fraction]:
    return [Fraction(n, sum(profile)) for n in profile]


@given(PROFILE, PROFILE, st.lists(st.integers(1, 50), min_size=3, max_size=3))
def test_who_dominates_has_more_points_under_any_scale(a: list[int], b: list[int], steps: list[int]) -> None:
    points = [sum(steps), steps[0] + steps[1], steps[0], 0]
    value = [sum(s * p for s, p in zip(shares(x), points, strict=True)) for x in (a, b)]
    if dominates(shares(a), shares(b)):
        assert value[0] > value[1]


@given(PROFILE, PROFILE)
def test_who_does_not_dominate_loses_or_ties_under_some_scale(a: list[int], b: list[int]) -> None:
    if dominates(shares(a), shares(b)):
        return
    big = 10**6
    scales = [(big, 1, 1), (1, big, 1), (1, 1, big)]
    for low, middle, high in scales:
        points = [low + middle + high, low + middle, low, 0]
        value = [sum(s * p for s, p in zip(shares(x), points, strict=True)) for x in (a, b)]
        if value[0] <= value[1]:
            return
    pytest.fail("it leads under all extreme scales, so it dominates")


def test_profiles_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="same grades"):
        dominates([1, 0], [1, 0, 0])


def test_what_was_not_shown_must_not_make_the_lead() -> None:
    """B is excellent where it was shown: A dominates at the proven end only."""
    a, b = compare(panel({"A": ["G", "G"], "B": ["E", "?"]})).vendors
    assert (a.vendor, beats(a, b)) == ("A", False)
