"""Acceptance of a phase against the signed edition."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.workflows.signoff.rounds import at, read, records, signed
from toolkit.problems import Refused, UsageError
from toolkit.workflows.signoff.accept.phases import again, close, phase_test, progress
from toolkit.workflows.signoff.accept.testing import note_defect, note_result, note_solved

DAY = date(2026, 6, 10)


def test_there_is_nothing_to_accept_before_all_have_signed(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No contract edition is signed"):
        phase_test(at(read(tmp_path / "k"), "andris"), "P0")


def test_a_phase_goes_from_its_steps_to_its_payment(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    found = phase_test(at(folder, "andris", DAY), "p2")
    steps = [s.number or s.id for s in found.record.steps]
    assert found.phase.id == "P2"
    assert len(steps) >= 2
    assert found.obstacles == (f"{len(steps)} steps were not tried: {', '.join(steps)}.",)
    for name in steps[1:]:
        note_result(at(folder, "laura", DAY), "P2", name, passed=True, evidence="seen on own data")
    note_result(at(folder, "laura", DAY), "P2", steps[0], passed=False, evidence="takes 7 minutes")
    note_defect(at(folder, "laura", DAY), "P2", "takes 7 minutes", "blocks", step=steps[0])
    with pytest.raises(Refused, match="D1 blocks: takes 7 minutes"):
        close(at(folder, "ilze", DAY), "P2", accept=True)
    note_solved(at(folder, "laura", DAY), "P2", "D1")
    note_result(at(folder, "laura", DAY), "P2", steps[0], passed=True, evidence="4 minutes")
    done = close(at(folder, "ilze", DAY), "P2", accept=True, cost=Decimal("3900.00"))
    assert (done.record.state, done.record.by, done.record.date, done.record.baseline) == (
        "accepted",
        "ilze",
        DAY,
        "B1",
    )
    entry = records(folder).entries[-1]
    assert (entry.action, entry.facts) == ("accept", {"phase": "P2", "state": "accepted"})
    assert done.payments
    row = next(p for p in progress(at(folder, "ilze", DAY)) if p.phase.id == "P2")
    assert (row.state, row.accepted, row.days_late, row.cost) == ("accepted", DAY, None, Decimal("3900.00"))


def test_the_signed_plan_says_what_is_late(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    rows = {p.phase.id: p for p in progress(at(folder, "andris", date(2026, 6, 20)))}
    assert (rows["P0"].days_late, rows["P1"].days_late, rows["P3"].days_late) == (71, 8, None)


def test_a_refused_phase_is_tried_again(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    close(at(folder, "ilze", DAY), "P0", accept=False, reason="not delivered")
    with pytest.raises(Refused, match="was refused"):
        note_result(at(folder, "laura", DAY), "P0", "TOR", passed=True, evidence="")
    assert again(at(folder, "ilze", DAY), "P0").record.state == "open"


def test_unknown_phases_and_classes_are_named(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    with pytest.raises(UsageError, match="Known are: P0, P1, P2, P3"):
        phase_test(at(folder, "andris", DAY), "P9")
    with pytest.raises(UsageError, match="no class 'awful'"):
        note_defect(at(folder, "andris", DAY), "P0", "x", "awful")


def test_the_vendor_does_not_accept_its_own_work(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    step = phase_test(at(folder, "andris", DAY), "P2").record.steps[0].id
    with pytest.raises(Refused, match="vendor does not accept its own work"):
        note_result(at(folder, "vendor", DAY), "P2", step, passed=True, evidence="fine")
    with pytest.raises(Refused, match="vendor does not accept its own work"):
        close(at(folder, "vendor", DAY), "P2", accept=True)


def test_a_step_that_passed_says_what_was_seen_too(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    step = phase_test(at(folder, "andris", DAY), "P2").record.steps[0].id
    with pytest.raises(UsageError, match="What was seen"):
        note_result(at(folder, "laura", DAY), "P2", step, passed=True, evidence=" ")
