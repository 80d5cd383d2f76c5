"""Working days from a list of holidays that is handed in; no calendar of its own, no clock."""

from collections.abc import Collection
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date], extra: Collection[date] = ()) -> bool:
    """Monday to Friday and no holiday; `extra` are days worked although a weekend or holiday."""
    return day in extra or (day.weekday() < _SATURDAY and day not in holidays)


def working_days(first: date, last: date, holidays: Collection[date], extra: Collection[date] = ()) -> int:
    """Number of working days from `first` to `last`, both included; 0 when `last` is earlier."""
    count = (last - first).days + 1
    return sum(is_working_day(first + timedelta(days=n), holidays, extra) for n in range(max(count, 0)))


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last day of a shorter month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))
