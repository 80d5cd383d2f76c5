"""Cost: what a vendor, or doing something else, costs over the years. Computed, never stored; net of VAT."""

from decimal import Decimal
from typing import Literal

from toolkit.models.noun import Noun


class CostLine(Noun):
    """One line over the years; `years` has one sum a year, the first year first."""

    label: str
    kind: str
    once: Decimal
    years: tuple[Decimal, ...]


class CostSheet(Noun):
    """What one way of going on costs. `break_even` is the month by which it has cost no more than doing nothing."""

    id: str
    name: str
    what: Literal["vendor", "do_nothing", "build"]
    currency: str
    lines: tuple[CostLine, ...]
    months: tuple[Decimal, ...]
    break_even: int | None = None
    note: str = ""

    @property
    def once(self) -> Decimal:
        """What is paid once, at the beginning or at the end."""
        return sum((line.once for line in self.lines), Decimal(0))

    @property
    def years(self) -> tuple[Decimal, ...]:
        """What recurs, by year."""
        return tuple(
            sum(column, Decimal(0)) for column in zip(*(line.years for line in self.lines), strict=True)
        )

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.once + sum(self.years, Decimal(0))
