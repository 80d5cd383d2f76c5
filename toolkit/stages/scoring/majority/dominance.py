"""Dominance: better whatever increasing points the grades are given."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

from toolkit.models.selection.comparison import VendorResult
from toolkit.models.selection.grade import Grade

_FROM_BEST = (Grade.EXCELLENT, Grade.GOOD, Grade.SATISFACTORY)


def dominates(a: Sequence[Fraction | int], b: Sequence[Fraction | int]) -> bool:
    """Whether profile `a` beats `b` under every increasing scale of points.

    Args:
        a: share of weight at each grade, best grade first; the worst grade may be left out.
        b: likewise, of the same whole.

    Returns:
        True when `a` has at least as much at each grade or better as `b`, and more at one of them. This
        is first-order stochastic dominance, exact with integers or fractions.

    Raises:
        ValueError: the two have not the same number of grades.
    """
    if len(a) != len(b):
        raise ValueError(f"Two profiles with {len(a)} and {len(b)} grades; give both the same grades.")
    pairs = list(zip(accumulate(a), accumulate(b), strict=True))
    return all(x >= y for x, y in pairs) and any(x > y for x, y in pairs)


def beats(a: VendorResult, b: VendorResult) -> bool:
    """Whether `a` dominates `b` at both ends: what was not shown counted as nothing, and left out."""
    return _at_both(_profiles(a), _profiles(b))


def dominance(results: Sequence[VendorResult]) -> Iterator[tuple[str, str]]:
    """The (better, worse) pairs at both ends, by name."""
    profiles = {result.vendor: _profiles(result) for result in results}
    for a in sorted(profiles):
        for b in sorted(profiles):
            if a != b and _at_both(profiles[a], profiles[b]):
                yield a, b


Profiles = tuple[list[Fraction], list[Fraction]]


def _at_both(a: Profiles, b: Profiles) -> bool:
    return all(dominates(x, y) for x, y in zip(a, b, strict=True))


def _profiles(result: VendorResult) -> Profiles:
    """Shares of all weight, and of the weight that was shown."""
    merit, weight = result.merit, result.weight
    wholes = (weight, weight - merit[Grade.NOT_SHOWN])
    proven, fit = (
        [Fraction(merit[g], whole) if whole else Fraction(0) for g in _FROM_BEST] for whole in wholes
    )
    return proven, fit
