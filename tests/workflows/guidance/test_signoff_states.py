"""The guidance of an engagement that is read, frozen and signed, as the sign-off itself leaves it."""

import os
from datetime import date
from pathlib import Path

import pytest

from tests.workflows.signoff import rounds
from toolkit.store.folder import LOG
from toolkit.workflows.guidance.report import report
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.changes import decide_change, new_change
from toolkit.workflows.signoff.issue.freeze import freeze

LATER = date(2026, 4, 20)
"""Time enough to read a second edition."""
VENDOR = '  - {party: vendor, name: "", role: managing director of the vendor}\n'

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


def test_a_change_edition_leaves_the_signed_one_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    folder = rounds.signed(tmp_path / "k")
    change = new_change(rounds.at(folder, "andris"), "the limit moved", "letter of 30 March").id
    file = folder / "requirements.yaml"
    file.write_text(file.read_text("utf-8").replace("within 2 seconds", "within 3 seconds"), "utf-8")
    decide_change(rounds.at(folder, "ilze"), change, accept=True, reason="agreed")
    freeze(rounds.at(folder, "andris"), "contract")
    found = report(Session(folder, rounds.SIGNED))
    says = "B2 contract frozen, 0 of 2 signed; B1 is in force until then"
    assert found.stage("assignment").says == says
    assert found.stage("acceptance").state == "open"
    for reader in rounds.READERS:
        rounds.read_all(folder, reader, LATER)
    for who in ("ilze", "vendor"):
        rounds.sign(folder, who, LATER)
    found = report(Session(folder, LATER))
    assert found.stage("assignment").says == "B2 contract signed by 2 people (1 superseded before)"


def test_a_signed_requirements_edition_is_not_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    folder = rounds.reviewed(tmp_path / "k")
    file = folder / "engagement.yaml"
    both = file.read_text("utf-8")
    file.write_text(both.replace(VENDOR, ""), "utf-8")
    freeze(rounds.at(folder, "andris", rounds.FROZEN), "requirements")
    file.write_text(both, "utf-8")
    for reader in ("ilze", "natalja"):
        rounds.read_all(folder, reader)
    rounds.sign(folder, "ilze", LATER)
    state, says, _ = look(folder)
    assert state == "open"
    assert says.startswith("B1 requirements signed by ")
    assert says.endswith("; the contract edition is next")
    assert "crmkit build" in [step.command for step in report(Session(folder, rounds.SIGNED)).steps]


def test_a_log_that_was_changed_in_place_is_seen_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    folder = rounds.signed(tmp_path / "k")
    assert look(folder)[0] == "done"
    log = folder / LOG
    before, stat = log.read_bytes(), log.stat()
    log.write_bytes(before.replace(b'"by":"ilze"', b'"by":"olga"', 1))
    os.utime(log, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert log.stat().st_size == stat.st_size
    assert look(folder)[:2] == ("blocked", "the log of the sign-off is broken: crmkit signoff verify")
