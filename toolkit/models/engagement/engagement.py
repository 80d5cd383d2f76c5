"""Engagement: one client project, one folder; `engagement.yaml` is its head and belongs to a person."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from toolkit.models.assignment.facts import AssignmentFacts
from toolkit.models.engagement.goal import Goal
from toolkit.models.engagement.member import Member, Reader, Respondent, Signatory
from toolkit.models.engagement.settings import Settings
from toolkit.models.ids import Id
from toolkit.models.money import Currency
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day

_CONSULTANT = "consultant"


def _check_country(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise ValueError(f"'{code}' is no country; write the two letters of ISO 3166, for example LV")
    return code


def _check_colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise ValueError(f"'{text}' is no colour; write it as #RRGGBB, for example #1F4E5F")
    return text


Country = Annotated[str, AfterValidator(_check_country)]
Colour = Annotated[str, AfterValidator(_check_colour)]


class Client(Noun):
    """The company that introduces the CRM."""

    name: str
    legal_name: str = ""
    address: str = ""
    business: str = ""
    headcount: int | None = None
    departments: tuple[str, ...] = ()
    affected_departments: tuple[str, ...] = ()
    users_now: int | None = None
    users_peak: int | None = None
    facts: tuple[str, ...] = ()


class BlockedPeriod(Noun):
    """Weeks in which nobody may be disturbed; first and last day included."""

    start: Day
    finish: Day
    reason: str

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.finish < self.start:
            raise ValueError(f"the period ends ({self.finish}) before it begins ({self.start})")
        return self


class Brand(Noun):
    """How the consultant's documents look.

    `logo` is a PNG or SVG in the engagement's `templates/` or beside `engagement.yaml`; `font` a family that
    the reader's machine may lack; without a `second` colour the accent stands in for it.
    """

    name: str = ""
    logo: str = ""
    accent: Colour = "#1F4E5F"
    second: Colour | None = None
    font: str = ""
    legal_footer: str = ""


class Engagement(Noun):
    """The head of the engagement folder."""

    schema_version: Literal["1"]
    id: Id
    title: str
    client: Client
    country: Country
    currency: Currency
    language: str = "en"
    timezone: str = "UTC"
    project_start: Day | None = None
    wished_go_live: Day | None = None
    wished_because: str = ""
    members: tuple[Member, ...] = ()
    respondents: tuple[Respondent, ...] = ()
    raters: tuple[Id, ...] = ()
    sponsor: Id | None = None
    minutes_keeper: Id | None = None
    goals: tuple[Goal, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    blocked: tuple[BlockedPeriod, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    readers: tuple[Reader, ...] = ()
    assignment: AssignmentFacts = AssignmentFacts()
    brand: Brand = Brand()
    settings: Settings = Settings()

    @property
    def signatory_ids(self) -> tuple[str, ...]:
        """Names of the signatories in commands, in the order of the file: `ilze`, `vendor`, `vendor-2`.

        The id that was given, else the member's, else the party's; a second one gets a number.
        """
        ids: list[str] = []
        for signatory in self.signatories:
            wanted = signatory.id or signatory.member or signatory.party
            name, number = wanted, 1
            while name.casefold() in {known.casefold() for known in ids}:
                number += 1
                name = f"{wanted}-{number}"
            ids.append(name)
        return tuple(ids)

    @property
    def people(self) -> tuple[Respondent, ...]:
        """Everybody who can speak or act: the members of the workgroup, then who is only asked."""
        return (*self.members, *self.respondents)

    @property
    def names(self) -> dict[str, str]:
        """Id -> full name, of everybody."""
        return {person.id: person.name for person in self.people}

    @property
    def consultants(self) -> tuple[Respondent, ...]:
        """Those among the respondents whose department or role is `consultant`."""
        return tuple(
            p for p in self.respondents if _CONSULTANT in (p.department.casefold(), p.role.casefold())
        )

    def person(self, member_id: str) -> Respondent | None:
        """The member or respondent with this id, ignoring case, or None."""
        wanted = member_id.casefold()
        return next((p for p in self.people if p.id.casefold() == wanted), None)
