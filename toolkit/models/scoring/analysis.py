"""Analysis: how far the comparison of the vendors can be trusted. Computed, never stored."""

from fractions import Fraction
from typing import Literal

from pydantic import ConfigDict

from toolkit.models.noun import Noun

Metric = Literal["nominal", "ordinal", "interval", "ratio"]


class Figures(Noun):
    """A noun that holds exact fractions."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Agreement(Figures):
    """How far raters agree on the same things.

    `alpha` is Krippendorff's, with his own metric of the name given; None where it is not defined. `units` are
    the things rated at least twice, `ratings` their ratings, `pairs` the pairs of ratings of one thing; `exact`
    is the share of pairs that are equal, `within_one` of those one grade apart at most. `words` says it.
    """

    metric: Metric
    alpha: Fraction | None
    units: int
    ratings: int
    pairs: int
    exact: Fraction | None
    within_one: Fraction | None
    words: str


class RaterView(Figures):
    """One rater beside the others.

    `rated` of the `seen` things that anybody rated; `deviation` is the mean distance to the mean of the others
    in grades (above 0 = milder), over `shared` things; `alpha_without` is the agreement of all the others.
    """

    rater: str
    rated: int
    seen: int
    shared: int
    deviation: Fraction | None
    alpha_without: Fraction | None


class RankShares(Figures):
    """One alternative over all runs.

    `ranks` is the share of runs at each rank, first rank first; alternatives that are equal in a run share the
    ranks they stand on. `central` is the mean weight of each criterion over the runs it wins, empty when it
    wins none; `confidence` the share of runs it wins with these weights.
    """

    name: str
    ranks: tuple[Fraction, ...]
    central: tuple[tuple[str, Fraction], ...] = ()
    confidence: Fraction | None = None
    words: str = ""

    @property
    def first(self) -> Fraction:
        """Share of runs in which it is first."""
        return self.ranks[0] if self.ranks else Fraction(0)


class Stability(Figures):
    """Stochastic multicriteria acceptability analysis (SMAA-2, Lahdelma & Salminen 2001).

    `wins` is the share of runs in which the first named beats the second.
    """

    draws: int
    seed: int
    criteria: tuple[str, ...]
    shares: tuple[RankShares, ...]
    wins: tuple[tuple[str, str, Fraction], ...]

    def of(self, name: str) -> RankShares:
        """The shares of one alternative.

        Raises:
            KeyError: there is none of this name.
        """
        for share in self.shares:
            if share.name == name:
                return share
        raise KeyError(name)


class Standing(Figures):
    """Where majority judgment puts one alternative.

    `grade` is the index of its majority grade, worst = 0, None without a vote; `above` and `below` are the
    shares of its votes above and below that grade. Equal profiles share a rank.
    """

    name: str
    rank: int
    grade: int | None
    above: Fraction
    below: Fraction

    @property
    def typical(self) -> Fraction:
        """Share above minus share below: the sign beside the grade."""
        return self.above - self.below


class Analysis(Figures):
    """The expert's pages: agreement, raters, stability and order without points.

    `stated` varies the weights around the stated ones, `free` over all weights. `dominance` are the pairs in
    which the first beats the second whatever increasing points the grades are given.
    """

    agreement: Agreement
    raters: tuple[RaterView, ...]
    stated: Stability | None
    free: Stability | None
    standings: tuple[Standing, ...]
    dominance: tuple[tuple[str, str], ...]
