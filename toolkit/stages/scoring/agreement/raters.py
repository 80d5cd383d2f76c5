"""Each rater beside the others: milder or harsher, how much was left out, agreement without this one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.models.scoring.analysis import RaterView
from toolkit.stages.scoring.agreement.alpha import alpha_of_counts

Cell = Mapping[str, int]
"""Rater -> grade from 0 of one thing rated."""


def rater_views(cells: Sequence[Cell], grades: int) -> tuple[RaterView, ...]:
    """What each rater's ratings look like beside those of the others, raters by name.

    Args:
        cells: one a thing rated; raters who did not rate it are not in it.
        grades: how many grades there are.

    Returns:
        One view a rater. The deviation is the mean of (own grade - mean of the others) over the things that
        somebody else rated too, exact; None where there is none.
    """
    counts = np.array([_count(cell, grades) for cell in cells], dtype=np.int64).reshape(len(cells), grades)
    totals, sizes = counts @ np.arange(grades), counts.sum(axis=1)
    given: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, cell in enumerate(cells):
        for rater, grade in cell.items():
            given[rater].append((at, grade))
    seen = int((sizes > 0).sum())
    return tuple(
        _view(rater, np.array(given[rater]), counts, (totals, sizes), seen) for rater in sorted(given)
    )


def _count(cell: Cell, grades: int) -> list[int]:
    counts = [0] * grades
    for grade in cell.values():
        counts[grade] += 1
    return counts


def _view(
    rater: str,
    own: NDArray[np.int64],
    counts: NDArray[np.int64],
    sums: tuple[NDArray[Any], NDArray[Any]],
    seen: int,
) -> RaterView:
    at, grade = own[:, 0], own[:, 1]
    others, left = sums[0][at] - grade, sums[1][at] - 1
    shared = left > 0
    # Own grade minus the others' mean, summed by the number of others, so that it stays exact.
    deviation = sum(
        (Fraction(int((grade * left - others)[left == n].sum()), int(n)) for n in np.unique(left[shared])),
        Fraction(0),
    )
    without = counts.copy()
    without[at, grade] -= 1
    number = int(shared.sum())
    return RaterView(
        rater=rater,
        rated=len(own),
        seen=seen,
        shared=number,
        deviation=deviation / number if number else None,
        alpha_without=alpha_of_counts(without).alpha,
    )
