"""Plan inputs: phases, work items, rates, team and budget; `plan.yaml` belongs to a person."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from toolkit.models.ids import Id
from toolkit.models.money import Currency
from toolkit.models.noun import Noun
from toolkit.models.planning.estimate import Estimate
from toolkit.models.scalars import Amount, Day, Percent
from toolkit.models.selection.key_task import Priority


class Milestone(Noun):
    """A dated event: start of a trial, contract, go-live, end of stabilisation."""

    id: Id
    name: str
    date: Day


class Phase(Noun):
    """A stretch of the project with its work; first and last day included.

    `budget` caps the cost of the work in it; the planner keeps it when it chooses.
    """

    id: Id
    name: str
    start: Day
    finish: Day
    milestones: tuple[Milestone, ...] = ()
    acceptance: str = ""
    budget: Amount | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.finish < self.start:
            raise ValueError(f"phase '{self.id}' ends ({self.finish}) before it begins ({self.start})")
        return self


class WorkItem(Noun):
    """A piece of work (set-up, exchange, migration, training ...).

    Without a `phase` the planner chooses one, and leaves out what is no must and does not fit; `value` is what
    having it is worth then. `after` names what has to end before, `lag_days` working days in between by the
    same ids. `start` fixes the day on which it begins.
    """

    id: Id
    name: str
    phase: Id | None = None
    estimate: Estimate
    after: tuple[Id, ...] = ()
    lag_days: dict[Id, int] = {}
    role: Id | None = None
    priority: Priority = Priority.MUST
    value: int = Field(default=0, ge=0, le=1_000_000)
    needed_by: Day | None = None
    start: Day | None = None
    result: str = ""


class Absence(Noun):
    """People who are away from the first to the last day, both included."""

    start: Day
    finish: Day
    people: Annotated[Amount, Field(gt=0)] = Decimal(1)

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.finish < self.start:
            raise ValueError(f"the absence ends ({self.finish}) before it begins ({self.start})")
        return self


class TeamRole(Noun):
    """A role of the vendor's team with its day rate; `people` may be a fraction for a part-time person."""

    id: Id
    name: str
    rate_per_day: Amount
    people: Annotated[Amount, Field(gt=0, le=100)] = Decimal(1)
    away: tuple[Absence, ...] = ()


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


class ExchangeRate(Noun):
    """One unit of `currency` is `rate` units of the plan's currency, as of `date` by `source`; printed where used."""

    currency: Currency
    rate: Annotated[Amount, Field(gt=0)]
    date: Day
    source: str


class Uncertainty(Noun):
    """How the simulation draws: share of the common factor, number of draws, seed."""

    correlation: Annotated[Decimal, Field(ge=0, lt=1)] = Decimal("0.2")
    draws: Annotated[int, Field(ge=100, le=200_000)] = 10_000
    seed: Annotated[int, Field(ge=0)] = 1


class PlanInputs(Noun):
    """`plan.yaml`. `budget_at` says what of the phases' cost has to keep their budgets: the mean or the P80."""

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
    exchange_rates: tuple[ExchangeRate, ...] = ()
    budget_at: Literal["mean", "p80"] = "mean"
    uncertainty: Uncertainty = Uncertainty()
