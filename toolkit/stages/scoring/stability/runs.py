"""Runs of a workgroup's comparison with other weights, other points for grades and other raters."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np

from toolkit.models.engagement.settings import StabilitySettings
from toolkit.models.scoring.analysis import Stability
from toolkit.models.selection.comparison import VendorResult
from toolkit.stages.scoring.stability.acceptability import summary
from toolkit.stages.scoring.stability.draws import Draws, Whole
from toolkit.stages.scoring.stability.panel import Panel
from toolkit.stages.scoring.stability.ranks import first_share

_POINT_BITS, _WEIGHT_BITS, _SHIFT = 14, 18, 24
"""Widths of the whole numbers that are multiplied: 14 + 18 + 24 bits stay below 2**62, and so does each sum."""


class Runs:
    """SMAA over ratings: each run draws raters with replacement, points for grades and weights of groups.

    Points are any increasing scale: satisfactory and good lie anywhere between not performed and excellent
    (SMAA-O: Lahdelma, Miettinen & Salminen 2003). What was not shown counts as nothing. Tasks keep their
    weight within their group.
    """

    def __init__(self, results: Sequence[VendorResult], settings: StabilitySettings) -> None:
        self._settings = settings
        self._panel = Panel(results)
        self.possible = bool(self._panel.vendors and self._panel.raters and self._panel.weights.sum())

    @cached_property
    def _earned(self) -> Whole:
        """Points by runs x vendors x groups; weights of tasks within a group are in it, those of groups are not."""
        settings, panel = self._settings, self._panel
        chance = Draws(settings.seed)
        reached = panel.reached(chance.resamples(len(panel.raters), settings.draws))
        steps = chance.simplex(reached.shape[2], settings.draws, _POINT_BITS)
        return np.asarray(np.einsum("dvkg,dk->dvg", reached, steps))

    @cached_property
    def _stated_weights(self) -> Whole:
        """A factor for each group around 1."""
        play = Fraction(self._settings.weight_play_percent, 100)
        shape = (self._settings.draws, len(self._panel.groups))
        return Draws(self._settings.seed + 1).factors(play, shape)

    @cached_property
    def _stated_values(self) -> Whole:
        return np.asarray(np.einsum("dvg,dg->dv", self._earned, self._stated_weights))

    def kept(self, vendor: str, among: Sequence[str]) -> Fraction:
        """Share of runs with weights around the stated ones in which `vendor` is first among some vendors."""
        columns = [self._panel.vendors.index(name) for name in sorted(among)]
        return first_share(self._stated_values[:, columns], sorted(among).index(vendor))

    def stated(self) -> Stability:
        """All vendors with weights around the stated ones."""
        return self._summary(self._stated_weights * self._panel.group_weights(), self._stated_values)

    def free(self) -> Stability:
        """All vendors with any weights of the groups, for the question what one has to care about.

        A group of many tasks counts no more than one of few; a group without weight stays out.
        """
        heavy = self._panel.group_weights() > 0
        weights = np.zeros((self._settings.draws, len(heavy)), dtype=np.int64)
        weights[:, heavy] = Draws(self._settings.seed + 2).simplex(
            int(heavy.sum()), self._settings.draws, _WEIGHT_BITS
        )
        return self._summary(weights, self._values(weights))

    def _summary(self, weights: Whole, values: Whole) -> Stability:
        return summary(
            self._panel.vendors, self._panel.groups, weights, values, self._settings.seed, self._again
        )

    def _again(self, central: Sequence[Fraction]) -> Whole:
        return self._values(np.array([[round(weight * 2**_WEIGHT_BITS) for weight in central]]))

    def _values(self, weights: Whole) -> Whole:
        """Values when whole groups have these weights, in parts of 2**18; a row a run, or one row for all."""
        within = np.maximum(self._panel.group_weights(), 1)
        factors = (weights << _SHIFT) // within
        every = np.broadcast_to(factors, (len(self._earned), factors.shape[1]))
        return np.asarray(np.einsum("dvg,dg->dv", self._earned, every))
