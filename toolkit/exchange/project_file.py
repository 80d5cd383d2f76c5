"""A plan as other planning tools take it: tasks with days and links, people with rates, days off.

Neutral between the formats of this room. A working day has two halves, 9 to 13 and 14 to 18 o'clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

MORNING, NOON, AFTERNOON, EVENING = time(9), time(13), time(14), time(18)
HALF_DAY_MINUTES = 240


@dataclass(frozen=True)
class FileLink:
    """The task `to` ends before, `lag` working days in between."""

    to: str
    lag: int = 0


@dataclass(frozen=True)
class FileTask:
    """A task of `half_days`; it begins in the second half of `start` where `from_noon` is set.

    `effort` are the expected days of work, `cost` the expected cost; `finish` is the last day of work,
    `till_noon` says that only its first half is worked.
    """

    id: str
    name: str
    phase: str
    role: str
    start: date
    finish: date
    half_days: int
    from_noon: bool
    till_noon: bool
    effort: Decimal
    cost: Decimal
    links: tuple[FileLink, ...] = ()

    @property
    def begins(self) -> datetime:
        """The moment at which work begins."""
        return datetime.combine(self.start, AFTERNOON if self.from_noon else MORNING)

    @property
    def ends(self) -> datetime:
        """The moment at which work ends."""
        return datetime.combine(self.finish, NOON if self.till_noon else EVENING)


@dataclass(frozen=True)
class FilePhase:
    """A phase with its days and dated events."""

    id: str
    name: str
    start: date
    finish: date
    milestones: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True)
class FileRole:
    """Who works: rate a day, number of people."""

    id: str
    name: str
    rate: Decimal
    people: Decimal = Decimal(1)


@dataclass(frozen=True)
class ProjectFile:
    """The whole plan. `off` are days without work on weekdays (holidays, blocked weeks), `worked` the reverse."""

    name: str
    currency: str
    phases: tuple[FilePhase, ...]
    tasks: tuple[FileTask, ...]
    roles: tuple[FileRole, ...]
    off: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()
