"""Estimate: three points in days, and what follows from them."""

from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount


class EstimateSource(StrEnum):
    """Where an estimate comes from; a guess is marked as a guess."""

    VENDOR = "vendor"
    OWN = "own"
    GUESS = "guess"


class Estimate(Noun):
    """Effort in days: if everything goes well, most likely, if it goes badly."""

    optimistic: Amount
    likely: Amount
    pessimistic: Amount
    source: EstimateSource = EstimateSource.VENDOR

    @property
    def points(self) -> tuple[Decimal, Decimal, Decimal]:
        """The three points, the best first."""
        return self.optimistic, self.likely, self.pessimistic

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.likely < self.optimistic:
            raise ValueError(f"likely ({self.likely}) is below optimistic ({self.optimistic})")
        if self.pessimistic < self.likely:
            raise ValueError(f"pessimistic ({self.pessimistic}) is below likely ({self.likely})")
        return self
