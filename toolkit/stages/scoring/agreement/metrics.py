"""How far two values are apart, for Krippendorff's alpha: his difference functions, exact."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from toolkit.models.scoring.analysis import Metric

Differences = list[list[Fraction]]
_Function = Callable[[Sequence[Fraction], Sequence[int]], Differences]


def differences(metric: Metric, values: Sequence[Fraction], totals: Sequence[int]) -> Differences:
    """Squared difference of each pair of values.

    Args:
        metric: nominal, ordinal, interval or ratio (Krippendorff 2011, Computing Krippendorff's
            Alpha-Reliability, section on difference functions).
        values: the values in their order; for nominal and ordinal data only their number counts.
        totals: how often each value occurs among the ratings that can be paired.

    Raises:
        ValueError: the metric is not known.
    """
    if metric not in _FUNCTIONS:
        raise ValueError(f"There is no metric '{metric}'; choose one of {', '.join(_FUNCTIONS)}.")
    return _FUNCTIONS[metric](values, totals)


def _nominal(values: Sequence[Fraction], totals: Sequence[int]) -> Differences:  # noqa: ARG001  # one shape for all
    return [[Fraction(a != b) for b in range(len(values))] for a in range(len(values))]


def _ordinal(values: Sequence[Fraction], totals: Sequence[int]) -> Differences:  # noqa: ARG001  # one shape for all
    """Krippendorff's own: (sum of n_g from c to k - (n_c + n_k) / 2) squared, not Gwet's weighting."""
    middles = [Fraction(2 * after - own, 2) for after, own in zip(accumulate(totals), totals, strict=True)]
    return [[(a - b) ** 2 for b in middles] for a in middles]


def _interval(values: Sequence[Fraction], totals: Sequence[int]) -> Differences:  # noqa: ARG001  # one shape for all
    return [[(a - b) ** 2 for b in values] for a in values]


def _ratio(values: Sequence[Fraction], totals: Sequence[int]) -> Differences:  # noqa: ARG001  # one shape for all
    return [[((a - b) / (a + b)) ** 2 if a != b and a + b else Fraction(0) for b in values] for a in values]


_FUNCTIONS: Mapping[Metric, _Function] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
