"""The comparison as a whole: what must never change it, what it says in odd cases, small worked figures."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.scoring.panel import LETTERS, panel
from toolkit.models.engagement.settings import Settings, StabilitySettings
from toolkit.models.selection.comparison import Comparison, Gate
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.scorecard import ConsensusOverride
from toolkit.stages.scoring.compare import Ratings, compare, compare_and_analyse

FEW = Settings(stability=StabilitySettings(draws=200))
MARK = st.sampled_from("EGSN?-")
MARKS = st.tuples(st.integers(1, 4), st.integers(1, 5)).flatmap(
    lambda size: st.dictionaries(
        st.sampled_from(["A", "B", "C"]),
        st.lists(st.text(MARK, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]),
        min_size=1,
    )
)


def standing(comparison: Comparison) -> list[tuple[object, ...]]:
    """What a workgroup looks at."""
    return [
        (r.vendor, r.points, r.gate, r.share, r.fit_share, r.coverage, tuple(r.merit.items()), r.gaps)
        for r in comparison.vendors
    ]


@given(MARKS, st.text("MSC", min_size=4, max_size=4))
def test_replication_of_all_raters_changes_nothing(marks: dict[str, list[str]], priorities: str) -> None:
    once = compare(panel(marks, priorities=priorities, settings=FEW))
    thrice = compare(
        panel({v: [w * 3 for w in words] for v, words in marks.items()}, priorities=priorities, settings=FEW)
    )
    assert standing(once) == standing(thrice)
    assert once.spreads == thrice.spreads


@given(MARKS, st.data())
def test_a_higher_grade_never_lowers_a_vendor(marks: dict[str, list[str]], data: st.DataObject) -> None:
    vendor = data.draw(st.sampled_from(sorted(marks)))
    task = data.draw(st.integers(0, len(marks[vendor]) - 1))
    word = marks[vendor][task]
    rater = data.draw(st.integers(0, len(word) - 1))
    if word[rater] not in "EGSN":
        return
    higher = data.draw(st.sampled_from([m for m in "EGSN" if LETTERS[m].rank >= LETTERS[word[rater]].rank]))
    before = compare(panel(marks, priorities="MSCM"))
    marks[vendor][task] = word[:rater] + higher + word[rater + 1 :]
    after = compare(panel(marks, priorities="MSCM"))
    old, new = before.result(vendor), after.result(vendor)
    assert old is not None
    assert new is not None
    assert (new.share, new.fit_share) >= (old.share, old.fit_share)
    assert set(new.failed_musts) <= set(old.failed_musts)


@given(MARKS, st.randoms())
@settings(max_examples=40)
def test_raters_vendors_and_cards_have_no_order(marks: dict[str, list[str]], chance: Random) -> None:
    given_order = panel(marks, priorities="MSCC", settings=FEW)
    cards, vendors = list(given_order.scorecards), list(given_order.vendors)
    chance.shuffle(cards)
    chance.shuffle(vendors)
    mixed = Ratings(
        tasks=given_order.tasks, vendors=vendors, scorecards=cards, overrides=(), settings=FEW
    )  # fmt: skip
    assert compare_and_analyse(mixed) == compare_and_analyse(given_order)


def test_one_of_ten_shown_is_ten_percent_proven_and_all_of_it_fits() -> None:
    """Wayferry's pair of figures."""
    reached = []
    for shown in (1, 6, 10):
        (only,) = compare(panel({"A": ["E"] * shown + ["?"] * (10 - shown)})).vendors
        reached.append((only.share, only.fit_share, only.coverage))
    assert reached == [
        (Fraction(1, 10), Fraction(1), Fraction(1, 10)),
        (Fraction(6, 10), Fraction(1), Fraction(6, 10)),
        (Fraction(1), Fraction(1), Fraction(1)),
    ]


def test_merit_is_weight_by_grade() -> None:
    (only,) = compare(panel({"A": ["E", "G", "N", "?"]}, weights=[5, 3, 2, 1])).vendors
    assert list(only.merit.items()) == [
        (Grade.EXCELLENT, 5),
        (Grade.GOOD, 3),
        (Grade.SATISFACTORY, 0),
        (Grade.NOT_PERFORMED, 2),
        (Grade.NOT_SHOWN, 1),
    ]


