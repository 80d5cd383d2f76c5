"""Offer: the vendor's answer to the gaps and work items - class, effort, price, date, conditions."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.planning.estimate import Estimate
from toolkit.models.scalars import Amount, Day


class OfferClass(StrEnum):
    """How the vendor would meet a demand; the order is that of rising effect on the structure."""

    STANDARD = "standard"
    CONFIGURATION = "configuration"
    ADD_ON = "add_on"
    INTEGRATION = "integration"
    EXTENSION = "extension"
    MODIFICATION = "modification"
    FUTURE_RELEASE = "future_release"
    NOT_POSSIBLE = "not_possible"


class PriceModel(StrEnum):
    """What is signed: a fixed price, a ceiling (pessimistic days x rate) or a rate with an estimate."""

    FIXED = "fixed"
    CEILING = "ceiling"
    BY_EFFORT = "by_effort"


class RoleEffort(Noun):
    """The days of one role in an offer."""

    role: Id
    estimate: Estimate


class OfferItem(Noun):
    """The offer for one gap (`to` = key task id) or one work item (`to` = work item id).

    `estimate` are the days in all; `efforts` the same by role, where the vendor gave them so.
    """

    to: Id
    offer_class: OfferClass = OfferClass.CONFIGURATION
    mechanism: str = ""
    estimate: Estimate | None = None
    efforts: tuple[RoleEffort, ...] = ()
    price_model: PriceModel = PriceModel.CEILING
    fixed_price: Amount | None = None
    updates: Literal["survives_updates", "must_be_adapted_each_time", "blocks_updates"] | None = None
    release: str = ""
    earliest: Day | None = None
    conditions: str = ""
    client_delivers: str = ""

    @model_validator(mode="after")
    def _fixed_has_price(self) -> Self:
        if (self.price_model is PriceModel.FIXED) != (self.fixed_price is not None):
            raise ValueError("'fixed_price' goes with price_model 'fixed', and only with it")
        return self


class Offer(Noun):
    """One round of the vendor's offer."""

    round: int = Field(default=1, ge=1)
    received: Day
    valid_until: Day | None = None
    rate_per_day: Amount
    items: tuple[OfferItem, ...] = ()
