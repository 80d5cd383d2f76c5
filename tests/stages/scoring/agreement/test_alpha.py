"""Krippendorff's alpha: published examples, exact; the krippendorff package as referee on random data."""

import math
from fractions import Fraction
from random import Random

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.models.scoring.analysis import Metric
from toolkit.stages.scoring.agreement.alpha import alpha, alpha_of_counts

Row = list[float | None]


def rows(*words: str) -> list[Row]:
    return [[None if letter == "." else float(letter) for letter in word] for word in words]


A1 = rows("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
A3 = rows(".....34121133.3", "1.213343.......", "..21344.21133.4")
A5 = rows("1100000000", "0110010100")
A7 = rows("33333", "33333", "33..3", "33331", "3.333")


@pytest.mark.parametrize(
    ("ratings", "metric", "expected"),
    [
        (A1, "nominal", Fraction(113, 152)),
        (A1, "ordinal", Fraction(108577, 133160)),
        (A1, "interval", Fraction(951, 1120)),
        (A3, "nominal", Fraction(56, 81)),
        (A3, "ordinal", Fraction(112173, 139048)),
        (A3, "interval", Fraction(643, 793)),
        (A5, "nominal", Fraction(2, 21)),
        (A7, "nominal", Fraction(0)),
        (A7, "ordinal", Fraction(0)),
    ],
)
def test_published_examples(ratings: list[Row], metric: Metric, expected: Fraction) -> None:
    assert alpha(ratings, metric).alpha == expected


@pytest.mark.parametrize(("metric", "printed"), [("interval", 0.849), ("ratio", 0.797)])
def test_the_printed_figures_of_krippendorff_2011(metric: Metric, printed: float) -> None:
    value = alpha(A1, metric).alpha
    assert value is not None
    assert round(float(value), 3) == printed


def test_a_thing_with_one_rating_drops_out() -> None:
    said = alpha(A1)
    assert (said.units, said.ratings) == (11, 40)


def test_rare_disagreement_is_said_in_words() -> None:
    said = alpha(A7)
    assert (said.pairs, said.exact) == (38, Fraction(34, 38))
    assert said.words.startswith("Nearly all ratings are equal")


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        (rows("333", "333"), "All ratings are equal: all agree; alpha is not defined."),
        (rows("123"), "Nothing was rated by two people, so agreement cannot be measured."),
        (rows("1..", ".2."), "Nothing was rated by two people, so agreement cannot be measured."),
        ([], "Nothing was rated by two people, so agreement cannot be measured."),
    ],
)
def test_degenerate_cases_are_words_not_numbers(ratings: list[Row], words: str) -> None:
    said = alpha(ratings)
    assert (said.alpha, said.words) == (None, words)


def test_within_one_goes_by_value_not_by_neighbourhood() -> None:
    said = alpha([[0, 0], [2, 0]])
    assert (said.exact, said.within_one) == (Fraction(1, 2), Fraction(1, 2))


GRADE = st.one_of(st.none(), st.integers(0, 3))
TABLE = st.integers(2, 6).flatmap(
    lambda raters: st.integers(1, 12).flatmap(
        lambda things: st.lists(
            st.lists(GRADE, min_size=things, max_size=things), min_size=raters, max_size=raters
        )
    )
)


@given(TABLE, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_the_referee_says_the_same(table: list[list[int | None]], metric: Metric) -> None:
    said = alpha(table, metric).alpha
    if said is None:
        return
    matrix = np.array([[math.nan if v is None else v for v in row] for row in table], dtype=float)
    assert float(said) == pytest.approx(
        krippendorff.alpha(reliability_data=matrix, level_of_measurement=metric), abs=1e-9
    )


@given(TABLE, st.randoms())
def test_neither_raters_nor_things_have_an_order(table: list[Row], chance: Random) -> None:
    mixed = [list(row) for row in table]
    chance.shuffle(mixed)
    places = list(range(len(mixed[0])))
    chance.shuffle(places)
    turned: list[Row] = [[row[p] for p in places] for row in mixed]
    assert alpha(turned) == alpha(table)


def test_counts_and_raw_ratings_are_one() -> None:
    counts = [[0, 0, 3, 0], [1, 0, 0, 2], [0, 4, 0, 0]]
    raw: list[Row] = [[2, 0, 1], [2, 3, 1], [2, 3, 1], [None, None, 1]]
    assert alpha_of_counts(counts) == alpha(raw)


def test_counts_beyond_64_bits_stay_exact() -> None:
    many = 2 * 10**10
    said = alpha_of_counts([[many, 0], [0, many], [many, many]], "nominal")
    assert said.alpha == Fraction(4 * many - 3, 8 * many - 4)


def test_pairs_of_a_billion_votes_at_each_grade() -> None:
    said = alpha_of_counts([[10**9] * 4])
    assert said.pairs == 4 * 10**9 * (4 * 10**9 - 1) // 2
    assert said.exact == Fraction(4 * 10**9 * (10**9 - 1) // 2, said.pairs)


def test_a_billion_equal_votes() -> None:
    said = alpha_of_counts([[0, 10**9], [0, 10**9]])
    assert (said.alpha, said.words) == (None, "All ratings are equal: all agree; alpha is not defined.")


@pytest.mark.parametrize(
    ("ratings", "what"),
    [
        ([[1, 2], [1]], "differ in length"),
        ([["good", 1], [1, 1]], "'good' is no number"),
        ([[math.inf, 1], [1, 1]], "infinite"),
    ],
)
def test_bad_ratings_are_named(ratings: list[Row], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        alpha(ratings)


@pytest.mark.parametrize("counts", [[[1, -1]], [[0.5, 1]], [1, 2]])
def test_bad_counts_are_named(counts: list[list[int]]) -> None:
    with pytest.raises(ValueError, match=r"whole numbers|table"):
        alpha_of_counts(counts)


def test_an_unknown_metric_is_named() -> None:
    with pytest.raises(ValueError, match="no metric 'cardinal'"):
        alpha(A5, "cardinal")  # type: ignore[arg-type]  # what a caller may type
