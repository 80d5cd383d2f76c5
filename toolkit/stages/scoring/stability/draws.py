"""Chance from a seed, as whole numbers: the same on every machine, and sums without rounding.

Only the raw bits of PCG64 are used, which numpy promises to keep; its distributions may change between releases.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
_ONE = 1024


class Draws:
    """A row of independent draws that depends on nothing but its seed."""

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def below(self, limit: int, shape: tuple[int, ...]) -> Whole:
        """Whole numbers from 0 to `limit` - 1, equally likely (`limit` at most 2**31)."""
        raw = self._bits.random_raw(int(np.prod(shape))).reshape(shape) >> np.uint64(32)
        return ((raw * np.uint64(limit)) >> np.uint64(32)).astype(np.int64)

    def factors(self, play: Fraction, shape: tuple[int, ...]) -> Whole:
        """Factors from 1 - `play` to 1 + `play`, equally likely, in parts of 1,024."""
        reach = int(play * _ONE)
        return _ONE - reach + self.below(2 * reach + 1, shape)

    def simplex(self, parts: int, draws: int, bits: int) -> Whole:
        """Shares that are uniform on the simplex: `draws` rows of `parts` numbers that add up to 2**bits (`bits` at most 30).

        The gaps between sorted uniform numbers; see Tervonen & Lahdelma (2007), section 3.1.
        """
        cuts = np.sort(self.below(2**bits, (draws, parts - 1)).astype(np.int32), axis=1)
        edges = np.pad(cuts, ((0, 0), (1, 1)), constant_values=((0, 0), (0, 2**bits)))
        return np.diff(edges, axis=1).astype(np.int64)

    def resamples(self, size: int, draws: int) -> Whole:
        """How often each of `size` things is taken when `size` are taken with replacement, a row a draw."""
        taken = self.below(size, (draws, size)) + np.arange(draws)[:, None] * size
        return np.bincount(taken.ravel(), minlength=draws * size).reshape(draws, size)
