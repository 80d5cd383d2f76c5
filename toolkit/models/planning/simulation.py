"""What the simulation of a plan says: days, dates and cost that are kept in 50 and 80 of 100 cases."""

from decimal import Decimal

from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class Percentiles(Noun):
    """Days of effort, finish and cost at P50 and P80; a finish is the day on which the last work ends."""

    id: str
    p50_days: Decimal
    p80_days: Decimal
    p50_cost: Decimal
    p80_cost: Decimal
    p50_finish: Day | None = None
    p80_finish: Day | None = None


class Chance(Noun):
    """How likely something is kept, in whole per cent: a needed-by date of a gap, or a cap."""

    what: str
    limit: str
    percent: int


class Driver(Noun):
    """An item that moves the result: rank correlation of its days with the total cost, and with the finish."""

    item: str
    name: str
    with_cost: Decimal
    with_finish: Decimal


class Simulation(Noun):
    """`total` has the id `total`; `reserve` is what lies between the P50 and P80 of its cost."""

    draws: int
    seed: int
    correlation: Decimal
    phases: tuple[Percentiles, ...]
    total: Percentiles
    one_off_p50: Decimal
    one_off_p80: Decimal
    chances: tuple[Chance, ...] = ()
    drivers: tuple[Driver, ...] = ()

    @property
    def reserve(self) -> Decimal:
        """The named reserve: P80 less P50 of all work."""
        return self.total.p80_cost - self.total.p50_cost
