"""From raw ratings to counts: how often each value was given to each thing rated."""

from collections.abc import Sequence
from fractions import Fraction
from numbers import Rational
from typing import Any

import numpy as np
from numpy.typing import NDArray

Raw = Sequence[Sequence[float | None]] | NDArray[Any]
_MOST_VALUES = 1_000


def counts_of(ratings: Raw) -> tuple[NDArray[np.int64], tuple[Fraction, ...]]:
    """Counts from a matrix of raters by things rated.

    Args:
        ratings: one row a rater, one column a thing rated; None or nan where there is no rating.

    Returns:
        Counts, one row a thing and one column a value, and the values from the smallest.

    Raises:
        ValueError: the rows differ in length, an entry is no number, or there are more than 1,000 values.
    """
    table = _table(ratings)
    given = ~np.isnan(table)
    values, codes = np.unique(table[given], return_inverse=True)
    if np.isinf(values).any():
        raise ValueError("A rating is infinite; give finite numbers, None or nan where there is none.")
    if len(values) > _MOST_VALUES:
        raise ValueError(f"{len(values)} different values; alpha is computed for at most {_MOST_VALUES}.")
    things = np.broadcast_to(np.arange(table.shape[1]), table.shape)[given]
    flat = np.bincount(things * len(values) + codes, minlength=table.shape[1] * len(values))
    return flat.reshape(table.shape[1], len(values)), tuple(Fraction(float(v)) for v in values)


def checked_counts(counts: Sequence[Sequence[int]] | NDArray[Any]) -> NDArray[Any]:
    """Counts as a matrix of whole numbers, with Python's own integers where 64 bits might not do.

    Raises:
        ValueError: not a matrix, a count is negative or no whole number.
    """
    if isinstance(counts, np.ndarray) and counts.dtype.kind in "iu":
        table = counts
        whole = not table.size or bool(table.min() >= 0)
    else:
        table = np.asarray(counts, dtype=object)
        whole = all(isinstance(c, int | np.integer) and c >= 0 for c in table.flat)
    if table.size == 0:
        return np.zeros((0, table.shape[1] if table.ndim == 2 else 0), dtype=np.int64)
    if table.ndim != 2:
        raise ValueError(
            "Counts are a table: one row a thing rated, one column a value, all rows equally long."
        )
    if not whole:
        raise ValueError("Counts are whole numbers from 0.")
    largest = int(table.max())
    # Pairs are counted by the square of a row's sum.
    fits = (largest * table.shape[1]) ** 2 * table.shape[0] < 2**62
    return table.astype(np.int64 if fits else object)


def _table(ratings: Raw) -> NDArray[np.float64]:
    if isinstance(ratings, np.ndarray) and ratings.dtype.kind in "fiu":
        table = ratings.astype(np.float64, copy=False)
    else:
        if len({len(row) for row in ratings}) > 1:
            raise ValueError("The raters' rows differ in length; put None where a rater gave no rating.")
        for row in ratings:
            for value in row:
                if value is not None and not isinstance(value, int | float | Rational | np.number):
                    raise ValueError(
                        f"'{value}' is no number; give grades as numbers, None where there is none."
                    )
        table = np.array(
            [[np.nan if value is None else float(value) for value in row] for row in ratings],
            dtype=np.float64,
        )
    if table.ndim != 2:
        return np.full((0, 0), np.nan)
    return table
