"""Requirement: one demand of the client with its acceptance criterion and where it comes from."""

from enum import StrEnum
from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment
from toolkit.models.selection.key_task import Priority

Category = Literal[
    "F.core",
    "F.process",
    "F.sales",
    "F.marketing",
    "F.service",
    "F.backoffice",
    "F.reporting",
    "IF.integration",
    "DM.migration",
    "NF.security",
    "NF.availability",
    "NF.performance",
    "NF.usability",
    "NF.scalability",
    "NF.legal",
    "SV.training",
    "SV.support",
    "CM.commercial",
]


class RequirementStatus(StrEnum):
    """Draft: something is missing or undecided. Parked, rejected, merged: not in the Technical Assignment."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    PARKED = "parked"
    REJECTED = "rejected"
    MERGED = "merged"


class Source(Noun):
    """The sentence somebody spoke: which interview, which question, in whose words.

    An empty `question` means the sitting as a whole: some demands hold wherever the form was asked.
    """

    interview: Id
    question: str
    member: Id
    quote: str = ""


class ForeignSource(Noun):
    """Where a demand stood before it came in from another file: file, place in it, and its words there."""

    file: str
    place: str
    text: str = ""


class Review(Noun):
    """Who looked last and when; the fingerprints are of what was seen then.

    `words` covers statement, acceptance criterion and priority, `answers` the sources with their quotes.
    A difference to today makes the requirement suspect until somebody looks again.
    """

    by: Id
    at: Moment
    words: str
    answers: str
    reason: str = ""


class Proposal(Noun):
    """What derivation last proposed; differs from the requirement where a person edited it."""

    statement: str
    acceptance: str
    priority: Priority


class Requirement(Noun):
    """One entry of the register. `id` is for machines and links, `number` is what people read.

    `needed_by` is the person who cannot work without it; `key_tasks` are those that
    try it out; `remark` says why it was parked or rejected.
    `vanished` means that no answer asks for it any more; it is kept until somebody decides.
    """

    id: Id
    number: Id | None = None
    template: str = ""
    statement: str
    acceptance: str = ""
    category: Category
    priority: Priority
    status: RequirementStatus = RequirementStatus.PROPOSED
    rationale: str = ""
    owner: Id | None = None
    needed_by: Id | None = None
    key_tasks: tuple[Id, ...] = ()
    sources: tuple[Source, ...] = ()
    foreign: tuple[ForeignSource, ...] = ()
    versions: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    remark: str = ""
    merged_into: Id | None = None
    split_from: Id | None = None
    vanished: bool = False
    review: Review | None = None
    proposal: Proposal | None = None

    @property
    def shown_id(self) -> str:
        """The number if one was given at acceptance, else the machine id."""
        return self.number or self.id

    @property
    def in_assignment(self) -> bool:
        """Whether it belongs into the Technical Assignment."""
        return self.status in (
            RequirementStatus.DRAFT,
            RequirementStatus.PROPOSED,
            RequirementStatus.ACCEPTED,
        )


class Register(Noun):
    """`requirements.yaml`. `last_numbers` keeps the highest number ever given per prefix."""

    schema_version: Literal["1"] = "1"
    last_numbers: dict[str, int] = {}
    requirements: tuple[Requirement, ...] = ()
