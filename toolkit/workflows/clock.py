"""Who is at work and what day it is: the one place where the clock is read."""

from datetime import UTC, date, datetime, time

from toolkit.problems import UsageError


def today_or(given: date | None) -> date:
    """The day that was handed in, else today."""
    return given or datetime.now(UTC).date()


def now_or(given: date | None) -> datetime:
    """The present moment in UTC; noon of the day that was handed in, so that runs can be repeated."""
    if given is not None:
        return datetime.combine(given, time(12), tzinfo=UTC)
    return datetime.now(UTC).replace(microsecond=0)


def user_or_fail(given: str | None) -> str:
    """The member who is doing this.

    Raises:
        UsageError: nobody was named; crmkit never guesses who somebody is.
    """
    if not given:
        raise UsageError("Who is doing this?", "Say it with --by MEMBER, for example --by ilze.")
    return given
