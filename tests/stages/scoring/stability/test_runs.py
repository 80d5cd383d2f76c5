"""Runs over ratings: the matrix product against the rule it stands for, one resample at a time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.stages.scoring.panel import LETTERS, panel
from toolkit.models.engagement.settings import StabilitySettings
from toolkit.models.selection.grade import Grade
from toolkit.stages.scoring.compare import compare
from toolkit.stages.scoring.group_grade import lower_median
from toolkit.stages.scoring.stability.draws import Draws
from toolkit.stages.scoring.stability.panel import Panel
from toolkit.stages.scoring.stability.runs import Runs

WORDS = st.lists(st.text(st.sampled_from("EGSN?-"), min_size=4, max_size=4), min_size=1, max_size=4)


def by_hand(word: str, counts: list[int], raters: list[str]) -> Grade:
    """The group's grade of a resample; an even split, or nobody, leaves the grade that stands."""
    stands = lower_median([LETTERS[m] for m in word if m != "-"])
    taken = [
        LETTERS[word[int(r[1:])]]
        for r, n in zip(raters, counts, strict=True)
        for _ in range(n)
        if word[int(r[1:])] in "EGSN"
    ]
    for grade in (Grade.EXCELLENT, Grade.GOOD, Grade.SATISFACTORY):
        reach = sum(1 if g.rank >= grade.rank else -1 for g in taken)
        if reach > 0 or (reach == 0 and stands.rank >= grade.rank):
            return grade
    return Grade.NOT_PERFORMED


@given(WORDS, st.integers(0, 100))
def test_a_resample_gives_the_grade_of_the_rule(words: list[str], seed: int) -> None:
    made = Panel(compare(panel({"A": words}, weights=[3] * len(words))).vendors)
    if not made.raters:
        return
    resamples = Draws(seed).resamples(len(made.raters), 7)
    reached = made.reached(resamples)
    for run, counts in enumerate(resamples.tolist()):
        grades = [by_hand(word, counts, made.raters) for word in words]
        expected = [3 * sum(g.rank >= step for g in grades) for step in (1, 2, 3)]
        assert reached[run, 0, :, 0].tolist() == expected


def test_the_veto_stands_in_every_run() -> None:
    results = compare(panel({"A": ["NEE"]}, owners=["R0"])).vendors
    made = Panel(results)
    assert made.reached(Draws(1).resamples(3, 50)).sum() == 0


def test_many_runs_at_once_are_the_same_as_few() -> None:
    results = compare(panel({"A": ["EGS", "SSN"], "B": ["GGN", "E-G"]})).vendors
    resamples = Draws(1).resamples(3, 2500)
    whole = Panel(results).reached(resamples)
    parts = np.concatenate([Panel(results).reached(resamples[at : at + 100]) for at in range(0, 2500, 100)])
    assert (whole == parts).all()


def test_points_between_the_ends_are_equally_likely() -> None:
    """One rater, one task each: good against satisfactory and excellent is decided by the scale alone."""
    marks = {"A": ["E", "N"], "B": ["G", "G"]}
    results = compare(panel(marks, weights=[1, 1], owners=["x", "x"])).vendors
    share = Runs(results, StabilitySettings(draws=20_000)).stated().of("B").first
    # B wins when good is worth more than half of excellent; the larger of two uniform numbers does so with 3/4.
    assert abs(float(share) - 0.75) < 0.01


def test_seeds_make_other_runs_and_the_same_seed_the_same() -> None:
    results = compare(panel({"A": ["ENS", "SGN"], "B": ["GGN", "NEG"]})).vendors
    one, same, other = (Runs(results, StabilitySettings(draws=500, seed=s)).stated() for s in (1, 1, 2))
    assert one == same
    assert one.shares != other.shares


def test_with_any_weights_a_group_of_many_tasks_counts_no_more_than_one_of_few() -> None:
    marks = {"A": ["E", *["N"] * 9], "B": ["N", *["E"] * 9]}
    results = compare(panel(marks, owners=["x", *["y"] * 9])).vendors
    runs = Runs(results, StabilitySettings(draws=20_000))
    assert abs(float(runs.free().of("A").first) - 0.5) < 0.01
    assert runs.stated().of("A").first == 0
    assert [float(round(w, 2)) for _, w in runs.free().of("A").central] == [0.75, 0.25]


def test_confidence_is_the_share_of_wins_with_the_central_weights() -> None:
    """Good at both against excellent at one: with fixed weights the scale alone decides."""
    results = compare(panel({"A": ["E", "N"], "B": ["G", "G"]}, owners=["x", "y"])).vendors
    share = Runs(results, StabilitySettings(draws=20_000)).free().of("B")
    assert share.confidence is not None
    heavy = float(share.central[0][1])
    # The larger of two uniform numbers is above `heavy` with chance 1 - heavy squared.
    assert abs(float(share.confidence) - (1 - heavy**2)) < 0.01


def test_stated_weights_stray_by_a_quarter() -> None:
    """10 f against 9 g with f and g uniform from 0.75 to 1.25: the first is more with chance 11/16."""
    results = compare(panel({"A": ["E", "N"], "B": ["N", "E"]}, weights=[10, 9], owners=["x", "y"])).vendors
    share = Runs(results, StabilitySettings(draws=20_000)).stated().of("A").first
    assert abs(float(share) - 11 / 16) < 0.01
    still = Runs(results, StabilitySettings(draws=200, weight_play_percent=0)).stated()
    assert still.of("A").first == 1


def test_the_share_kept_is_counted_among_those_who_pass() -> None:
    marks = {"A": ["G", "G"], "B": ["E", "N"], "C": ["E", "E"]}
    runs = Runs(compare(panel(marks)).vendors, StabilitySettings(draws=20_000))
    assert runs.kept("A", ["A", "B", "C"]) == 0
    assert abs(float(runs.kept("A", ["B", "A"])) - 0.75) < 0.01
