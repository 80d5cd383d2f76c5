"""List A or list B: the date decides, a decision only where the date allows it."""

from datetime import date

import pytest

from toolkit.models.planning.gap import GapDecision, GapList
from toolkit.stages.gaps.gap_list import which_list

GO_LIVE = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("needed_by", "decision", "expected"),
    [
        (None, None, GapList.A),
        (GO_LIVE, None, GapList.A),
        (date(2026, 6, 16), None, GapList.B),
        (date(2026, 6, 16), "build_before_go_live", GapList.A),
        (date(2026, 6, 1), "build_later", GapList.A),
        (date(2026, 12, 1), "live_without", GapList.B),
    ],
)
def test_which_list(needed_by: date | None, decision: str | None, expected: GapList) -> None:
    given = GapDecision(id="G1", vendor="V1", task="KT1", needed_by=needed_by, decision=decision)
    assert which_list(given, GO_LIVE) is expected


def test_without_decision_or_go_live_everything_is_list_a() -> None:
    assert which_list(None, GO_LIVE) is GapList.A
    late = GapDecision(id="G1", vendor="V1", task="KT1", needed_by=date(2026, 12, 1))
    assert which_list(late, None) is GapList.A
