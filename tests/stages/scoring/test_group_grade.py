"""Lower median, the owner's veto, the consensus override."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.models.selection.scorecard import ConsensusOverride
from toolkit.stages.scoring.group_grade import grade_task, lower_median

LETTERS = {
    "E": Grade.EXCELLENT,
    "G": Grade.GOOD,
    "S": Grade.SATISFACTORY,
    "N": Grade.NOT_PERFORMED,
    "?": Grade.NOT_SHOWN,
}
TASK = KeyTask(id="KT1", name="do it", owner="guntis", priority=Priority.MUST)
SHOWN = st.sampled_from([g for g in Grade if g is not Grade.NOT_SHOWN])


def grades(word: str) -> list[Grade]:
    return [LETTERS[letter] for letter in word]


@pytest.mark.parametrize(
    ("word", "median"),
    [("GGEG", "G"), ("SG", "S"), ("NS", "N"), ("E", "E"), ("", "?"), ("??", "?"), ("?S", "S")],
)
def test_lower_median(word: str, median: str) -> None:
    assert lower_median(grades(word)) is LETTERS[median]


@given(st.lists(SHOWN, min_size=1, max_size=9), st.data())
def test_a_better_rating_never_lowers_the_median(given_grades: list[Grade], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(given_grades) - 1))
    better = data.draw(st.sampled_from([g for g in Grade if g.rank >= given_grades[index].rank]))
    raised = [*given_grades[:index], better, *given_grades[index + 1 :]]
    assert lower_median(raised).rank >= lower_median(given_grades).rank


@given(st.permutations(grades("EGGSN")))
def test_the_order_of_raters_does_not_matter(order: list[Grade]) -> None:
    assert lower_median(order) is Grade.GOOD


def rated(word: str, *, owner_first: bool = True) -> dict[str, Grade]:
    names = ["guntis", "laura", "andris", "viktors", "natalja"]
    return dict(zip(names if owner_first else names[1:], grades(word), strict=False))


def test_the_owner_who_could_not_do_it_decides() -> None:
    result = grade_task(TASK, Grade.GOOD, rated("NSS"), None)
    assert (result.grade, result.veto_by, result.spread) == (Grade.NOT_PERFORMED, "guntis", 1)


def test_a_veto_that_changes_nothing_is_not_listed() -> None:
    assert grade_task(TASK, Grade.GOOD, rated("NNS"), None).veto_by is None


def override(*agreed: str) -> ConsensusOverride:
    return ConsensusOverride(
        vendor="V1",
        task="KT1",
        grade=Grade.SATISFACTORY,
        agreed=agreed,
        reason="seen again",
        date=date(2026, 3, 1),
    )


def test_an_override_beats_the_veto_only_with_the_owner() -> None:
    with_owner = grade_task(TASK, Grade.GOOD, rated("NSS"), override("guntis", "laura"))
    assert (with_owner.grade, with_owner.veto_by, with_owner.overridden) == (
        Grade.SATISFACTORY,
        "guntis",
        True,
    )
    without = grade_task(TASK, Grade.GOOD, rated("NSS"), override("laura"))
    assert (without.grade, without.veto_by, without.overridden) == (Grade.NOT_PERFORMED, "guntis", False)


def test_nobody_rated_it() -> None:
    result = grade_task(TASK, Grade.GOOD, {}, None)
    assert (result.grade, result.is_gap, result.spread) == (Grade.NOT_SHOWN, True, 0)
