"""The plan in detail: who does what when, what the planner reached, what the simulation says."""

from toolkit.models.noun import Noun
from toolkit.models.planning.simulation import Simulation
from toolkit.models.scalars import Day


class ScheduledItem(Noun):
    """One item with its days of work: first and last day included.

    It takes `half_days`; `from_noon` and `till_noon` say that of the first or last day only one half is worked.
    """

    item: str
    name: str
    phase: str
    role: str
    start: Day
    finish: Day
    half_days: int
    from_noon: bool = False
    till_noon: bool = False


class PlanLevel(Noun):
    """One aim of the planner: what was reached, the best that could be, and whether they are proved to be one."""

    name: str
    value: int
    bound: int
    proved: bool


class PlanDetail(Noun):
    """`left_out` are items that were not taken; `overrun` are phases whose work does not fit their days."""

    schedule: tuple[ScheduledItem, ...]
    levels: tuple[PlanLevel, ...] = ()
    left_out: tuple[str, ...] = ()
    overrun: tuple[str, ...] = ()
    simulation: Simulation | None = None
