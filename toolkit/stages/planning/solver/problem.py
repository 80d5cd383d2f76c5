"""What the planner works on, in whole numbers: activities, phases, roles, and the schedule it finds.

Time is counted in units of the caller (half-days of work, days of a benchmark), money in the smallest unit of
the currency. Dates, names of currencies and calendars stay outside.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """`to` must have ended `lag` units before the activity that holds the link starts."""

    to: str
    lag: int = 0


@dataclass(frozen=True)
class Activity:
    """Something to be done, whole or not at all.

    `demand` is how many units of each role it takes while it runs. `phases` are those it may lie in (empty:
    any). `needed_by` is the unit at which it has to have ended; each unit later costs `weight`. `start` fixes
    the start (already agreed), `must` wants it in the plan, `value` is what having it is worth.
    """

    id: str
    duration: int
    cost: int = 0
    demand: tuple[tuple[str, int], ...] = ()
    after: tuple[Link, ...] = ()
    phases: tuple[str, ...] = ()
    must: bool = True
    value: int = 0
    needed_by: int | None = None
    weight: int = 1
    start: int | None = None


@dataclass(frozen=True)
class PhaseWindow:
    """A phase from unit `start` up to, not including, unit `end`; `budget` caps the cost of what lies in it."""

    id: str
    start: int
    end: int
    budget: int | None = None


@dataclass(frozen=True)
class Role:
    """`capacity` units at any time, less what `away` takes: (start, end, units)."""

    id: str
    capacity: int
    away: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class Problem:
    """Everything a plan has to keep.

    Of each set in `either` at most one activity is taken; those in `together` are taken all or none.
    """

    activities: tuple[Activity, ...]
    phases: tuple[PhaseWindow, ...]
    roles: tuple[Role, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()

    @property
    def timed(self) -> bool:
        """Whether dates matter at all; a pure choice under a budget has none."""
        return any(a.duration or a.needed_by is not None for a in self.activities)


@dataclass(frozen=True)
class Placed:
    """Where an activity lies: its phase, and the units from `start` up to `finish`."""

    id: str
    phase: str
    start: int
    finish: int


@dataclass(frozen=True)
class Level:
    """One aim of the planner: what was reached, what could be reached at best, whether they are one."""

    name: str
    value: int
    bound: int
    proved: bool


@dataclass(frozen=True)
class Solution:
    """The schedule in the order of start, what was left out, and the levels in their order."""

    placed: tuple[Placed, ...]
    left_out: tuple[str, ...] = ()
    levels: tuple[Level, ...] = field(default=())

    def at(self, activity: str) -> Placed | None:
        """Where an activity lies, None if it was left out."""
        return next((p for p in self.placed if p.id == activity), None)
