"""Each rater beside the others."""

from fractions import Fraction

from toolkit.stages.scoring.agreement.alpha import alpha_of_counts
from toolkit.stages.scoring.agreement.raters import rater_views


def test_deviation_is_the_mean_distance_to_the_others() -> None:
    cells = [{"a": 3, "b": 2, "c": 1}, {"a": 2, "b": 2}, {"a": 1}, {}]
    views = {view.rater: view for view in rater_views(cells, 4)}
    assert {name: view.deviation for name, view in views.items()} == {
        "a": (Fraction(3, 2) + 0) / 2,
        "b": (Fraction(0) + 0) / 2,
        "c": Fraction(-3, 2),
    }
    assert [(v.rated, v.seen, v.shared) for v in views.values()] == [(3, 3, 2), (2, 3, 2), (1, 3, 1)]


def test_alpha_without_a_rater_is_the_alpha_of_the_others() -> None:
    cells = [{"a": 3, "b": 2, "c": 2}, {"a": 0, "b": 2, "c": 1}, {"a": 0, "b": 1, "c": 1}]
    (first, *_) = rater_views(cells, 4)
    assert first.alpha_without == alpha_of_counts([[0, 0, 2, 0], [0, 1, 1, 0], [0, 2, 0, 0]]).alpha


def test_one_rater_has_nobody_to_be_compared_with() -> None:
    (only,) = rater_views([{"a": 3}, {"a": 2}], 4)
    assert (only.deviation, only.alpha_without, only.shared) == (None, None, 0)


def test_no_rater() -> None:
    assert rater_views([], 4) == ()
    assert rater_views([{}, {}], 4) == ()
