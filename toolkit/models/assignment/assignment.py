"""The Technical Assignment as a model: sections with stable ids, clauses with links. No layout, no wording."""

from decimal import Decimal
from typing import Literal

from toolkit.models.assignment.clause import (
    GapClause,
    KeyTaskClause,
    LicenceClause,
    PaymentClause,
    PersonClause,
    PhaseClause,
    RequirementClause,
    SourceEntry,
)
from toolkit.models.engagement.engagement import BlockedPeriod, Client
from toolkit.models.engagement.goal import Goal
from toolkit.models.landscape.access_role import AccessRole
from toolkit.models.landscape.process import Process
from toolkit.models.landscape.system import DataSource, Flow, System
from toolkit.models.money import Currency
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day

Edition = Literal["requirements", "contract"]


class SectionState(Noun):
    """Whether a section has something to say; an empty mandatory one names who can fill it."""

    id: str
    mandatory: bool
    empty: bool
    who_can_fill: str = ""


class Assignment(Noun):
    """Everything that is signed. Budget, P80, other vendors and scorecards have no place here."""

    edition: Edition
    version: str
    day: Day
    draft: bool
    open_points: int
    title: str
    language: str
    currency: Currency
    client: Client
    vendor_name: str
    vendor_edition: str = ""
    go_live: Day | None = None
    offer_valid_until: Day | None = None
    rate_per_day: Decimal | None = None
    workgroup: tuple[PersonClause, ...] = ()
    signatories: tuple[PersonClause, ...] = ()
    goals: tuple[Goal, ...] = ()
    goal_owners: dict[str, str] = {}
    out_of_scope: tuple[str, ...] = ()
    blocked: tuple[BlockedPeriod, ...] = ()
    processes: tuple[Process, ...] = ()
    process_owners: dict[str, str] = {}
    systems: tuple[System, ...] = ()
    flows: tuple[Flow, ...] = ()
    data_sources: tuple[DataSource, ...] = ()
    roles: tuple[AccessRole, ...] = ()
    key_tasks: tuple[KeyTaskClause, ...] = ()
    requirements: tuple[RequirementClause, ...] = ()
    gaps: tuple[GapClause, ...] = ()
    phases: tuple[PhaseClause, ...] = ()
    licences: tuple[LicenceClause, ...] = ()
    recurring: tuple[LicenceClause, ...] = ()
    payments: tuple[PaymentClause, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    sections: tuple[SectionState, ...] = ()

    @property
    def price(self) -> Decimal:
        """Sum of the signed one-off lines: licences and phases."""
        return sum((x.total for x in self.licences), Decimal(0)) + sum(
            (p.price for p in self.phases), Decimal(0)
        )
