"""Vendor: the facts of one candidate, how it was found, what it claims and what it charges."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.planning.offer import Offer, OfferClass
from toolkit.models.scalars import Amount, Day
from toolkit.models.selection.price_sheet import PriceSheet

FoundBy = Literal[
    "own_search",
    "requirement_match",
    "reference_customer",
    "partner_advice_paid",
    "partner_advice_unpaid",
    "anonymous_reviews",
    "rating_list",
    "brand",
    "advertisement",
    "fair",
]


class VendorState(StrEnum):
    """Where a vendor stands in the selection."""

    CANDIDATE = "candidate"
    SHORTLISTED = "shortlisted"
    DROPPED = "dropped"


class Dropping(Noun):
    """Who took the vendor off the list, when and why."""

    by: Id
    date: Day
    reason: str
    by_reviews: bool = False


class ReferenceCall(Noun):
    """A customer of the vendor that the client rang."""

    customer: str
    date: Day | None = None
    said: str = ""


class VendorAnswer(Noun):
    """The vendor's written answer to one requirement or key task; a claim, never a rating.

    `price_line` names the line of the price sheet that pays for it; empty means it is in the licence.
    """

    to: Id
    offer_class: OfferClass
    note: str = ""
    release: str = ""
    available: Day | None = None
    quantity: Amount | None = None
    effort_days: Amount | None = None
    price_line: Id | None = None


class AnswerRound(Noun):
    """One return of the vendor questionnaire, kept when the next one comes in."""

    round: int = Field(ge=1)
    received: Day
    answers: tuple[VendorAnswer, ...] = ()
    price_sheet: PriceSheet | None = None


class VendorFacts(Noun):
    """What was found out about product and vendor; empty means nobody has asked yet."""

    edition: str = ""
    years_on_market: int | None = None
    developers: int | None = None
    musts_claimed: int | None = None
    references_offered: str = ""
    references_said: str = ""
    adaptable_by: str = ""
    updates: str = ""
    add_ons: str = ""
    attractions_for: str = ""
    trial: str = ""
    documentation: str = ""
    writes_assignment: str = ""
    firm: tuple[str, ...] = ()
    view: str = ""
    delivery: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    attractions: tuple[str, ...] = ()
    functions_used_percent: int | None = None
    limits: tuple[str, ...] = ()
    has_backup: bool | None = None
    has_import: bool | None = None
    has_export: bool | None = None
    free_edition: bool = False
    priced_before_reading: bool = False
    unmet_musts: tuple[str, ...] = ()


class Vendor(Noun):
    """`vendors/<id>.yaml`."""

    schema_version: Literal["1"]
    id: Id
    name: str
    state: VendorState = VendorState.CANDIDATE
    found_by: tuple[FoundBy, ...] = ()
    comment: str = ""
    dropped: Dropping | None = None
    reference_calls: tuple[ReferenceCall, ...] = ()
    facts: VendorFacts = VendorFacts()
    answers_round: int | None = Field(default=None, ge=1)
    answers_received: Day | None = None
    answers: tuple[VendorAnswer, ...] = ()
    earlier_answers: tuple[AnswerRound, ...] = ()
    price_sheet: PriceSheet | None = None
    offer: Offer | None = None
    earlier_offers: tuple[Offer, ...] = ()

    @model_validator(mode="after")
    def _dropped_with_reason(self) -> Self:
        if (self.state is VendorState.DROPPED) != (self.dropped is not None):
            raise ValueError(
                "a dropped vendor says under 'dropped' by whom, when and why; others say nothing there"
            )
        return self

    @property
    def without_prices(self) -> "Vendor":
        """The vendor as it is seen while prices are locked."""
        rounds = tuple(r.model_copy(update={"price_sheet": None}) for r in self.earlier_answers)
        hidden = {"price_sheet": None, "offer": None, "earlier_offers": (), "earlier_answers": rounds}
        return self.model_copy(update=hidden)

    @property
    def rounds(self) -> int:
        """How many times the questionnaire came back."""
        return self.answers_round or 0

    def answer(self, to: str) -> VendorAnswer | None:
        """The vendor's answer to a requirement or key task, by id ignoring case."""
        return next((a for a in self.answers if a.to.casefold() == to.casefold()), None)


class ChosenVendor(Noun):
    """`decisions/vendor.yaml`: who chose whom, when and why."""

    schema_version: Literal["1"]
    vendor: Id
    by: Id
    date: Day
    reason: str
