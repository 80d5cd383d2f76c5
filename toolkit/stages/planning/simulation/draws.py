"""Random durations of three-point estimates: PERT-beta, joined by one common factor.

The beta distribution between the ends o and p with the shapes 1 + 4 (m - o) / (p - o) and
1 + 4 (p - m) / (p - o) has the PERT mean (o + 4 m + p) / 6. Items move together through one factor (team,
vendor): z = sqrt(rho) f + sqrt(1 - rho) e with f and e standard normal, and the item takes the value of its
distribution at the quantile of z (Gaussian copula). The inverse is read off a table over z; its error is below
a thousandth of the range.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_WIDEST_Z = 6.0
_Z_POINTS = 2401
_X_POINTS = 4001


@dataclass(frozen=True)
class ThreePoints:
    """Optimistic, likely and pessimistic days, in order."""

    optimistic: float
    likely: float
    pessimistic: float


def draw_durations(items: Sequence[ThreePoints], correlation: float, draws: int, seed: int) -> Floats:
    """Return durations in days, one row an item and one column a draw.

    Args:
        items: the estimates.
        correlation: rho, the share of the common factor in the variance of z, 0 to 1.
        draws: how many.
        seed: the same seed gives the same numbers.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    common = random.standard_normal(draws)
    own = random.standard_normal((len(items), draws))
    z = sqrt(correlation) * common + sqrt(1 - correlation) * own
    place = (np.clip(z, -_WIDEST_Z, _WIDEST_Z) + _WIDEST_Z) * ((_Z_POINTS - 1) / (2 * _WIDEST_Z))
    below = np.minimum(place.astype(np.int64), _Z_POINTS - 2)
    share = place - below
    drawn = np.empty_like(z)
    tables: dict[float, Floats] = {}
    for row, item in enumerate(items):
        width = item.pessimistic - item.optimistic
        if width <= 0:
            drawn[row] = item.likely
            continue
        mode = (item.likely - item.optimistic) / width
        table = tables.setdefault(mode, _inverse(mode))
        left = table[below[row]]
        drawn[row] = item.optimistic + width * (left + share[row] * (table[below[row] + 1] - left))
    return drawn


def _inverse(mode: float) -> Floats:
    """The beta value between 0 and 1 at each point of the grid over z, for a mode between 0 and 1."""
    x = np.linspace(0.0, 1.0, _X_POINTS)
    density = x ** (4 * mode) * (1 - x) ** (4 * (1 - mode))
    below = np.concatenate(([0.0], np.cumsum((density[1:] + density[:-1]) / 2)))
    return np.interp(_normal_quantiles(), below / below[-1], x)


def _normal_quantiles() -> Floats:
    z = np.linspace(-_WIDEST_Z, _WIDEST_Z, _Z_POINTS)
    return np.array([(1 + erf(value / sqrt(2))) / 2 for value in z])


def ranks(values: Floats) -> Floats:
    """Return the rank of each value of a row, 0 for the smallest; equal values in their order."""
    order = np.argsort(values, kind="stable")
    found = np.empty(len(values))
    found[order] = np.arange(len(values))
    return found


def rank_correlation(a: Floats, b: Floats) -> float:
    """Return Spearman's correlation of two rows; 0 where one of them does not vary."""
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return 0.0
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])
