"""Majority judgment: published examples, and the slow definition vote by vote as referee."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.stages.scoring.majority.judgment import majority_ranking


def ranks(**tallies: Sequence[int]) -> dict[str, int]:
    return {standing.name: standing.rank for standing in majority_ranking(tallies)}


def tally(votes: Sequence[int], grades: int) -> list[int]:
    return [votes.count(grade) for grade in range(grades)]


def taken_away(counts: Sequence[int]) -> list[int]:
    """The definition: take the lower median away until nothing is left."""
    votes = [grade for grade, count in enumerate(counts) for _ in range(count)]
    order = []
    while votes:
        order.append(votes.pop((len(votes) - 1) // 2))
    return order


def test_the_wine_of_balinski_and_laraki() -> None:
    first, second = tally([7, 9, 9, 11, 11], 12), tally([8, 9, 9, 10, 11], 12)
    assert taken_away(first) == [9, 9, 11, 7, 11]
    assert taken_away(second) == [9, 9, 10, 8, 11]
    assert ranks(first=first, second=second) == {"first": 1, "second": 2}


def test_ten_judges_and_a_shared_rank() -> None:
    assert ranks(
        A=[2, 2, 2, 2, 2], B=[2, 1, 1, 1, 5], C=[2, 1, 1, 2, 4], D=[2, 1, 5, 0, 2], E=[2, 2, 2, 2, 2]
    ) == {
        "B": 1,
        "C": 2,
        "D": 3,
        "A": 4,
        "E": 4,
    }


def test_three_judges() -> None:
    assert ranks(A=[1, 1, 1], B=[1, 2, 0], C=[0, 2, 1]) == {"C": 1, "A": 2, "B": 3}


def test_twenty_billion_judges() -> None:
    assert ranks(A=[10**10, 10**10], B=[9_999_999_999, 10_000_000_001]) == {"B": 1, "A": 2}


def test_a_billion_equal_votes() -> None:
    (only,) = majority_ranking({"A": [0, 0, 10**9, 0]})
    assert (only.rank, only.grade, only.above, only.below) == (1, 2, Fraction(0), Fraction(0))


def test_unequal_totals_are_scaled() -> None:
    assert ranks(A=[1, 1, 1], B=[2, 2, 2], C=[0, 1, 1]) == {"C": 1, "A": 2, "B": 2}


def test_typical_sign() -> None:
    (only,) = majority_ranking({"A": [1, 5, 3, 1]})
    assert (only.grade, only.typical) == (1, Fraction(4, 10) - Fraction(1, 10))


def test_nobody_voted() -> None:
    assert [(s.name, s.rank, s.grade) for s in majority_ranking({"B": [0, 0], "A": [0, 0], "C": [1, 0]})] == [
        ("C", 1, 0),
        ("A", 2, None),
        ("B", 2, None),
    ]
    assert majority_ranking({}) == ()


VOTES = st.integers(1, 12).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 4), min_size=n, max_size=n), min_size=2, max_size=4)
)


@given(VOTES)
def test_taking_votes_away_one_by_one_gives_the_same_order(panels: list[list[int]]) -> None:
    tallies = {f"c{n}": tally(votes, 5) for n, votes in enumerate(panels)}
    slow = {name: taken_away(counts) for name, counts in tallies.items()}
    expected = {name: 1 + sum(other > own for other in slow.values()) for name, own in slow.items()}
    assert ranks(**tallies) == expected


@given(VOTES, st.integers(1, 10**9), st.integers(1, 10**9))
def test_replication_changes_nothing(panels: list[list[int]], one: int, other: int) -> None:
    tallies = {f"c{n}": tally(votes, 5) for n, votes in enumerate(panels)}
    often = {
        name: [count * (one if n % 2 else other) for count in t]
        for n, (name, t) in enumerate(tallies.items())
    }
    assert ranks(**often) == ranks(**tallies)


@given(VOTES, st.data())
def test_a_higher_grade_never_lowers_a_candidate(panels: list[list[int]], data: st.DataObject) -> None:
    before = ranks(**{f"c{n}": tally(votes, 5) for n, votes in enumerate(panels)})
    at = data.draw(st.integers(0, len(panels[0]) - 1))
    panels[0][at] = data.draw(st.integers(panels[0][at], 4))
    after = ranks(**{f"c{n}": tally(votes, 5) for n, votes in enumerate(panels)})
    assert after["c0"] <= before["c0"]


@pytest.mark.parametrize("bad", [{"A": [1, -1]}, {"A": [0.5, 1]}, {"A": [1, 2], "B": [1, 2, 3]}])
def test_bad_tallies_are_named(bad: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match=r"whole numbers|every grade"):
        majority_ranking(bad)
