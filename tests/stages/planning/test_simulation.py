"""Draws have the mean, the ends and the correlation they promise; finishes keep links and order."""

from decimal import Decimal

import numpy as np
import pytest

from toolkit.stages.planning.simulation.draws import ThreePoints, draw_durations, rank_correlation
from toolkit.stages.planning.simulation.forward import Step, forward

POINTS = [ThreePoints(1, 2, 6), ThreePoints(6, 9, 15), ThreePoints(0, 0, 1), ThreePoints(2, 5, 5)]


@pytest.mark.parametrize("correlation", [0.0, 0.2, 0.9])
def test_the_mean_is_that_of_pert_and_no_draw_leaves_the_ends(correlation: float) -> None:
    drawn = draw_durations(POINTS, correlation, 40_000, seed=3)
    for row, p in zip(drawn, POINTS, strict=True):
        mean = (p.optimistic + 4 * p.likely + p.pessimistic) / 6
        width = p.pessimistic - p.optimistic
        assert abs(row.mean() - mean) < 0.01 * width
        assert p.optimistic <= row.min() <= row.max() <= p.pessimistic


def test_the_variance_is_that_of_the_beta_distribution() -> None:
    (row,) = draw_durations([ThreePoints(0, 2.5, 10)], 0, 200_000, seed=1)
    a, b = 1 + 4 * 0.25, 1 + 4 * 0.75
    assert row.var() == pytest.approx(100 * a * b / ((a + b) ** 2 * (a + b + 1)), rel=0.02)


def test_an_estimate_without_a_range_is_what_it_says() -> None:
    (row,) = draw_durations([ThreePoints(3, 3, 3)], 0.2, 100, seed=1)
    assert set(row) == {3.0}


def test_one_factor_gives_the_correlation_asked_for() -> None:
    drawn = draw_durations([ThreePoints(0, 5, 10)] * 2, 0.5, 50_000, seed=2)
    # Spearman's correlation of a Gaussian copula: 6/pi asin(rho/2).
    assert rank_correlation(drawn[0], drawn[1]) == pytest.approx(6 / np.pi * np.arcsin(0.25), abs=0.01)


def test_the_same_seed_gives_the_same_draws_and_another_others() -> None:
    one, same, other = (draw_durations(POINTS, 0.2, 50, seed) for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_a_figure_that_never_moves_correlates_with_nothing() -> None:
    assert rank_correlation(np.ones(5), np.arange(5.0)) == 0.0
    assert rank_correlation(np.arange(5.0), np.arange(5.0) ** 3) == pytest.approx(1.0)


def test_finishes_keep_links_lags_and_starts() -> None:
    steps = [Step("a", 0), Step("b", 3, (("a", 1.0),)), Step("c", 0, (("a", 0.0), ("b", 0.0)))]
    durations = {"a": np.array([1.0, 5.0]), "b": np.array([2.0, 2.0]), "c": np.array([1.0, 1.0])}
    found = forward(steps, durations)
    assert found["a"].tolist() == [1, 5]
    assert found["b"].tolist() == [5, 8]
    assert found["c"].tolist() == [6, 9]
    assert Decimal(str(found["c"][1])) == Decimal("9.0")
