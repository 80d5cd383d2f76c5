"""Rank acceptability and central weights from a matrix of criteria: SMAA-2 with nothing known of the weights.

Lahdelma & Salminen (2001), SMAA-2: Stochastic multicriteria acceptability analysis for group decision making,
Operations Research 49, 444-454.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import numpy as np

from toolkit.models.scoring.analysis import RankShares, Stability
from toolkit.stages.scoring.stability.draws import Draws, Whole
from toolkit.stages.scoring.stability.ranks import Ranks, Values, first_share, in_words

_WEIGHT_BITS, _VALUE_BITS = 20, 30
"""Weights and values as whole numbers whose sums of products stay below 2**53, where floating point is exact."""

Matrix = Mapping[str, Sequence[float]]


def acceptability(
    values: Matrix,
    criteria: Sequence[str],
    *,
    draws: int = 10_000,
    seed: int = 1,
    stated: Sequence[float] | None = None,
    play: Fraction = Fraction(1, 4),
) -> Stability:
    """How often each alternative takes each rank when the weights are drawn.

    Args:
        values: alternative -> its value at each criterion, more is better; of one scale for all criteria
            (0 to 1, say). Values are taken to a part in 2**30 of the whole range.
        criteria: the names of the criteria.
        draws: number of runs; the sampling error of a share is at most 1 point (95 %) at 10,000.
        seed: the same seed gives the same runs.
        stated: weights of the criteria, if the runs are to stay around them; else all weights are equally likely.
        play: how far each stated weight may stray, as a share of it.

    Returns:
        Alternatives by name. The order in which they are handed in never matters.

    Raises:
        ValueError: no criterion, a row of another length, a number that is not finite, weights that are
            negative or all 0, fewer than 1 draw, a play of 1 or more.
    """
    _check(values, criteria, stated, draws)
    if not 0 <= play < 1:
        raise ValueError("Weights may stray by a share from 0 to below 1, 0.25 for a quarter.")
    names = sorted(values)
    chance = Draws(seed)
    weights = chance.simplex(len(criteria), draws, _WEIGHT_BITS) if stated is None else _around(
        stated, play, draws, chance
    )  # fmt: skip
    scaled = _scaled([values[name] for name in names])

    def again(central: Sequence[Fraction]) -> Values:
        whole = np.array([[round(weight * 2**_WEIGHT_BITS) for weight in central]])
        return _products(whole, scaled)

    return summary(names, criteria, weights, _products(weights, scaled), seed, again)


def summary(  # all that is known of the runs
    names: Sequence[str],
    criteria: Sequence[str],
    weights: Whole,
    values: Values,
    seed: int,
    again: Callable[[Sequence[Fraction]], Values],
) -> Stability:
    """The result of runs.

    Args:
        names: of the columns of `values`.
        criteria: of the columns of `weights`.
        weights: a row a run, whole numbers; only their proportion counts.
        values: a row a run.
        seed: for the record.
        again: the values of all runs with these fixed weights instead, for the confidence factors.
    """
    ranks = Ranks(values)
    sums = [int(n) for n in weights.sum(axis=0)]
    total = sum(sums)
    usual = [Fraction(n, total) for n in sums]
    shares = []
    for at, name in enumerate(names):
        central = ranks.central(at, weights)
        named = tuple(zip(criteria, central, strict=False))
        reached = ranks.shares(at)
        shares.append(
            RankShares(
                name=name,
                ranks=reached,
                central=named,
                confidence=first_share(again(central), at) if central else None,
                words=in_words(name, reached[0], named, usual),
            )
        )
    wins = tuple((a, b, ranks.wins(i, j)) for i, a in enumerate(names) for j, b in enumerate(names) if a != b)
    return Stability(draws=len(values), seed=seed, criteria=tuple(criteria), shares=tuple(shares), wins=wins)


def _products(weights: Whole, values: Values) -> Values:
    return np.asarray(weights.astype(np.float64) @ values.T)


def _scaled(values: Sequence[Sequence[float]]) -> Values:
    """Values as whole numbers from 0 to 2**30; the weights of a run have one sum, so the order stays."""
    table = np.array(values, dtype=np.float64)
    low, high = table.min(), table.max()
    if high == low:
        return np.zeros_like(table)
    return np.asarray(np.rint((table - low) / (high - low) * 2**_VALUE_BITS))


def _around(stated: Sequence[float], play: Fraction, draws: int, chance: Draws) -> Whole:
    """Stated weights, each times a factor of 1 - play to 1 + play, as shares of 2**20."""
    whole = np.array(
        [round(Fraction(w) / Fraction(max(stated)) * 2**_WEIGHT_BITS) for w in stated], dtype=np.int64
    )
    raw = whole * chance.factors(play, (draws, len(stated)))
    return np.asarray((raw << _WEIGHT_BITS) // raw.sum(axis=1, keepdims=True))


def _check(values: Matrix, criteria: Sequence[str], stated: Sequence[float] | None, draws: int) -> None:
    if not criteria or draws < 1:
        raise ValueError("Give at least one criterion and one draw.")
    if not values:
        raise ValueError("Give at least one alternative.")
    for name, row in values.items():
        if len(row) != len(criteria):
            raise ValueError(
                f"'{name}' has {len(row)} values for {len(criteria)} criteria; give one for each."
            )
        if not np.isfinite(np.array(row, dtype=np.float64)).all():
            raise ValueError(f"'{name}' has a value that is no finite number.")
    if stated is not None:
        fine = len(stated) == len(criteria) and all(0 <= w < float("inf") for w in stated) and any(stated)
        if not fine:
            raise ValueError("Stated weights are one number from 0 for each criterion, at least one above 0.")
