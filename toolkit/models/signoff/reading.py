"""Acknowledgement: one reader has read one section; remark: what the reader says about it."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day, Moment


class Acknowledgement(Noun):
    """Bound to the section's hash: a changed section re-opens it."""

    member: Id
    section: Id
    sha256: str
    at: Moment
    answer: str = ""


class Remark(Noun):
    """A reader's remark; stays open until it is answered."""

    member: Id
    section: Id
    clause: str = ""
    text: str
    at: Moment
    answer: str = ""
    answered_by: Id | None = None


class ChangeRequest(Noun):
    """A change of a frozen or signed baseline, with its effect and the decision."""

    id: Id
    baseline: Id
    reason: str
    origin: str
    effect_cost: str = ""
    effect_days: int | None = None
    decision: Literal["open", "accepted", "refused"] = "open"
    by: Id | None = None
    date: Day | None = None
