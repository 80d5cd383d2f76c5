"""What day and what time it is: the one place where the clock is read."""

from datetime import UTC, date, datetime, time


def today_or(given: date | None) -> date:
    """The day that was handed in, else today."""
    return given or datetime.now(UTC).date()


def now_or(given: date | None) -> datetime:
    """The present moment in UTC; noon of the day that was handed in, so that runs can be repeated."""
    if given is not None:
        return datetime.combine(given, time(12), tzinfo=UTC)
    return datetime.now(UTC).replace(microsecond=0)
