"""Plan: what the inputs come to - effort, cost, dates, findings. Computed, never stored."""

from decimal import Decimal
from typing import Literal

from toolkit.models.money import Currency
from toolkit.models.noun import Noun
from toolkit.models.planning.offer import PriceModel
from toolkit.models.scalars import Day


class Effort(Noun):
    """Exact days and cost: mean, standard deviation and 80th percentile of the independent sum."""

    mean_days: Decimal
    sd_days: Decimal
    p80_days: Decimal
    mean_cost: Decimal
    p80_cost: Decimal


class PlannedItem(Noun):
    """One item of a phase: a work item or the closing of a gap, with its offered price."""

    id: str
    name: str
    kind: Literal["work", "gap"]
    mean_days: Decimal
    sd_days: Decimal
    mean_cost: Decimal
    price: Decimal
    price_model: PriceModel
    undecided: bool = False
    after: tuple[str, ...] = ()


class PlannedPhase(Noun):
    """A phase with its items; `price` is the sum of the offered lines, each rounded."""

    id: str
    name: str
    start: Day
    finish: Day
    working_days: int
    effort: Effort
    price: Decimal
    items: tuple[PlannedItem, ...]


class OneOff(Noun):
    """Everything that is paid once: licences and the work of all phases."""

    licences: Decimal
    expected: Decimal
    p80: Decimal
    enhancements: Decimal
    price: Decimal


class HorizonCost(Noun):
    """What a vendor costs over some years, one-off costs included."""

    vendor: str
    years: int
    cost: Decimal


class PlanFinding(Noun):
    """Something in the plan a person has to look at; `places` name tasks, phases or files."""

    code: str
    level: Literal["warn", "block", "info"]
    message: str
    places: tuple[str, ...] = ()


class Plan(Noun):
    """The plan for one vendor. `once_cap` is the client's cap on what is paid once; it never leaves the house."""

    vendor: str
    currency: Currency
    phases: tuple[PlannedPhase, ...]
    total: Effort
    one_off: OneOff
    first_half_year: Effort | None = None
    horizon: tuple[HorizonCost, ...] = ()
    once_cap: Decimal | None = None
    findings: tuple[PlanFinding, ...] = ()
