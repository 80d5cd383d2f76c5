"""Wording: what a rule finds in a requirement, and a named person's decision to let it stand."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.requirements.wording_level import Level, Profile
from toolkit.models.scalars import Day

RuleCode = Annotated[str, StringConstraints(pattern=r"^Q[0-9]{2}$")]
CheckedField = Literal["statement", "acceptance", "text"]


class WordingPlace(Noun):
    """Where the words stand: file with line and column (from 1), field with characters (from 0, end after)."""

    file: str
    line: int = 0
    column: int = 0
    field: CheckedField
    start: int
    end: int


class WordingFinding(Noun):
    """One rule's finding in one requirement. `requirement` is what people read, `id` is for machines.

    `excerpt` is the words with what stands around them.
    """

    rule: RuleCode
    name: str
    level: Level
    id: str
    requirement: str
    words: str
    excerpt: str
    place: WordingPlace
    reason: str
    question: str


class WordingWaiver(Noun):
    """A named person lets words stand. It holds while the rule finds these very words in this field."""

    requirement: Id
    rule: RuleCode
    field: CheckedField = "statement"
    words: str
    by: Id
    date: Day
    reason: str = Field(min_length=1)


class WordingWaivers(Noun):
    """`decisions/wording.yaml`."""

    schema_version: Literal["1"] = "1"
    waivers: tuple[WordingWaiver, ...] = ()


class WordingReport(Noun):
    """What one check found.

    `ids` holds the shown id of each requirement that was checked, `expired` the waivers whose words are
    no longer found.
    """

    checked: int
    ids: dict[str, str] = {}
    findings: tuple[WordingFinding, ...] = ()
    waived: tuple[WordingFinding, ...] = ()
    expired: tuple[WordingWaiver, ...] = ()


class Term(Noun):
    """A term of the client's trade; `instead_of` are words that mean the same and are not to be used."""

    term: str = Field(min_length=1)
    meaning: str = ""
    instead_of: tuple[str, ...] = ()


class WordingSettings(Noun):
    """How strictly wording is checked; `rules` sets single rules apart from the rest."""

    profile: Profile = "default"
    rules: dict[RuleCode, Profile] = {}
    glossary: tuple[Term, ...] = ()
