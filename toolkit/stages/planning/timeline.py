"""Working days counted from the start of the plan: days to numbers and back."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from toolkit.kernel.workdays import is_working_day
from toolkit.models.engagement.engagement import BlockedPeriod

#: A plan is looked at this many years beyond its last phase; work that runs longer is no plan.
_YEARS_BEYOND = 3
_DAYS_A_YEAR = 366


@dataclass(frozen=True)
class Timeline:
    """The working days from `first` on: no weekends, holidays or blocked weeks, but days worked by exception."""

    first: date
    last: date
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    blocked: tuple[BlockedPeriod, ...] = ()

    @cached_property
    def days(self) -> tuple[date, ...]:
        """All working days until some years beyond `last`."""
        end = self.last + timedelta(days=_YEARS_BEYOND * _DAYS_A_YEAR)
        span = (self.first + timedelta(days=number) for number in range((end - self.first).days + 1))
        return tuple(day for day in span if self._is_worked(day))

    def index(self, day: date) -> int:
        """The number of working days before `day`; that of the next working day where `day` is none."""
        return bisect_left(self.days, day)

    def after(self, day: date) -> int:
        """The number of working days up to and including `day`."""
        return bisect_left(self.days, day + timedelta(days=1))

    def day(self, index: int) -> date:
        """The working day with this number; the last known one for numbers beyond."""
        return self.days[min(max(index, 0), len(self.days) - 1)]

    def _is_worked(self, day: date) -> bool:
        if any(period.start <= day <= period.finish for period in self.blocked):
            return False
        return is_working_day(day, self.off, self.worked)


def timeline(
    starts: Iterable[date],
    finishes: Iterable[date],
    holidays: Collection[date],
    overrides: Iterable[tuple[date, bool]],
    blocked: tuple[BlockedPeriod, ...],
) -> Timeline:
    """Return the timeline of a plan.

    Args:
        starts: first days of the phases.
        finishes: their last days.
        holidays: public holidays.
        overrides: (day, worked or not) against the calendar.
        blocked: weeks in which nobody may be disturbed.
    """
    exceptions = list(overrides)
    return Timeline(
        first=min(starts),
        last=max(finishes),
        off=frozenset(holidays) | {day for day, working in exceptions if not working},
        worked=frozenset(day for day, working in exceptions if working),
        blocked=blocked,
    )
