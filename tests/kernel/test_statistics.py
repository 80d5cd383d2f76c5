"""Three-point estimates against figures worked out by hand."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from toolkit.kernel.statistics import exact, p80, pert_mean, pert_variance, standard_deviation

DAYS = st.decimals(min_value=0, max_value=1000, places=2)


def test_mean_and_variance_of_the_technical_assignment_item() -> None:
    assert pert_mean(Decimal(8), Decimal(10), Decimal(14)) == Fraction(31, 3)
    assert pert_variance(Decimal(8), Decimal(14)) == 1


def test_p80_of_the_whole_kaskad_plan() -> None:
    assert f"{p80(Fraction(695, 12), Decimal('3.1917863337')):.4f}" == "60.6029"


def test_exact_gives_28_digits() -> None:
    assert str(exact(Fraction(1, 3))) == "0." + "3" * 28


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_the_deviation_of_a_sum_is_between_the_largest_and_the_sum_of_the_parts(
    points: list[Decimal],
) -> None:
    variances = [pert_variance(Decimal(0), p) for p in points]
    alone = [standard_deviation([v]) for v in variances]
    together = standard_deviation(variances)
    slack = Decimal("1e-20")
    assert max(alone) - slack <= together <= sum(alone) + slack


@given(DAYS, DAYS, DAYS)
def test_the_mean_lies_between_the_ends(a: Decimal, b: Decimal, c: Decimal) -> None:
    low, mid, high = sorted((a, b, c))
    assert low <= pert_mean(low, mid, high) <= high
