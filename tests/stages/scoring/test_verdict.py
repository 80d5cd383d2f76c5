"""The word of the verdict in every situation of the gate, and how sure a lead has to be."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from tests.stages.scoring.panel import panel
from toolkit.models.engagement.settings import Settings
from toolkit.models.selection.comparison import Verdict, VerdictWord
from toolkit.stages.scoring.compare import compare
from toolkit.stages.scoring.see_again import telling, unseen
from toolkit.stages.scoring.verdict import decide

DOMINANT = (
    "A leads whatever points the grades are given: nobody has more task weight at excellent, "
    "at good or better, or at satisfactory or better."
)
CLEAR, CLOSE, UNDECIDED = VerdictWord.CLEAR, VerdictWord.CLOSE, VerdictWord.UNDECIDED


@pytest.mark.parametrize(
    ("marks", "priorities", "word", "leader", "reason"),
    [
        ({}, "", UNDECIDED, None, "No vendor is on the shortlist yet."),
        ({"A": ["-", "-"]}, "MC", UNDECIDED, None, "No vendor has been rated yet."),
        (
            {"A": ["??", "??"]},
            "CC",
            UNDECIDED,
            None,
            "No vendor has shown anything that could be graded: have the key tasks shown.",
        ),
        ({"A": ["N"]}, "M", UNDECIDED, None, "No vendor passes the gate: every one fails a must."),
        ({"A": ["S"], "B": ["N"]}, "M", CLEAR, "A", "Only A passes the gate (no must at not performed)."),
        (
            {"A": ["G", "?"], "B": ["G", "G"]},
            "CM",
            UNDECIDED,
            None,
            "Must tasks were not shown by A (KT1): see them before deciding.",
        ),
        (
            {"A": ["G"], "B": ["?"]},
            "C",
            UNDECIDED,
            None,
            "Nothing was shown by B: have it shown before deciding.",
        ),
        ({"A": ["G"], "B": ["G"]}, "M", UNDECIDED, None, "A and B have equal points."),
        (
            {"A": ["G", "G"], "B": ["E", "?"]},
            "CC",
            UNDECIDED,
            "A",
            "A leads on what was shown, but if the rest works like it, B is level or ahead: have shown what was not.",
        ),
        (
            {"A": ["G", "G"], "B": ["G", "?"]},
            "CC",
            UNDECIDED,
            "A",
            "A leads on what was shown, but if the rest works like it, B is level or ahead: have shown what was not.",
        ),
        (
            {"A": ["E", "G"], "B": ["G", "G"]},
            "MM",
            CLEAR,
            "A",
            DOMINANT,
        ),
    ],
)
def test_word_leader_and_reason(
    marks: Mapping[str, Sequence[str]], priorities: str, word: VerdictWord, leader: str | None, reason: str
) -> None:
    verdict = compare(panel(marks, priorities=priorities)).verdict
    assert (verdict.word, verdict.vendor, verdict.reason) == (word, leader, reason)


def test_no_weight_no_leader() -> None:
    verdict = compare(panel({"A": ["E"], "B": ["N"]}, weights=[0])).verdict
    assert verdict.reason == "No task has a weight, so no vendor can lead: give the key tasks weights."


def lead(kept: Fraction) -> Verdict:
    """A leads by points, B has more at excellent."""
    results = compare(panel({"A": ["GSGGGG", "GGGEG"], "B": ["EEEEE", "NNSNN"]})).vendors
    return decide(results, Settings(), lambda _leader, _among: kept)


@pytest.mark.parametrize(
    ("percent", "word"),
    [(100, CLEAR), (90, CLEAR), (89, CLOSE), (60, CLOSE), (59, UNDECIDED), (0, UNDECIDED)],
)
def test_the_share_of_runs_makes_the_word(percent: int, word: VerdictWord) -> None:
    verdict = lead(Fraction(percent, 100))
    assert (verdict.word, verdict.vendor, verdict.kept) == (word, "A", Fraction(percent, 100))


def test_a_share_just_below_the_bound_is_not_rounded_up() -> None:
    verdict = lead(Fraction(89_999, 100_000))
    assert verdict.word is CLOSE
    assert verdict.reason == (
        "A has most points and stays first in 89 % of 10,000 runs with other weights, points and raters: "
        "see again the tasks that tell most."
    )


def test_what_to_see_again_is_what_the_raters_differ_on() -> None:
    assert lead(Fraction(70, 100)).see_again == (("A", "KT0"), ("A", "KT1"), ("B", "KT1"))


def test_pending_musts_are_seen_again() -> None:
    assert compare(panel({"A": ["G", "?"]}, priorities="MM")).verdict.see_again == (("A", "KT1"),)


def test_without_a_doubt_the_tasks_where_the_rival_is_better_are_seen_again() -> None:
    """One rater never differs from himself."""
    verdict = compare(panel({"A": ["N", "E", "E"], "B": ["G", "G", "S"]}, weights=[2, 3, 3])).verdict
    assert (verdict.vendor, verdict.see_again) == ("A", (("A", "KT0"),))


def test_the_heaviest_doubt_is_seen_again_first_and_five_at_most() -> None:
    marks = {"A": ["EG", "EG", "EN", "EE", "ES", "?", "EG"], "B": ["NN"] * 7}
    leader, rival = compare(panel(marks, weights=[1, 5, 2, 9, 1, 1, 1])).vendors
    assert telling([leader, rival], leader) == tuple(("A", f"KT{n}") for n in (2, 1, 5, 4, 0))


def test_what_was_not_shown_goes_by_weight_and_weightless_tasks_stay_out() -> None:
    results = compare(panel({"A": ["?", "?", "?"], "B": ["E", "E", "E"]}, weights=[1, 0, 3])).vendors
    assert unseen(results) == (("A", "KT2"), ("A", "KT0"))
