"""Rank acceptability and central weights: exact results of geometry within the sampling error."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.models.scoring.analysis import Stability
from toolkit.stages.scoring.stability.acceptability import acceptability
from toolkit.stages.scoring.stability.draws import Draws

ERROR = 0.01


def reached(result: Stability, name: str) -> list[float]:
    return [float(share) for share in result.of(name).ranks]


def central(result: Stability, name: str) -> list[float]:
    return [float(weight) for _, weight in result.of(name).central]


def test_two_criteria() -> None:
    result = acceptability({"A": [1, 0], "B": [0, 1], "C": [0.6, 0.6]}, ["x", "y"])
    for name, shares, weights in (
        ("A", [0.4, 0.1, 0.5], [0.8, 0.2]),
        ("B", [0.4, 0.1, 0.5], [0.2, 0.8]),
        ("C", [0.2, 0.8, 0.0], [0.5, 0.5]),
    ):
        assert reached(result, name) == pytest.approx(shares, abs=ERROR)
        assert central(result, name) == pytest.approx(weights, abs=ERROR)


def test_three_criteria() -> None:
    result = acceptability({"A": [1, 0, 0], "B": [0, 1, 0], "C": [0.5, 0.5, 0.5]}, ["x", "y", "z"])
    assert reached(result, "A") == pytest.approx([0.25, 0.25, 0.5], abs=ERROR)
    assert reached(result, "B") == pytest.approx([0.25, 0.25, 0.5], abs=ERROR)
    assert reached(result, "C") == pytest.approx([0.5, 0.5, 0], abs=ERROR)


@pytest.mark.parametrize("criteria", [2, 3, 4, 6])
def test_the_first_axis_against_a_constant(criteria: int) -> None:
    axis = [1.0] + [0.0] * (criteria - 1)
    names = [f"c{n}" for n in range(criteria)]
    result = acceptability({"axis": axis, "flat": [0.5] * criteria}, names)
    assert float(result.of("axis").first) == pytest.approx(0.5 ** (criteria - 1), abs=ERROR)


def test_two_that_are_equal_under_the_stated_weights_share_the_first_rank() -> None:
    """TEC: 50, 100, 100 and 100, 50, 50 with weights 50, 25, 25 both come to 75: a mean alone misleads."""
    rows = {"A": [50, 100, 100], "B": [100, 50, 50]}
    exact = acceptability(rows, ["x", "y", "z"], stated=[50, 25, 25], play=Fraction(0))
    assert [exact.of(name).ranks for name in "AB"] == [(Fraction(1, 2), Fraction(1, 2))] * 2
    varied = acceptability(rows, ["x", "y", "z"], stated=[50, 25, 25])
    assert varied.of("A").central[0][1] < Fraction(1, 2) < varied.of("B").central[0][1]


def test_words() -> None:
    result = acceptability({"A": [1, 0], "B": [0, 1], "C": [0, 0], "D": [0.6, 0.6]}, ["price", "service"])
    assert result.of("A").words.startswith(
        "Choose A if you care most about price (80 % of the weight, 50 % on average)"
    )
    assert result.of("C").words == "No weighting that was tried puts C first."
    assert result.of("C").central == ()
    assert result.of("D").words == "D is first in 20 % of the runs; no single concern speaks for it."


ROWS = st.integers(1, 4).flatmap(
    lambda size: st.dictionaries(
        st.sampled_from("ABCD"), st.lists(st.integers(0, 5), min_size=size, max_size=size), min_size=1
    )
)


@given(ROWS)
@settings(max_examples=30)
def test_shares_add_up_and_names_have_no_order(rows: dict[str, list[float]]) -> None:
    names = [f"c{n}" for n in range(len(next(iter(rows.values()))))]
    result = acceptability(rows, names, draws=300)
    assert all(sum(share.ranks) == 1 for share in result.shares)
    for rank in range(len(rows)):
        assert sum(share.ranks[rank] for share in result.shares) == 1
    assert all(not share.central or sum(w for _, w in share.central) == 1 for share in result.shares)
    turned = dict(reversed(list(rows.items())))
    assert acceptability(turned, names, draws=300) == result


@given(ROWS, st.data())
@settings(max_examples=30)
def test_a_higher_value_never_lowers_a_rank(rows: dict[str, list[float]], data: st.DataObject) -> None:
    names = [f"c{n}" for n in range(len(next(iter(rows.values()))))]
    before = acceptability(rows | {"top": [5.0] * len(names), "low": [0.0] * len(names)}, names, draws=300)
    name = data.draw(st.sampled_from(sorted(rows)))
    at = data.draw(st.integers(0, len(names) - 1))
    higher = list(rows[name])
    higher[at] = data.draw(st.integers(int(higher[at]), 5))
    ends = {"top": [5.0] * len(names), "low": [0.0] * len(names)}
    after = acceptability(rows | {name: higher} | ends, names, draws=300)
    for rank in range(1, len(before.shares) + 1):
        assert sum(after.of(name).ranks[:rank]) >= sum(before.of(name).ranks[:rank])


@pytest.mark.parametrize(
    ("rows", "criteria", "stated"),
    [
        ({"A": [1]}, [], None),
        ({}, ["x"], None),
        ({"A": [1]}, ["x", "y"], None),
        ({"A": [float("nan")]}, ["x"], None),
        ({"A": [1]}, ["x"], [0]),
        ({"A": [1]}, ["x"], [1, 2]),
        ({"A": [1, 1]}, ["x", "y"], [-1, 2]),
    ],
)
def test_what_cannot_be_compared_is_named(
    rows: dict[str, list[float]], criteria: list[str], stated: list[float] | None
) -> None:
    with pytest.raises(ValueError, match=r"Give|values|number"):
        acceptability(rows, criteria, stated=stated)


@pytest.mark.parametrize("play", [Fraction(-1, 4), Fraction(1)])
def test_weights_stray_by_less_than_the_whole(play: Fraction) -> None:
    with pytest.raises(ValueError, match="below 1"):
        acceptability({"A": [1]}, ["x"], stated=[1], play=play)


def test_the_draws_are_these_on_every_machine() -> None:
    chance = Draws(1)
    assert chance.below(1000, (5,)).tolist() == [511, 950, 144, 948, 311]
    assert chance.simplex(3, 2, 10).sum(axis=1).tolist() == [1024, 1024]
    assert chance.resamples(4, 3).sum(axis=1).tolist() == [4, 4, 4]
    assert {int(f) for f in chance.factors(Fraction(1, 4), (5000,))} == set(range(768, 1281))
