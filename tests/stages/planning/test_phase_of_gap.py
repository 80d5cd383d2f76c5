"""Which phase closes a gap."""

from datetime import date

import pytest

from toolkit.models.planning.gap import Gap, GapDecision, GapList
from toolkit.models.planning.plan_inputs import Phase
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import Priority
from toolkit.stages.planning.phase_of_gap import phase_number, phase_of_gap

GO_LIVE = date(2026, 6, 15)
PHASES = tuple(
    Phase(id=name, name=name, start=start, finish=finish)
    for name, start, finish in (
        ("P1", date(2026, 4, 13), date(2026, 6, 12)),
        ("P2", date(2026, 7, 13), date(2026, 8, 21)),
        ("P3", date(2026, 10, 19), date(2026, 12, 4)),
    )
)


def gap(decision: str | None, needed_by: date | None, phase: str | None = None) -> Gap:
    given = GapDecision(id="G1", vendor="V1", task="KT1", decision=decision, needed_by=needed_by, phase=phase)
    return Gap(
        id="G1", task="KT1", task_name="t", owner="a", priority=Priority.MUST, vendor="V1",
        grade=Grade.SATISFACTORY, required=Grade.GOOD, list=GapList.B, decision=given,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "needed_by", "phase"),
    [
        ("build_before_go_live", date(2026, 12, 1), "P1"),
        ("build_in_phase_2", None, "P2"),
        ("build_later", date(2026, 12, 1), "P3"),
        (None, date(2026, 8, 31), "P2"),
        (None, date(2026, 12, 31), "P3"),
        (None, date(2026, 5, 1), "P1"),
        (None, None, "P1"),
        ("build_in_phase_9", None, None),
        ("live_without", date(2026, 8, 31), None),
        ("adapt_process", None, None),
    ],
)
def test_phase(decision: str | None, needed_by: date | None, phase: str | None) -> None:
    found = phase_of_gap(gap(decision, needed_by), PHASES, GO_LIVE)
    assert (found.id if found else None) == phase


def test_a_named_phase_wins() -> None:
    found = phase_of_gap(gap("build_later", None, phase="P2"), PHASES, GO_LIVE)
    assert found is not None
    assert found.id == "P2"


def test_no_phases_no_place() -> None:
    assert phase_of_gap(gap("build_later", None), (), GO_LIVE) is None


def test_the_number_of_a_phase_is_at_the_end_of_its_id() -> None:
    assert [phase_number(p) for p in PHASES] == [1, 2, 3]
    unnumbered = PHASES[0].model_copy(update={"id": "pilot"})
    assert phase_number(unnumbered) is None
