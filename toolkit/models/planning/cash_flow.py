"""What is paid in which month, if the work ends as in 50 and as in 80 of 100 cases."""

from decimal import Decimal

from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class CashMonth(Noun):
    """Payments due in the month that begins on `month`."""

    month: Day
    p50: Decimal
    p80: Decimal
