"""Clauses of the Technical Assignment: what is demanded, offered, priced and dated, with links back."""

from decimal import Decimal
from typing import Literal

from toolkit.models.noun import Noun
from toolkit.models.planning.gap import GapList
from toolkit.models.planning.offer import OfferClass, PriceModel
from toolkit.models.requirements.requirement import Category
from toolkit.models.scalars import Day
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import Priority

LinkKind = Literal["source", "key_task", "gap", "requirement", "work_item", "phase"]


class Link(Noun):
    """From a clause to what it rests on or leads to."""

    kind: LinkKind
    target: str


class SourceEntry(Noun):
    """One sitting in the register of sources; `who` is a role or a name, as the setting `quotes` says."""

    key: str
    interview: str
    title: str
    who: str
    day: Day
    questions: tuple[str, ...] = ()


class Anatomy(Noun):
    """What makes a demand understood: for whom and how often, what for, and its particulars.

    What it does with which result stands in the clause itself. An empty part was not said by anybody;
    `belongs_to` is then at least the subject under which it was asked for.
    """

    for_whom: tuple[str, ...] = ()
    how_often: str = ""
    what_for: str = ""
    belongs_to: str = ""
    particulars: tuple[str, ...] = ()


class RequirementClause(Noun):
    """One demand as it is signed; `files` are the documents it came in from, with the place in each."""

    id: str
    statement: str
    acceptance: str
    category: Category
    priority: Priority
    draft: bool
    files: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    anatomy: Anatomy = Anatomy()
    links: tuple[Link, ...] = ()


class KeyTaskClause(Noun):
    """One key task with the level it must reach and the case it was tried with."""

    id: str
    name: str
    owner_role: str
    priority: Priority
    required: Grade
    per_week: Decimal | None = None
    minutes_today: Decimal | None = None
    demo_case: str = ""
    done_well: str = ""
    grade: Grade | None = None
    links: tuple[Link, ...] = ()


class GapClause(Noun):
    """One gap with its decision and, in the contract edition, what the vendor offers for it."""

    id: str
    list: GapList
    task: str
    task_name: str
    owner_role: str
    grade: Grade
    required: Grade
    decision: str | None
    needed_by: Day | None
    phase: str | None
    stop_gap: str = ""
    stop_gap_owner_role: str = ""
    offer_class: OfferClass | None = None
    mechanism: str = ""
    updates: str = ""
    release: str = ""
    conditions: str = ""
    price: Decimal | None = None
    price_model: PriceModel | None = None
    links: tuple[Link, ...] = ()


class PriceClause(Noun):
    """One line of a phase: what is delivered, the offered price and its VAT, each rounded at the line."""

    id: str
    name: str
    result: str = ""
    price: Decimal
    price_model: PriceModel
    open: bool = False
    vat: Decimal = Decimal(0)


class MilestoneClause(Noun):
    """A dated event of the schedule."""

    name: str
    day: Day


class PhaseClause(Noun):
    """A phase with its dates, its lines and the condition of its acceptance."""

    id: str
    name: str
    start: Day
    finish: Day
    working_days: int
    acceptance: str
    lines: tuple[PriceClause, ...]
    milestones: tuple[MilestoneClause, ...] = ()
    price: Decimal


class LicenceClause(Noun):
    """A line of the vendor's price sheet as it becomes part of the contract."""

    id: str
    label: str
    charge: str
    quantity: Decimal
    unit_price: Decimal | None
    total: Decimal
    vat: Decimal = Decimal(0)


class PaymentClause(Noun):
    """One instalment; all instalments add up to the price of the phases."""

    what: str
    due: Day
    amount: Decimal


class PersonClause(Noun):
    """A person of the workgroup or a signatory; only signatories have an `id`."""

    id: str = ""
    name: str
    role: str
    department: str = ""
    party: Literal["client", "vendor"] = "client"
    approves: bool = False


class QuestionClause(Noun):
    """A question on which answers differed, with what was decided; `who` is a role."""

    id: str
    question: str
    answer: str
    who: str
    reason: str = ""


class OpenPoint(Noun):
    """Something that is still to be said or decided, and the role that can."""

    about: str
    text: str
    who: str = ""


class WaiverClause(Noun):
    """A finding that a named role accepted, with the reason."""

    check: str
    about: str
    reason: str
    who: str
    day: Day


class QuantityClause(Noun):
    """The most of something that is covered, and where the figure comes from."""

    what: str
    most: Decimal
    source: str = ""


class CleanerClause(Noun):
    """Who cleans a source of data before it is loaded; `who` is a role, empty while nobody is named."""

    source: str
    who: str = ""
