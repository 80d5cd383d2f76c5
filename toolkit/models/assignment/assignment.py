"""The Technical Assignment as a model: sections with stable ids, clauses with links. No layout, no wording."""

from decimal import Decimal
from typing import Literal

from toolkit.models.assignment.clause import (
    CleanerClause,
    GapClause,
    KeyTaskClause,
    LicenceClause,
    OpenPoint,
    PaymentClause,
    PersonClause,
    PhaseClause,
    QuantityClause,
    QuestionClause,
    RequirementClause,
    SourceEntry,
    WaiverClause,
)
from toolkit.models.assignment.facts import AssignmentFacts
from toolkit.models.assignment.profile import SectionMark
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
    """A section as the profile places it: number, name, and whether it has something to say.

    `due` is false for a section that this edition leaves out; `who_can_fill` tells whom to ask.
    """

    id: str
    number: str
    title: str
    mark: SectionMark
    due: bool
    empty: bool
    who_can_fill: str

    @property
    def missing(self) -> bool:
        """Wanted by the profile, due in this edition, and empty."""
        return self.mark == "must" and self.due and self.empty


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
    vendor_name: str = ""
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
    facts: AssignmentFacts = AssignmentFacts()
    wished_go_live: Day | None = None
    cleaners: tuple[CleanerClause, ...] = ()
    quantities: tuple[QuantityClause, ...] = ()
    questions: tuple[QuestionClause, ...] = ()
    open_list: tuple[OpenPoint, ...] = ()
    waivers: tuple[WaiverClause, ...] = ()
    traced: bool = False
    profile: str = ""
    profile_title: str = ""
    sections: tuple[SectionState, ...] = ()

    def section(self, name: str) -> SectionState | None:
        """The state of one section."""
        return next((s for s in self.sections if s.id == name), None)

    @property
    def missing(self) -> tuple[SectionState, ...]:
        """Sections that the profile wants and that are empty."""
        return tuple(s for s in self.sections if s.missing)

    @property
    def price(self) -> Decimal:
        """Sum of the signed one-off lines: licences and phases."""
        return sum((x.total for x in self.licences), Decimal(0)) + sum(
            (p.price for p in self.phases), Decimal(0)
        )
