"""Krippendorff's alpha, exact, with the share of equal and of neighbouring ratings beside it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.models.scoring.analysis import Agreement, Metric
from toolkit.stages.scoring.agreement.counts import Raw, checked_counts, counts_of
from toolkit.stages.scoring.agreement.metrics import differences

FIRM, TENTATIVE = Fraction(800, 1000), Fraction(667, 1000)
"""Krippendorff's customary bounds; information, not a gate."""


def alpha(ratings: Raw, metric: Metric = "ordinal") -> Agreement:
    """Agreement of raters from their raw ratings.

    Args:
        ratings: one row a rater, one column a thing rated; None or nan where there is no rating. Things
            with fewer than two ratings drop out; the number of ratings may differ from thing to thing.
        metric: how far two values are apart; `ordinal` is Krippendorff's own, not Gwet's.

    Raises:
        ValueError: see `counts_of`; the metric is not known.
    """
    counts, values = counts_of(ratings)
    return _agreement(counts, values, metric)


def alpha_of_counts(
    counts: Sequence[Sequence[int]] | NDArray[Any],
    metric: Metric = "ordinal",
    values: Sequence[float | Fraction] | None = None,
) -> Agreement:
    """Agreement of raters from counts.

    Args:
        counts: one row a thing rated, one column a value: how many raters gave it.
        metric: as of `alpha`.
        values: what the columns stand for, 0, 1, 2 ... if not given; only interval and ratio look at it.

    Raises:
        ValueError: a count is negative or no whole number, or the values do not fit the columns.
    """
    table = checked_counts(counts)
    named = range(table.shape[1]) if values is None else values
    if len(named) != table.shape[1]:
        raise ValueError(f"{len(named)} values for {table.shape[1]} columns; name each column.")
    return _agreement(table, [Fraction(value) for value in named], metric)


def _agreement(counts: NDArray[Any], values: Sequence[Fraction], metric: Metric) -> Agreement:
    paired = counts[counts.sum(axis=1) >= 2]
    totals = [int(n) for n in paired.sum(axis=0)]
    distance = differences(metric, values, totals)
    observed = _coincidences(paired)
    value = _alpha(observed, totals, distance)
    pairs, same, near = _pairs(paired, values)
    return Agreement(
        metric=metric,
        alpha=value,
        units=len(paired),
        ratings=sum(totals),
        pairs=pairs,
        exact=Fraction(same, pairs) if pairs else None,
        within_one=Fraction(near, pairs) if pairs else None,
        words=_words(value, totals),
    )


def _coincidences(counts: NDArray[Any]) -> list[list[Fraction]]:
    """Sum over things of n_c * n_k / (m - 1): exact, one table of whole numbers for each m."""
    size = counts.shape[1]
    result = [[Fraction(0)] * size for _ in range(size)]
    sizes = counts.sum(axis=1)
    by_size = counts[np.argsort(sizes, kind="stable")]
    values, starts = np.unique(np.sort(sizes), return_index=True)
    for m, start, end in zip(values, starts, [*starts[1:], len(counts)], strict=False):
        some = by_size[start:end]
        table = some.T @ some
        for c in range(size):
            for k in range(size):
                if c != k:
                    result[c][k] += Fraction(int(table[c, k]), int(m) - 1)
    return result


def _alpha(
    observed: list[list[Fraction]], totals: list[int], distance: list[list[Fraction]]
) -> Fraction | None:
    """1 - observed / expected disagreement; None where no disagreement can be expected."""
    cells = list(_off_diagonal(len(totals)))
    expected = sum((totals[c] * totals[k] * distance[c][k] for c, k in cells), Fraction(0))
    if expected == 0:
        return None
    seen = sum((observed[c][k] * distance[c][k] for c, k in cells), Fraction(0))
    return 1 - (sum(totals) - 1) * seen / expected


def _off_diagonal(size: int) -> Iterator[tuple[int, int]]:
    return ((c, k) for c in range(size) for k in range(size) if c != k)


def _pairs(counts: NDArray[Any], values: Sequence[Fraction]) -> tuple[int, int, int]:
    """Pairs of ratings of one thing: all, equal ones, those whose values are at most 1 apart."""
    sizes = counts.sum(axis=1)
    every = int((sizes * (sizes - 1)).sum()) // 2
    same = int((counts * (counts - 1)).sum()) // 2
    near = sum(
        int((counts[:, c] * counts[:, k]).sum())
        for c in range(len(values))
        for k in range(c + 1, len(values))
        if abs(values[c] - values[k]) <= 1
    )
    return every, same, same + near


def _words(value: Fraction | None, totals: list[int]) -> str:
    if not sum(totals):
        return "Nothing was rated by two people, so agreement cannot be measured."
    if value is None:
        return "All ratings are equal: all agree; alpha is not defined."
    said = next(words for bound, words in _FROM_BEST if value >= bound)
    if value < TENTATIVE and max(totals) * 10 >= sum(totals) * 9:
        said = _RARE
    return said


_RARE = (
    "Nearly all ratings are equal, so that one deviation pulls alpha down: "
    "look at the share of equal ratings instead."
)
_FROM_BEST = (
    (FIRM, "The raters agree firmly."),
    (TENTATIVE, "The raters agree well enough for tentative conclusions."),
    (
        Fraction(1, 10),
        "The raters differ. The ranking may hold all the same; talk about the tasks they differ on.",
    ),
    (Fraction(-1), "The raters agree hardly better than by chance: see the tasks they differ on again."),
)
