"""Price sheet: what a vendor charges beside the work of the plan, line by line, over the years."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from toolkit.models.ids import Id
from toolkit.models.money import Currency
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day, Percent


class Charge(StrEnum):
    """How often a line is paid."""

    ONCE = "once"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    EVERY_YEARS = "every_years"


LineKind = Literal[
    "user_licence",
    "module",
    "subscription",
    "add_on",
    "support",
    "update",
    "services",
    "hosting",
    "training",
    "migration",
    "exit",
]


class ShareOf(Noun):
    """A price that is a percentage of another line's sum."""

    line: Id
    percent: Percent


class PriceLine(Noun):
    """One line. Its sum is quantity x unit_price (x 12 when monthly) or a share of another line.

    `yearly_rise_percent` applies from the second year on. With `every_years` the line falls due in
    the years n, 2n, 3n ... for `interval_years` = n.
    """

    id: Id
    label: str
    kind: LineKind
    charge: Charge
    quantity: Amount = Decimal(1)
    unit_price: Amount | None = None
    share_of: ShareOf | None = None
    yearly_rise_percent: Percent = Decimal(0)
    interval_years: Annotated[int, Field(ge=1, le=20)] | None = None
    vat_percent: Percent = Decimal(0)

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        if (self.unit_price is None) == (self.share_of is None):
            raise ValueError("give either 'unit_price' or 'share_of'")
        if (self.charge is Charge.EVERY_YEARS) != (self.interval_years is not None):
            raise ValueError("'interval_years' goes with charge 'every_years', and only with it")
        return self


class PriceSheet(Noun):
    """All lines in one currency; `entered` is when the prices came in."""

    currency: Currency
    entered: Day | None = None
    lines: tuple[PriceLine, ...] = ()

    @model_validator(mode="after")
    def _lines_hold_together(self) -> Self:
        ids = [line.id.casefold() for line in self.lines]
        for double in {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"two price lines claim the id '{double}'")
        for line in self.lines:
            if line.share_of and line.share_of.line.casefold() not in ids:
                raise ValueError(
                    f"line '{line.id}' is a share of '{line.share_of.line}', which is not on the sheet"
                )
            if line.share_of and line.share_of.line.casefold() == line.id.casefold():
                raise ValueError(f"line '{line.id}' is a share of itself")
        return self
