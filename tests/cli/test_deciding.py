"""Going through open contradictions at the keyboard."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.typist import DOWN, ENTER, STOP, terminal
from toolkit.cli.dialogs.deciding import ask_words
from toolkit.problems import UsageError
from toolkit.workflows.interviews.contradictions import compared
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    return Session(root, date(2026, 3, 30), "ilze")


def _decided(session: Session) -> dict[str, object]:
    found = compared(session.directory).contradictions
    return {str(one.number): one.decision for one in found if one.number in ("C7", "C10")}


def test_one_after_the_other_is_decided_with_owner_and_reason(session: Session) -> None:
    first = DOWN + ENTER + ENTER + "So it is." + ENTER  # the second version, the first member
    second = DOWN * 3 + ENTER  # decide later
    with terminal(first + second, hang_up=True) as there:
        assert ask_words(session, terminal=there) == 1
    # In the order of the forms: who owns the process, then who sees the payment.
    assert _decided(session) == {"C10": "Andris", "C7": None}


def test_another_value_is_asked_again_until_it_fits(session: Session) -> None:
    keys = DOWN * 3 + ENTER + DOWN + ENTER + ENTER + "Measured." + ENTER
    with terminal(keys, hang_up=True) as there:
        assert ask_words(session, "C7", there) == 1
    assert _decided(session)["C7"] == "sales_asks"


def test_leaving_keeps_what_was_decided(session: Session) -> None:
    with terminal(ENTER + ENTER + "So it is." + ENTER + STOP, hang_up=True) as there:
        assert ask_words(session, terminal=there) == 1
    assert _decided(session) == {"C10": "Guntis", "C7": None}


def test_without_a_terminal_it_says_how_to_do_it(session: Session) -> None:
    with pytest.raises(UsageError, match="--decisions FILE"):
        ask_words(session)
