"""AP-27 once a text is frozen: who has not read, how long there was to read, read and signed."""

from pathlib import Path

import pytest

from tests.workflows.signoff.rounds import FROZEN, SIGNED, at, frozen, read, signed
from toolkit.workflows.advice.check import run_checks
from toolkit.workflows.signoff.changes import new_change

pytestmark = pytest.mark.slow


def test_frozen_and_unread(tmp_path: Path) -> None:
    found = run_checks(at(frozen(tmp_path / "k"), "andris", FROZEN)).of("AP-27")
    assert {(f.state, f.about) for f in found} == {
        ("fires", who) for who in ("ilze", "natalja", "vendor", "time")
    }
    assert "1 working day to read, 2 are the least" in next(f.message for f in found if f.about == "time")


def test_read_by_everybody(tmp_path: Path) -> None:
    found = run_checks(at(read(tmp_path / "k"), "andris", SIGNED)).of("AP-27")
    assert [f.message for f in found] == []


def test_signed_after_reading(tmp_path: Path) -> None:
    assert run_checks(at(signed(tmp_path / "k"), "andris", SIGNED)).of("AP-27") == ()


def test_changed_after_signing(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    file = folder / "requirements.yaml"
    before = file.read_text("utf-8")
    file.write_text(before.replace("within 2 seconds", "within 20 seconds"), "utf-8")
    assert file.read_text("utf-8") != before
    [found] = run_checks(at(folder, "andris", SIGNED)).of("AP-27")
    assert (found.state, found.about) == ("fires", "changes")
    assert found.message.startswith("Changed since it was signed, without a change request: ")


def test_changed_under_a_change_request(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    new_change(at(folder, "andris", SIGNED), "the limit moved", "letter of 30 March")
    file = folder / "requirements.yaml"
    file.write_text(file.read_text("utf-8").replace("within 2 seconds", "within 20 seconds"), "utf-8")
    assert run_checks(at(folder, "andris", SIGNED)).of("AP-27") == ()
