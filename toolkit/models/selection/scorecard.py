"""Scorecard: one rater's ratings of one vendor; consensus override: what the group agreed in its talk."""

from typing import Annotated, Literal

from pydantic import AfterValidator

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


class ConsensusOverride(Noun):
    """A grade the group agreed on; beats the owner's veto only when the owner is among `agreed`."""

    vendor: Id
    task: Id
    grade: Grade
    agreed: tuple[Id, ...]
    reason: str
    date: Day


class Consensus(Noun):
    """`decisions/consensus.yaml`."""

    schema_version: Literal["1"]
    overrides: tuple[ConsensusOverride, ...] = ()
