"""The ratings of a workgroup as tables of numbers, and what the group would say with other raters.

A grade is at least k when more ratings reach k than not (lower median). Over a resample of the raters this is
one matrix product: +1 for a rating that reaches k, -1 for one that does not, times how often its rater was taken.
All numbers are small and whole, so that every sum is exact.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.models.selection.comparison import VendorResult
from toolkit.models.selection.grade import Grade
from toolkit.stages.scoring.stability.draws import Whole

_STEPS = (1, 2, 3)
"""The grades above the worst one."""
_EXACT = 2**24
"""Up to here whole numbers are exact in the short floating point that is twice as fast."""
_AT_ONCE = 1024
"""Runs in one matrix product, so that its result stays in the processor's cache."""

Short = NDArray[np.float32]


class Panel:
    """Vendors by tasks by raters, sorted by their names so that no order of input matters."""

    def __init__(self, results: Sequence[VendorResult]) -> None:
        ordered = sorted(results, key=lambda result: result.vendor)
        self.vendors = [result.vendor for result in ordered]
        tasks = sorted(ordered[0].tasks, key=lambda task: (task.group, task.task)) if ordered else []
        self.tasks = [task.task for task in tasks]
        self.groups = sorted({task.group for task in tasks})
        self.weights = _fitting([task.weight for task in tasks])
        at = {group: number for number, group in enumerate(self.groups)}
        self.group_of = np.array([at[task.group] for task in tasks], dtype=np.int64)
        self.raters = sorted({r for result in ordered for task in result.tasks for r, _ in task.graded})
        self._votes, self._kept = self._tables(ordered)

    def _tables(self, ordered: Sequence[VendorResult]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
        """Ranks of the ratings (-1 where there is none) and of the group grades.

        Where a veto or the group's agreement decided, the ratings are left out: the grade stays in every run.
        """
        place = {task: number for number, task in enumerate(self.tasks)}
        rater_at = {rater: number for number, rater in enumerate(self.raters)}
        votes = np.full((len(ordered), len(place), len(rater_at)), -1, dtype=np.int8)
        kept = np.full((len(ordered), len(place)), -1, dtype=np.int8)
        for number, result in enumerate(ordered):
            for task in result.tasks:
                at = place[task.task]
                kept[number, at] = task.grade.rank
                if task.decided_by == "median":
                    for rater, grade in task.ratings:
                        if grade is not Grade.NOT_SHOWN:
                            votes[number, at, rater_at[rater]] = grade.rank
        return votes, kept

    def reached(self, resamples: Whole) -> Whole:
        """Weight of the tasks that reach each grade, in every run.

        Args:
            resamples: a row a run: how often each rater is taken, raters by name.

        Returns:
            Runs x vendors x 3 grades (satisfactory, good, excellent or better) x groups of tasks. A task
            that was not shown reaches none. Where a resample is split evenly, or nobody in it rated the
            task, the group's grade stands.
        """
        taken = np.ones((len(resamples), len(self.raters) + 1), dtype=np.float32)
        taken[:, :-1] = resamples
        shape = (len(resamples), len(self.vendors), len(_STEPS), len(self.groups))
        result = np.empty(shape, dtype=np.float32)
        spread = self._spread()
        for vendor in range(len(self.vendors)):
            for at, step in enumerate(_STEPS):
                sides, open_tasks, sure = self._sides(vendor, step)
                weights, sure_weights = spread[open_tasks], sure @ spread
                for start in range(0, len(resamples), _AT_ONCE):
                    balance = taken[start : start + _AT_ONCE] @ sides
                    np.greater(balance, 0, out=balance)
                    result[start : start + _AT_ONCE, vendor, at] = balance @ weights + sure_weights
        return result.astype(np.int64)

    def _sides(self, vendor: int, step: int) -> tuple[Short, NDArray[np.bool_], Short]:
        """For one vendor and grade: who stands where, the tasks this is open for, and what is sure.

        Returns:
            Raters and one constant by open tasks: +1 reaches the grade, -1 doesn't, 0 silent. The constant is
            half a vote for the grade that stands; it settles what would be even.
            Which tasks are open: where all ratings stand on one side, no resample changes the grade.
            1 for the tasks that reach the grade in every run, else 0.
        """
        votes, stands = self._votes[vendor], self._kept[vendor] >= step
        sides = np.where(votes < 0, 0, np.where(votes >= step, 1, -1)).astype(np.float32)
        is_open = (sides.min(axis=1, initial=0) < 0) & (sides.max(axis=1, initial=0) > 0)
        joined = np.concatenate((sides, np.where(stands, 0.5, -0.5)[:, None]), axis=1, dtype=np.float32)
        return np.ascontiguousarray(joined[is_open].T), is_open, (stands & ~is_open).astype(np.float32)

    def _spread(self) -> Short:
        """Tasks by groups: the weight of each task in the column of its group."""
        table = np.zeros((len(self.tasks), len(self.groups)), dtype=np.float32)
        table[np.arange(len(self.tasks)), self.group_of] = self.weights
        return table

    def group_weights(self) -> Whole:
        """The weight of each group of tasks."""
        return np.bincount(self.group_of, weights=self.weights, minlength=len(self.groups)).astype(np.int64)


def _fitting(weights: Sequence[int]) -> Whole:
    """The weights themselves; very large ones made smaller together, to a part in 2**24 of the whole."""
    total = sum(weights)
    if total >= _EXACT:
        weights = [weight * (_EXACT - len(weights)) // total for weight in weights]
    return np.array(weights, dtype=np.int64)
