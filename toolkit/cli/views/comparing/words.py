"""How grades, shares and ratings are written on the screen."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.cli.views.figures import one_decimal
from toolkit.kernel.statistics import exact
from toolkit.models.selection.comparison import TaskResult, VendorResult
from toolkit.models.selection.grade import Grade

LETTERS = {
    Grade.EXCELLENT: "E",
    Grade.GOOD: "G",
    Grade.SATISFACTORY: "S",
    Grade.NOT_PERFORMED: "N",
    Grade.NOT_SHOWN: "?",
}
_BAR = 14


def percent(share: Fraction) -> str:
    """`59.3`; of a share from 0 to 1."""
    return one_decimal(exact(share * 100))


def two_places(value: Fraction) -> str:
    """`+0.06`."""
    return f"{float(round(value, 2)):+.2f}"


def merit_bar(result: VendorResult) -> str:
    """Fourteen letters: the share of task weight at each grade, best first."""
    if not result.weight:
        return ""
    bar, seen = "", 0
    for grade, weight in result.merit.items():
        seen += weight
        # Filled up to the running sum, so that rounding never changes the length.
        bar += LETTERS[grade] * (int(Fraction(seen * _BAR, result.weight) + Fraction(1, 2)) - len(bar))
    return bar


def short_grade(task: TaskResult) -> str:
    """`G+`: the letter with the sign of the raters, `!` at a veto, `=` where the group agreed."""
    mark = {"veto": "!", "consensus": "=", "median": task.sign}[task.decided_by]
    return LETTERS[task.grade] + mark


def rated(pairs: Iterable[tuple[str, Grade]]) -> str:
    """`E andris, viktors; S laura`: best grade first."""
    given = list(pairs)
    parts = []
    for grade, letter in LETTERS.items():
        names = [rater for rater, said in given if said is grade]
        if names:
            parts.append(f"{letter} {', '.join(names)}")
    return "; ".join(parts)
