"""Rating at the keyboard: a bare Enter gives no grade, evidence is asked for, leaving loses nothing."""

from pathlib import Path

import pytest

from tests.cli.typist import BACK, DOWN, ENTER, MENU, STOP, UP, terminal
from tests.workflows.selection.before_prices import card, engagement, session
from toolkit.cli.dialogs.rating import rate_demo
from toolkit.cli.dialogs.usability import ask_properties
from toolkit.models.selection.scorecard import Scorecard
from toolkit.problems import UsageError

#: From 'I did not see it', where the list stands at first.
EXCELLENT, GOOD, SATISFACTORY, NOT_SHOWN = (UP * n + ENTER for n in (5, 4, 3, 1))
ABSTAIN = DOWN + ENTER
LIVE, SLIDES = ENTER, DOWN * 2 + ENTER
TO_THE_END = MENU + DOWN + ENTER


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


def sit(root: Path, keys: str) -> tuple[Scorecard, list[str]]:
    said: list[str] = []
    with terminal(keys, hang_up=True) as there:
        return rate_demo(session(root, "laura"), "V1", None, there, said.append), said


def grades(found: Scorecard) -> list[tuple[str, str, str]]:
    return [(r.task, r.grade.value, r.evidence) for r in found.ratings]


def test_good_may_go_without_words_satisfactory_may_not(root: Path) -> None:
    first = GOOD + LIVE + ENTER + "4,5" + ENTER
    second = SATISFACTORY + SLIDES + ENTER + "two screens" + ENTER + ENTER
    _, said = sit(root, first + second + STOP)
    saved = card(root, "laura")
    assert grades(saved) == [("KT01", "good", ""), ("KT02", "satisfactory", "two screens")]
    assert (str(saved.ratings[0].minutes), saved.ratings[1].seen, saved.submitted) == (
        "4.5",
        "slides_only",
        None,
    )
    assert "! satisfactory wants evidence." in said


def test_a_bare_enter_gives_no_grade(root: Path) -> None:
    sit(root, ENTER + NOT_SHOWN + ABSTAIN + ENTER + STOP)
    saved = card(root, "laura")
    assert grades(saved) == [("KT02", "not_shown", "")]
    assert [(a.task, a.why) for a in saved.abstentions] == [("KT03", "cannot_judge")]


def test_the_same_command_goes_on_and_back_changes_a_rating(root: Path) -> None:
    sit(root, GOOD + LIVE + ENTER + ENTER + STOP)
    _, said = sit(root, BACK + UP + ENTER + LIVE + "quick" + ENTER + ENTER + STOP)
    assert grades(card(root, "laura")) == [("KT01", "excellent", "quick")]
    assert any("24 key tasks, 23 open" in line for line in said)


def test_nonsense_for_minutes_is_asked_again(root: Path) -> None:
    _, said = sit(root, GOOD + LIVE + ENTER + "long" + ENTER + "\x7f" * 9 + "3" + ENTER + STOP)
    assert "! 'long' is no number of minutes." in said
    assert str(card(root, "laura").ratings[0].minutes) in ("3", "93")


def test_handing_in_at_the_end(root: Path) -> None:
    done, said = sit(root, GOOD + LIVE + ENTER + ENTER + TO_THE_END + ENTER)
    assert done.submitted
    assert card(root, "laura").submitted == done.submitted
    assert any(line.startswith("Not seen (left out): KT02") for line in said)


def test_without_a_terminal_it_says_how_else(root: Path) -> None:
    with pytest.raises(UsageError, match="demo import"):
        rate_demo(session(root, "laura"), "V1", None)


def test_the_interface_is_asked_property_by_property() -> None:
    keys = DOWN + ENTER + ENTER
    with terminal(keys * 4 + ENTER + ENTER + "nothing is too much" + ENTER, hang_up=True) as there:
        found = ask_properties(there)
    assert found
    assert [(grade, said) for _, grade, said in found] == [
        *[("good", "")] * 4,
        ("excellent", "nothing is too much"),
    ]


def test_leaving_records_no_property() -> None:
    with terminal(DOWN + ENTER + ENTER + STOP, hang_up=True) as there:
        assert ask_properties(there) is None
