"""The plan that the client accepted: what later plans are compared with and hinted by."""

from typing import Literal

from toolkit.models.ids import Id
from toolkit.models.noun import Noun
from toolkit.models.scalars import Day


class AcceptedItem(Noun):
    """Where an item lay when the plan was accepted, and how many half days of work it was (0: not noted)."""

    item: Id
    phase: Id
    start: Day
    finish: Day
    half_days: int = 0
    from_noon: bool = False


class AcceptedPlan(Noun):
    """`decisions/plan.yaml`: who accepted which plan when and why, and what it was made with.

    `holidays` are the public holidays as known then, all of the plan's years: a later edition of the calendar
    moves nothing that was accepted.
    """

    schema_version: Literal["1"]
    vendor: Id
    by: Id
    date: Day
    reason: str = ""
    made_with: str
    holidays: tuple[Day, ...] = ()
    items: tuple[AcceptedItem, ...]


class Move(Noun):
    """What moved against the accepted plan; an empty day says that it was not in that plan."""

    item: str
    before: str
    after: str
    why: str = ""
