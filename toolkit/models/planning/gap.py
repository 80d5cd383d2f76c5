"""Gap: a key task below its required level at one vendor, and what the client decides about it."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.planning.offer import OfferClass, OfferItem
from toolkit.models.scalars import Day
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import Priority

Bend = Literal["we_adapt_fully", "we_adapt_partly", "we_cannot_adapt"]
BendReason = Literal["law", "customer", "physics", "money", "habit"]


class GapList(StrEnum):
    """A: to be solved before go-live. B: may wait until its needed-by date."""

    A = "A"
    B = "B"


class RefusedStep(Noun):
    """A step of the order of resolution that was refused, by whom and why."""

    step: OfferClass | Literal["process_change"]
    by: Id
    why: str


class GapDecision(Noun):
    """The client's side of one gap. `decision` is empty while nobody has decided.

    `task` is the key task, or the machine id of the requirement, that the gap is about.
    """

    id: Id
    vendor: Id
    task: Id
    decision: str | None = Field(
        default=None,
        pattern=r"^(build_before_go_live|build_in_phase_[0-9]{1,2}|build_later|adapt_process|live_without|other_system)$",
    )
    phase: Id | None = None
    needed_by: Day | None = None
    stop_gap: str = ""
    stop_gap_owner: Id | None = None
    bend: Bend | None = None
    bend_why: str = ""
    bend_reasons: tuple[BendReason, ...] = ()
    refused: tuple[RefusedStep, ...] = ()
    structure_exception_by: Id | None = None
    by: Id | None = None
    date: Day | None = None
    reason: str = ""


class GapDecisions(Noun):
    """`decisions/gaps.yaml`."""

    schema_version: Literal["1"]
    gaps: tuple[GapDecision, ...] = ()


class Gap(Noun):
    """A computed gap, with decision and offer beside it.

    Of a key task: the observed grade against the required one. Of a must (`kind` requirement, `task` is its
    machine id): the vendor answered that it is not possible, which counts as not performed.
    """

    id: str
    kind: Literal["task", "requirement"] = "task"
    task: Id
    task_name: str
    owner: Id
    priority: Priority
    vendor: Id
    grade: Grade
    required: Grade
    list: GapList
    decision: GapDecision | None = None
    offer: OfferItem | None = None
    ask_again: bool = False

    @property
    def decided(self) -> str | None:
        """The decision word, or None while the gap is undecided."""
        return self.decision.decision if self.decision else None

    @property
    def needed_by(self) -> Day | None:
        """The day by which the owner needs it, or None when nobody has said."""
        return self.decision.needed_by if self.decision else None
