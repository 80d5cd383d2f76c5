"""Plan inputs: phases, work items, rates, team and budget; `plan.yaml` belongs to a person."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from toolkit.models.ids import Id
from toolkit.models.money import Currency
from toolkit.models.noun import Noun
from toolkit.models.planning.estimate import Estimate
from toolkit.models.scalars import Amount, Day, Percent


class Milestone(Noun):
    """A dated event: start of a trial, contract, go-live, end of stabilisation."""

    id: Id
    name: str
    date: Day


class Phase(Noun):
    """A stretch of the project with its work; first and last day included."""

    id: Id
    name: str
    start: Day
    finish: Day
    milestones: tuple[Milestone, ...] = ()
    acceptance: str = ""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.finish < self.start:
            raise ValueError(f"phase '{self.id}' ends ({self.finish}) before it begins ({self.start})")
        return self


class WorkItem(Noun):
    """A piece of work that every plan needs (set-up, exchange, migration, training ...)."""

    id: Id
    name: str
    phase: Id
    estimate: Estimate
    after: tuple[Id, ...] = ()
    role: Id | None = None
    result: str = ""


class TeamRole(Noun):
    """A role of the vendor's team with its day rate."""

    id: Id
    name: str
    rate_per_day: Amount


class Budget(Noun):
    """What the client is ready to spend; never leaves the client's side."""

    once_least: Amount | None = None
    once_cap: Amount | None = None
    first_half_year_cap: Amount | None = None
    yearly_cap: Amount | None = None
    horizon_years: Annotated[int, Field(ge=1, le=20)] = 5


class PaymentTerms(Noun):
    """How the price is paid: an advance, the rest by accepted phase, a retention after stabilisation."""

    advance_percent: Percent
    retention_percent: Percent
    days_to_pay: int = Field(default=14, ge=0)


class CalendarOverride(Noun):
    """A day that the country's calendar does not know: worked although a holiday, or the reverse."""

    day: Day
    working: bool
    reason: str


class PlanInputs(Noun):
    """`plan.yaml`."""

    schema_version: Literal["1"]
    currency: Currency
    rate_per_day: Amount
    go_live: Day | None = None
    phases: tuple[Phase, ...] = ()
    team: tuple[TeamRole, ...] = ()
    work: tuple[WorkItem, ...] = ()
    budget: Budget = Budget()
    payment: PaymentTerms | None = None
    calendar: tuple[CalendarOverride, ...] = ()
    client_hours: Amount | None = None
    vat_percent: Percent = Decimal(0)
