"""The word of the verdict in every situation of the gate."""

from collections.abc import Sequence

import pytest

from toolkit.models.selection.comparison import Gate, TaskResult, VendorResult, VerdictWord
from toolkit.models.selection.grade import Grade
from toolkit.stages.scoring.verdict import decide

POINTS = {Grade.EXCELLENT: 3, Grade.GOOD: 2, Grade.SATISFACTORY: 1}


def vendor(name: str, *grades: Grade, gate: Gate = Gate.PASS, pending: Sequence[str] = ()) -> VendorResult:
    tasks = tuple(
        TaskResult(task=f"KT{n}", grade=grade, required=Grade.GOOD, ratings=())
        for n, grade in enumerate(grades)
    )
    points = sum(POINTS.get(grade, 0) for grade in grades)
    return VendorResult(
        vendor=name,
        points=points,
        max_points=3 * len(grades),
        fit_points=points,
        fit_max_points=3 * len(grades),
        gate=gate,
        failed_musts=(),
        pending_musts=tuple(pending),
        tasks=tasks,
    )


G, E, S = Grade.GOOD, Grade.EXCELLENT, Grade.SATISFACTORY


@pytest.mark.parametrize(
    ("vendors", "word", "leader"),
    [
        ([], VerdictWord.UNDECIDED, None),
        ([vendor("A", G, gate=Gate.FAIL)], VerdictWord.UNDECIDED, None),
        ([vendor("A", S), vendor("B", E, gate=Gate.FAIL)], VerdictWord.CLEAR, "A"),
        ([vendor("A", E, G), vendor("B", G, G)], VerdictWord.CLEAR, "A"),
        ([vendor("A", E, S), vendor("B", S, G)], VerdictWord.UNDECIDED, "A"),
        ([vendor("A", G, G), vendor("B", G, G)], VerdictWord.UNDECIDED, "A"),
        ([vendor("A", G), vendor("B", G, gate=Gate.PENDING, pending=["KT0"])], VerdictWord.UNDECIDED, None),
    ],
)
def test_word_and_leader(vendors: list[VendorResult], word: VerdictWord, leader: str | None) -> None:
    verdict = decide(vendors)
    assert (verdict.word, verdict.vendor) == (word, leader)
    assert verdict.reason
