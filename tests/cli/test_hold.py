"""A sitting that was broken off is offered, not forced."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.cli.typist import DOWN, ENTER, STOP, terminal
from toolkit.cli.dialogs.sitting import hold
from toolkit.store.dossier import read_dossier
from toolkit.workflows.interviews.sittings import SittingRequest
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[2] / "samples"
ASK = SittingRequest("F03_sales", "dace")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    session = Session(root, date(2026, 3, 30), "maris")
    with terminal(" " + ENTER + "90" + ENTER + STOP, hang_up=True) as there:
        hold(session, ASK, there)
    return session


def _answered(session: Session) -> dict[str, int]:
    found = read_dossier(session.directory).interviews
    return {i.id: len(i.answers) for i in found if i.respondent == "dace" and i.questionnaire == "F03_sales"}


def test_go_on(session: Session) -> None:
    with terminal(ENTER + "4" + ENTER + STOP, hang_up=True) as there:
        hold(session, ASK, there)
    assert _answered(session) == {"F03_sales-dace": 3}


def test_begin_a_new_one(session: Session) -> None:
    with terminal(DOWN + ENTER + " " + ENTER + STOP, hang_up=True) as there:
        hold(session, ASK, there)
    assert _answered(session) == {"F03_sales-dace": 2, "F03_sales-dace-2": 1}


def test_neither(session: Session) -> None:
    with terminal(STOP, hang_up=True) as there:
        assert hold(session, ASK, there) is None
    assert _answered(session) == {"F03_sales-dace": 2}
