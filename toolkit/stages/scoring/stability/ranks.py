"""From the values of all runs to rank shares, wins and central weights."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.stages.scoring.stability.draws import Whole

Values = NDArray[Any]


def first_share(values: Values, at: int) -> Fraction:
    """Share of runs (rows) in which the alternative `at` is first; m that are equal have 1/m each."""
    own = values[:, at : at + 1]
    level = (values == own).sum(axis=1)[(values > own).sum(axis=1) == 0]
    counted = np.bincount(level, minlength=1)
    return sum((Fraction(int(n), m) for m, n in enumerate(counted) if n), Fraction(0)) / len(values)


class Ranks:
    """The ranks of some alternatives in all runs.

    Args:
        values: a row a run, a column an alternative; more is better, equal values are equal ranks.
    """

    def __init__(self, values: Values) -> None:
        self.runs, self.size = values.shape
        self.above = np.empty((self.runs, self.size), dtype=np.int64)
        self.level = np.empty((self.runs, self.size), dtype=np.int64)
        self._wins = np.empty((self.size, self.size), dtype=np.int64)
        for at in range(self.size):
            own = values[:, at : at + 1]
            greater = values > own
            self.above[:, at] = greater.sum(axis=1)
            self.level[:, at] = (values == own).sum(axis=1)
            self._wins[:, at] = greater.sum(axis=0)

    def shares(self, at: int) -> tuple[Fraction, ...]:
        """Share of runs at each rank; m that are equal stand on m ranks with 1/m each."""
        found = [Fraction(0)] * self.size
        counted = np.bincount(self.above[:, at] * (self.size + 1) + self.level[:, at])
        for code in np.flatnonzero(counted):
            above, level = divmod(int(code), self.size + 1)
            for rank in range(above, above + level):
                found[rank] += Fraction(int(counted[code]), level * self.runs)
        return tuple(found)

    def wins(self, a: int, b: int) -> Fraction:
        """Share of runs in which `a` beats `b`."""
        return Fraction(int(self._wins[a, b]), self.runs)

    def central(self, at: int, weights: Whole) -> tuple[Fraction, ...]:
        """Mean weights over the runs that `at` wins, adding up to 1; empty when it wins none."""
        first = self.above[:, at] == 0
        total = Fraction(0)
        sums = [Fraction(0)] * weights.shape[1]
        for level in np.unique(self.level[first, at]):
            some = weights[first & (self.level[:, at] == level)].sum(axis=0)
            sums = [s + Fraction(int(n), int(level)) for s, n in zip(sums, some, strict=True)]
        total = sum(sums, Fraction(0))
        return tuple(s / total for s in sums) if total else ()


def in_words(
    name: str, first: Fraction, central: Sequence[tuple[str, Fraction]], usual: Sequence[Fraction]
) -> str:
    """What the central weights of an alternative say.

    Args:
        name: of the alternative.
        first: share of runs it wins.
        central: criterion and mean weight over these runs.
        usual: mean weight of each criterion over all runs.
    """
    if not first or not central:
        return f"No weighting that was tried puts {name} first."
    if first >= _NEARLY_ALL:
        return f"{name} is first under nearly every weighting that was tried."
    heavier = [
        (criterion, weight, mean)
        for (criterion, weight), mean in zip(central, usual, strict=True)
        if weight > mean * _CLEARLY
    ]
    heavier.sort(key=lambda one: (-one[1] / one[2], one[0]))
    if not heavier:
        return f"{name} is first in {_percent(first)} of the runs; no single concern speaks for it."
    named = " and ".join(
        f"{criterion} ({_percent(weight)} of the weight, {_percent(mean)} on average)"
        for criterion, weight, mean in heavier[:_MOST_NAMED]
    )
    return f"Choose {name} if you care most about {named}."


_NEARLY_ALL = Fraction(95, 100)
_CLEARLY = Fraction(105, 100)
_MOST_NAMED = 3


def _percent(share: Fraction) -> str:
    return f"{int(share * 100 + Fraction(1, 2))} %"
