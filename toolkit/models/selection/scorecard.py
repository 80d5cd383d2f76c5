"""Scorecard: one rater's ratings of one vendor; consensus override: what the group agreed in its talk."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day, Moment
from toolkit.models.selection.grade import Grade

Seen = Literal["live_own_case", "live", "slides_only"]


class Rating(Noun):
    """One grade with what was seen. A task without an entry was not seen by this rater."""

    task: Id
    grade: Grade
    evidence: str = ""
    seen: Seen = "live"
    minutes: Amount | None = None


class Abstention(Noun):
    """The rater cannot judge or has a conflict of interest: left out, but counted."""

    task: Id
    why: Literal["cannot_judge", "conflict_of_interest"]


InterfaceProperty = Literal["convenient", "informative", "complete", "customisable", "restrained"]


class PropertyRating(Noun):
    """One property of the interface after days of own work with it; how it looks is never rated."""

    property: InterfaceProperty
    grade: Grade
    evidence: str = ""


class Usability(Noun):
    """The five properties of the interface; rated after at least two days of own work, never in points."""

    days_of_own_work: Annotated[Amount, Field(ge=2)]
    rated: Day
    properties: tuple[PropertyRating, ...] = ()


def _one_entry_a_task(ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
    seen: set[str] = set()
    for rating in ratings:
        if rating.task in seen:
            raise ValueError(f"task '{rating.task}' is rated twice; keep one entry")
        seen.add(rating.task)
    return ratings


class Scorecard(Noun):
    """`scorecards/<vendor>/<rater>.yaml`; counts for the group from `submitted` on."""

    schema_version: Literal["1"]
    vendor: Id
    rater: Id
    submitted: Moment | None = None
    remark: str = ""
    ratings: Annotated[tuple[Rating, ...], AfterValidator(_one_entry_a_task)] = ()
    abstentions: tuple[Abstention, ...] = ()
    usability: Usability | None = None

    @model_validator(mode="after")
    def _rated_or_abstained(self) -> Self:
        rated = {rating.task.casefold() for rating in self.ratings} if self.abstentions else set()
        for abstention in self.abstentions:
            if abstention.task.casefold() in rated:
                raise ValueError(f"task '{abstention.task}' is rated and abstained from; keep one of the two")
        return self

    def rating(self, task: str) -> Rating | None:
        """What this rater gave a task, by id ignoring case."""
        return next((r for r in self.ratings if r.task.casefold() == task.casefold()), None)

    def abstention(self, task: str) -> Abstention | None:
        """Why this rater gave a task no grade, by id ignoring case."""
        return next((a for a in self.abstentions if a.task.casefold() == task.casefold()), None)


class ConsensusOverride(Noun):
    """A grade the group agreed on; beats the owner's veto only when the owner is among `agreed`."""

    vendor: Id
    task: Id
    grade: Grade
    agreed: tuple[Id, ...]
    reason: str
    date: Day
    recorded_by: Id | None = None


class Consensus(Noun):
    """`decisions/consensus.yaml`."""

    schema_version: Literal["1"]
    overrides: tuple[ConsensusOverride, ...] = ()
