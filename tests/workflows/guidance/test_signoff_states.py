"""The guidance of an engagement that is read, frozen and signed, as the sign-off itself leaves it."""

from pathlib import Path

import pytest

from tests.workflows.signoff import rounds
from toolkit.workflows.guidance.report import report
from toolkit.workflows.session import Session

pytestmark = pytest.mark.slow


def look(root: Path) -> tuple[str, str, str]:
    """State and words of the assignment, and the first command."""
    found = report(Session(root, rounds.SIGNED))
    stage = found.stage("assignment")
    return stage.state, stage.says, found.steps[0].command


def test_from_review_to_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    state, says, _ = look(rounds.reviewed(tmp_path / "reviewed"))
    assert (state, says) == ("open", "text is with its readers")
    state, says, command = look(rounds.frozen(tmp_path / "frozen"))
    assert (state, says) == ("open", "B1 contract frozen, 0 of 2 signed")
    assert command == "crmkit signoff ack --by ilze"
    read = rounds.read(tmp_path / "read")
    assert look(read)[2] == "crmkit signoff sign --key KEY.p12 --by ilze"
    rounds.sign(read, "ilze")
    assert look(read) == (
        "open",
        "B1 contract frozen, 1 of 2 signed",
        "crmkit signoff sign --key KEY.p12 --by vendor",
    )
    assert report(Session(read, rounds.SIGNED)).stage("assignment").waits == (("vendor", "signature"),)
    state, says, command = look(rounds.signed(tmp_path / "signed"))
    assert (state, says, command) == ("done", "B1 contract signed by 2 people", "crmkit accept P0")
