"""The expert's pages: agreement, raters, stability, order without points."""

from collections.abc import Sequence

from toolkit.models.scoring.analysis import Agreement, Analysis
from toolkit.models.selection.comparison import VendorResult
from toolkit.models.selection.grade import Grade
from toolkit.stages.scoring.agreement.alpha import alpha_of_counts
from toolkit.stages.scoring.agreement.raters import Cell, rater_views
from toolkit.stages.scoring.majority.dominance import dominance
from toolkit.stages.scoring.majority.judgment import majority_ranking
from toolkit.stages.scoring.stability.runs import Runs

_GRADES = Grade.EXCELLENT.rank + 1


def analyse(results: Sequence[VendorResult], runs: Runs) -> Analysis:
    """Look at the comparison from all sides.

    Majority judgment ranks by task weight at each group grade; what was not shown counts as not performed there.
    """
    cells = cells_of(results)
    return Analysis(
        agreement=agreement_of(cells),
        raters=rater_views(cells, _GRADES),
        stated=runs.stated() if runs.possible else None,
        free=runs.free() if runs.possible else None,
        standings=majority_ranking({result.vendor: _tally(result) for result in results}),
        dominance=tuple(dominance(results)),
    )


def cells_of(results: Sequence[VendorResult]) -> list[Cell]:
    """The grades of each task at each vendor as numbers from 0, by rater."""
    return [
        {rater: grade.rank for rater, grade in task.graded} for result in results for task in result.tasks
    ]


def agreement_of(cells: Sequence[Cell]) -> Agreement:
    """Krippendorff's alpha with his ordinal metric over all tasks and vendors."""
    counts = []
    for cell in cells:
        row = [0] * _GRADES
        for grade in cell.values():
            row[grade] += 1
        counts.append(row)
    return alpha_of_counts(counts)


def _tally(result: VendorResult) -> list[int]:
    merit = result.merit
    worst = merit[Grade.NOT_PERFORMED] + merit[Grade.NOT_SHOWN]
    return [worst, merit[Grade.SATISFACTORY], merit[Grade.GOOD], merit[Grade.EXCELLENT]]
