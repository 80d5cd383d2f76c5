"""Member: a person of the client's workgroup; respondent: anybody who answers; signatory: who signs."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount

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


class Signatory(Noun):
    """Who signs for which party; `may_veto` people are asked before, they do not sign."""

    party: Literal["client", "vendor"]
    name: str
    role: str
    member: Id | None = None
    may_veto: bool = False
