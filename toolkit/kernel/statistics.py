"""Three-point estimates: PERT mean and standard deviation, and the percentile of an independent sum.

Mean (o + 4m + p) / 6 and standard deviation (p - o) / 6 are the classic PERT formulas (Malcolm et
al., "Application of a Technique for R&D Program Evaluation", Operations Research 7, 1959). Means
and variances are exact fractions; only the square root is rounded, to 28 digits.
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from fractions import Fraction

Z80 = Decimal("0.8416212")
"""80th percentile of the standard normal distribution."""


def pert_mean(optimistic: Decimal, likely: Decimal, pessimistic: Decimal) -> Fraction:
    """Expected value of a three-point estimate, in the unit of the points."""
    return (Fraction(optimistic) + 4 * Fraction(likely) + Fraction(pessimistic)) / 6


def pert_variance(optimistic: Decimal, pessimistic: Decimal) -> Fraction:
    """Variance of a three-point estimate, in the squared unit of the points."""
    return ((Fraction(pessimistic) - Fraction(optimistic)) / 6) ** 2


def exact(value: Fraction) -> Decimal:
    """A fraction as a decimal of 28 digits; for showing and for square roots, not for adding up."""
    with localcontext() as context:
        context.prec = 28
        return Decimal(value.numerator) / Decimal(value.denominator)


def standard_deviation(variances: Iterable[Fraction]) -> Decimal:
    """Standard deviation of a sum of independent items, from their variances."""
    total = sum(variances, Fraction(0))
    with localcontext() as context:
        context.prec = 28
        return (Decimal(total.numerator) / Decimal(total.denominator)).sqrt()


def p80(mean: Fraction, sd: Decimal) -> Decimal:
    """The value that a normal sum with this mean and standard deviation keeps in 80 of 100 cases."""
    return exact(mean) + Z80 * sd
