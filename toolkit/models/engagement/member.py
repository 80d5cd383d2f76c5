"""Member: a person of the client's workgroup; respondent: anybody who answers; signatory: who signs."""

from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day

Qualification = Literal[
    "knows_daily_work",
    "sees_links_to_other_departments",
    "knows_business_goals",
    "can_negotiate",
    "may_decide_for_department",
    "technical",
]


class Respondent(Noun):
    """A person who answers questionnaires; may stand outside the workgroup."""

    id: Id
    name: str
    role: str
    department: str


class Member(Respondent):
    """A person of the workgroup. `hours_per_week` are the hours released in writing."""

    hours_per_week: Amount
    qualifies_by: tuple[Qualification, ...] = ()
    technical: bool = False
    note: str = ""


class Deputy(Noun):
    """Who may sign instead, and by which document (a power of attorney, a board's decision)."""

    name: str = Field(min_length=1)
    basis: str = Field(min_length=1)


class Signatory(Noun):
    """Who signs for which party; `may_veto` people are asked before, they do not sign.

    `id` names the person in commands; without it the member's id, else the party. Signatures follow `order`,
    else the order of the file. A deputy may sign only when declared here.
    """

    party: Literal["client", "vendor"]
    name: str
    role: str
    id: Id | None = None
    member: Id | None = None
    may_veto: bool = False
    order: int | None = Field(default=None, ge=1, le=99)
    due: Day | None = None
    deputy: Deputy | None = None


class Reader(Noun):
    """Who reads without signing; `sections` are the ids of those to acknowledge, none means all."""

    member: Id
    sections: tuple[Id, ...] = ()
    due: Day | None = None
