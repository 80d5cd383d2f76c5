"""Steps, defects and the decision about a phase."""

from datetime import UTC, date, datetime

import pytest

from toolkit.models.signoff.acceptance import AcceptanceRecord, AcceptanceStep
from toolkit.problems import Refused, UsageError
from toolkit.stages.signoff.acceptance import (
    closed,
    obstacles,
    refreshed,
    reopened,
    with_defect,
    with_due,
    with_result,
    with_solved,
)

AT = datetime(2026, 6, 10, 9, tzinfo=UTC)
DAY = date(2026, 6, 10)
STEPS = (
    AcceptanceStep(id="s1", about="r1", number="REQ-1", criterion="within 5 minutes", must=True),
    AcceptanceStep(id="s2", about="r2", number="REQ-2", criterion="stock shown"),
)
OPEN = AcceptanceRecord(phase="P1", steps=STEPS)


def tried(first: bool = True, second: bool = True) -> AcceptanceRecord:
    record = with_result(OPEN, "REQ-1", passed=first, evidence="7 minutes", by="laura", at=AT)
    return with_result(record, "s2", passed=second, evidence="seen", by="laura", at=AT)


def test_a_phase_whose_steps_all_passed_is_accepted() -> None:
    record = closed(tried(), accept=True, by="ilze", day=DAY)
    assert (record.state, record.date, record.by) == ("accepted", DAY, "ilze")


def test_what_was_not_tried_stands_in_the_way() -> None:
    assert obstacles(OPEN) == ("2 steps were not tried: REQ-1, REQ-2.",)
    with pytest.raises(Refused, match="2 steps were not tried"):
        closed(OPEN, accept=True, by="ilze", day=DAY)


def test_a_failed_step_wants_words_and_a_defect_with_its_class() -> None:
    with pytest.raises(UsageError, match="What was seen"):
        with_result(OPEN, "s1", passed=False, evidence=" ", by="laura", at=AT)
    failed = tried(first=False)
    assert obstacles(failed) == ("REQ-1 failed and has no defect with a class.",)


def test_blocking_defects_block_until_they_are_solved_and_hindering_ones_until_they_have_a_date() -> None:
    record = with_defect(tried(first=False), "takes 7 minutes", "blocks", DAY, step="REQ-1")
    record = with_defect(record, "list is slow", "hinders", DAY)
    record = with_defect(record, "wrong colour", "cosmetic", DAY)
    assert obstacles(record) == (
        "D1 blocks: takes 7 minutes",
        "D2 hinders and has no date: list is slow",
    )
    record = with_due(with_solved(record, "D1", DAY), "d2", date(2026, 7, 1))
    assert obstacles(record) == ()
    assert closed(record, accept=True, by="ilze", day=DAY).state == "accepted"


def test_a_phase_is_accepted_in_part_with_a_reason() -> None:
    record = with_defect(tried(first=False), "takes 7 minutes", "blocks", DAY, step="s1")
    with pytest.raises(UsageError, match="Why"):
        closed(record, accept=True, by="ilze", day=DAY, excluded=["REQ-1"])
    part = closed(record, accept=True, by="ilze", day=DAY, excluded=["REQ-1"], reason="repaired in P2")
    assert (part.state, part.excluded) == ("partial", ("s1",))


def test_a_closed_record_is_opened_again_for_the_next_test() -> None:
    refused = closed(tried(first=False), accept=False, by="ilze", day=DAY, reason="too slow")
    with pytest.raises(Refused, match="was refused"):
        with_result(refused, "s1", passed=True, evidence="", by="laura", at=AT)
    again = reopened(refused)
    assert [s.result for s in again.steps] == ["open", "passed"]
    with pytest.raises(Refused, match="is accepted"):
        reopened(closed(tried(), accept=True, by="ilze", day=DAY))


def test_a_step_keeps_its_result_only_while_its_criterion_is_the_same() -> None:
    changed = (STEPS[0].model_copy(update={"criterion": "within 3 minutes"}), STEPS[1])
    assert [s.result for s in refreshed(tried(), changed).steps] == ["open", "passed"]


def test_unknown_names_are_said_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match=r"Its steps: REQ-1, REQ-2"):
        with_result(OPEN, "REQ-9", passed=True, evidence="", by="laura", at=AT)
    with pytest.raises(UsageError, match="Known are: none"):
        with_solved(OPEN, "D1", DAY)