def test_spreads_go_by_weight_then_width() -> None:
    ratings = panel({"A": ["EN", "ES", "EN", "EG"], "B": ["GG", "ES", "SS", "NE"]}, weights=[2, 5, 5, 2])
    assert compare(ratings).spreads == (
        ("A", "KT2"),
        ("A", "KT1"),
        ("B", "KT1"),
        ("A", "KT0"),
        ("B", "KT3"),
    )


@pytest.mark.parametrize(
    ("word", "sign", "typical"), [("GGE", "+", Fraction(1, 3)), ("GSE", "", 0), ("GGS", "-", Fraction(-1, 3))]
)
def test_typical_sign_of_a_task(word: str, sign: str, typical: Fraction) -> None:
    (task,) = compare(panel({"A": [word]})).vendors[0].tasks
    assert (task.grade, task.sign, task.typical) == (Grade.GOOD, sign, typical)


def test_the_gate_names_the_rating_and_comment_that_failed_it() -> None:
    ratings = panel({"A": ["GNN", "GGN"]}, priorities="MM", owners=["nobody", "R2"])
    result = compare(ratings).vendors[0]
    assert (result.gate, result.failed_musts) == (Gate.FAIL, ("KT0", "KT1"))
    median, veto = result.tasks
    assert (median.decided_by, median.deciding) == (
        "median",
        (("R1", Grade.NOT_PERFORMED, "A 0 1"), ("R2", Grade.NOT_PERFORMED, "A 0 2")),
    )
    assert (veto.decided_by, veto.deciding) == ("veto", (("R2", Grade.NOT_PERFORMED, "A 1 2"),))


def test_an_agreed_grade_stands_in_every_run_and_keeps_the_ratings() -> None:
    agreed = ConsensusOverride(
        vendor="A",
        task="KT0",
        grade=Grade.EXCELLENT,
        agreed=("R0",),
        reason="seen again",
        date=date(2026, 3, 1),
    )
    marks = {"A": ["SSS"], "B": ["GGG"]}
    comparison, analysis = compare_and_analyse(panel(marks, overrides=[agreed]))
    task = comparison.vendors[0].tasks[0]
    assert (task.decided_by, task.override, len(task.ratings)) == ("consensus", agreed, 3)
    assert analysis.stated is not None
    assert analysis.stated.of("A").first == 1


def analysed(marks: dict[str, Sequence[str]], weights: Sequence[int] = ()) -> tuple[Comparison, str]:
    comparison, analysis = compare_and_analyse(panel(marks, weights=weights, settings=FEW))
    return comparison, analysis.agreement.words


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ({}, "Nothing was rated by two people, so agreement cannot be measured."),
        ({"A": ["---"]}, "Nothing was rated by two people, so agreement cannot be measured."),
        ({"A": ["???", "???"]}, "Nothing was rated by two people, so agreement cannot be measured."),
        ({"A": ["E", "N"]}, "Nothing was rated by two people, so agreement cannot be measured."),
        ({"A": ["GGG", "GGG"]}, "All ratings are equal: all agree; alpha is not defined."),
    ],
)
def test_no_raters_one_rater_all_not_shown_all_equal(marks: dict[str, Sequence[str]], words: str) -> None:
    comparison, said = analysed(marks)
    assert said == words
    assert all(r.share == 0 for r in comparison.vendors if not r.shown)


def test_weights_of_nothing_give_no_runs() -> None:
    _, analysis = compare_and_analyse(panel({"A": ["E"], "B": ["N"]}, weights=[0]))
    assert (analysis.stated, analysis.free, analysis.dominance) == (None, None, ())


def test_huge_weights_keep_their_proportion() -> None:
    small, big = (
        compare_and_analyse(panel({"A": ["E", "N"], "B": ["N", "E"]}, weights=w))[1]
        for w in ([2, 1], [2 * 10**30, 10**30])
    )
    assert small.stated is not None
    assert big.stated is not None
    assert small.stated.of("A").first == big.stated.of("A").first
