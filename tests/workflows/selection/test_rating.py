"""Rating a demo: who may, what it takes, who may see, and when it is over."""

from datetime import date
from pathlib import Path

import pytest

from tests.workflows.selection.before_prices import DAY, card, engagement, everything, rate_all, session
from toolkit.cli.app import run
from toolkit.problems import Refused, UsageError
from toolkit.store.dossier import read_dossier
from toolkit.workflows.selection import key_tasks, rating, vendors
from toolkit.workflows.selection.rating import RatingWords
from toolkit.workflows.selection.seen import seen_by_user
from toolkit.workflows.selection.vendors import VendorWords


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


def rate(root: Path, rater: str, words: RatingWords, vendor: str = "V1") -> None:
    rating.rate(rating.open_card(session(root, rater), vendor, rater), words)


def test_each_word_is_saved_and_can_be_changed_until_it_is_handed_in(root: Path) -> None:
    rate(root, "laura", RatingWords("KT01", "satisfactory", "two screens", minutes="4.5"))
    rate(root, "laura", RatingWords("kt01", "good", seen="live"))
    rate(root, "laura", RatingWords("KT02", abstain="conflict_of_interest"))
    saved = card(root, "laura")
    assert [(r.task, r.grade.value, r.seen) for r in saved.ratings] == [("KT01", "good", "live")]
    assert [(a.task, a.why) for a in saved.abstentions] == [("KT02", "conflict_of_interest")]
    opened = rating.open_card(session(root, "laura"), "V1", None)
    rating.hand_in(opened, opened.card)
    with pytest.raises(Refused, match="submitted on 2026-02-24"):
        rating.open_card(session(root, "laura"), "V1", "laura")


@pytest.mark.parametrize("grade", ["excellent", "satisfactory", "not_performed"])
def test_evidence_is_wanted(root: Path, grade: str) -> None:
    with pytest.raises(UsageError, match="wants evidence"):
        rate(root, "laura", RatingWords("KT01", grade, "  "))


@pytest.mark.parametrize("grade", ["good", "not_shown"])
def test_evidence_may_be_left_out(root: Path, grade: str) -> None:
    rate(root, "laura", RatingWords("KT01", grade))
    assert [r.grade.value for r in card(root, "laura").ratings] == [grade]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (RatingWords("KT99", "good"), "no key task 'KT99'"),
        (RatingWords("KT01", "great"), "'great' is no grade"),
        (RatingWords("KT01", "good", seen="in a dream"), "is no way of seeing"),
        (RatingWords("KT01"), "give a grade"),
        (RatingWords("KT01", "good", abstain="cannot_judge"), "give a grade"),
        (RatingWords("KT01", abstain="tired"), "'tired' is no reason"),
    ],
)
def test_what_does_not_hold_is_said_and_nothing_saved(root: Path, words: RatingWords, said: str) -> None:
    before = everything(root)
    with pytest.raises(UsageError, match=said):
        rate(root, "laura", words)
    assert everything(root) == before


def test_nobody_rates_while_weights_are_open(root: Path) -> None:
    key_tasks.unlock(session(root, "ilze"), "dispatch was forgotten")
    with pytest.raises(Refused, match="not locked"):
        rating.open_card(session(root, "laura"), "V1", "laura")


def test_only_named_raters_and_shortlisted_vendors(root: Path) -> None:
    with pytest.raises(UsageError, match="'ilze' is not among the raters"):
        rating.open_card(session(root, "ilze"), "V1", None)
    with pytest.raises(Refused, match="was dropped by ilze"):
        rating.open_card(session(root, "laura"), "V5", None)
    vendors.edit(session(root, "ilze"), "V6", VendorWords(name="Lumo"))
    with pytest.raises(Refused, match="not on the shortlist"):
        rating.open_card(session(root, "laura"), "V6", None)


def test_two_programs_on_one_card_do_not_overwrite_each_other(root: Path) -> None:
    one, other = (rating.open_card(session(root, "laura"), "V1", "laura") for _ in range(2))
    rating.rate(one, RatingWords("KT01", "good"))
    with pytest.raises(Refused, match="changed by somebody else"):
        rating.rate(other, RatingWords("KT01", "excellent", "quick"))


def test_others_are_seen_only_after_the_own_card(root: Path) -> None:
    rate_all(root, "laura")
    _, _, states = rating.cards(session(root, "natalja"))
    assert [(s.rater, s.rated) for s in states] == [("laura", None), ("natalja", 0)]
    assert seen_by_user(session(root, "natalja"))[1] == ("V1",)
    assert seen_by_user(session(root, "ilze"))[1] == ()
    rate_all(root, "natalja")
    assert [s.rated for s in rating.cards(session(root, "natalja"))[2]] == [24, 24]
    assert seen_by_user(session(root, "natalja"))[1] == ()


@pytest.mark.parametrize(
    ("command", "secret"),
    [
        (["demo", "compare", "--json"], '"V1"'),
        (["demo", "list", "--json"], '"rated": 24'),
        (["status", "--json"], '"vendor": "V1"'),
        (["gaps", "list", "--all", "--json"], "satisfactory"),
    ],
)
def test_no_screen_shows_a_rater_what_others_gave(
    root: Path, command: list[str], secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rate_all(root, "laura", "satisfactory")

    def shown(by: str) -> str:
        run(["-C", str(root), "--today", "2026-02-24", "--by", by, *command])
        return capsys.readouterr().out

    assert secret in shown("ilze")
    assert secret not in shown("natalja")


def test_a_late_card_is_marked(root: Path) -> None:
    rate_all(root, "laura")
    rate_all(root, "natalja", day=date(2026, 2, 26))
    assert [s.days_late for s in rating.cards(session(root, "ilze"))[2]] == [0, 2]


def test_the_group_agrees_after_all_have_rated_alone(root: Path) -> None:
    rate_all(root, "laura")
    with pytest.raises(Refused, match="missing: natalja"):
        rating.agree(session(root, "ilze"), "V1", "KT02", "good", ["laura"], "seen again")
    rate_all(root, "natalja", "not_performed")
    rating.agree(session(root, "ilze"), "V1", "KT02", "good", ["laura"], "seen again")
    rating.agree(session(root, "ilze"), "V1", "KT02", "satisfactory", ["laura", "Natalja"], "and again")
    (kept,) = read_dossier(root).overrides
    assert (kept.grade.value, kept.agreed, kept.date, kept.recorded_by) == (
        "satisfactory",
        ("laura", "natalja"),
        DAY,
        "ilze",
    )
    assert {r.grade.value for r in card(root, "natalja").ratings} == {"not_performed"}


FIVE = [
    (name, "good", "") for name in ("convenient", "informative", "complete", "customisable", "restrained")
]


def test_the_interface_is_rated_after_days_of_own_work_and_never_by_its_looks(root: Path) -> None:
    rate_all(root, "laura")
    for days, grades, said in (
        ("1", FIVE, "at least 2 days"),
        ("x", FIVE, "at least 2 days"),
        ("3", FIVE[:4], "Not rated: restrained"),
        ("3", [("looks", "good", "")], "never rated"),
        ("3", [("convenient", "excellent", ""), *FIVE[1:]], "wants a word"),
    ):
        with pytest.raises(UsageError, match=said):
            rating.rate_interface(session(root, "laura"), "V1", None, days, grades)
    rating.rate_interface(session(root, "laura"), "V1", None, "3", FIVE)
    saved = card(root, "laura")
    assert saved.submitted
    assert saved.usability
    assert [p.property for p in saved.usability.properties] == [name for name, _, _ in FIVE]
