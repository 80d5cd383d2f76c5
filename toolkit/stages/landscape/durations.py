"""How long a process takes today and at most in future: touch time, waiting share, lead time."""

from collections.abc import Iterable
from decimal import Decimal

from toolkit.models.landscape.durations import Durations, ProcessDurations
from toolkit.models.landscape.process import Process, Step

_MINUTES = Decimal(60)
_GONE = frozenset({"strike_out", "automate"})


def durations(process: Process) -> ProcessDurations:
    """Touch time and lead time before and after.

    Today: touch time is the sum of the minutes, lead time adds the hours of waiting. In future the lead time is at
    most the sum of the limits; touch time is that of the steps of today which are neither struck out nor automated.
    What nobody stated counts nothing, and `missing` says so.
    """
    kept = [step for step in process.steps if step.verdict not in _GONE]
    limits = [step.limit_hours for step in process.future]
    known = [limit for limit in limits if limit is not None]
    after = None
    if process.future and len(known) == len(limits):
        lead = sum(known, Decimal(0))
        touch = _touch(kept)
        after = Durations(
            touch_minutes=touch, waiting_hours=max(lead - touch / _MINUTES, Decimal(0)), lead_hours=lead
        )
    return ProcessDurations(now=_now(process.steps), after=after, missing=tuple(_missing(process)))


def _now(steps: tuple[Step, ...]) -> Durations | None:
    if not steps:
        return None
    touch = _touch(steps)
    waiting = sum((step.waiting_hours or Decimal(0) for step in steps), Decimal(0))
    return Durations(touch_minutes=touch, waiting_hours=waiting, lead_hours=touch / _MINUTES + waiting)


def _touch(steps: Iterable[Step]) -> Decimal:
    return sum((step.minutes or Decimal(0) for step in steps), Decimal(0))


def _missing(process: Process) -> Iterable[str]:
    if process.owner is None:
        named = f" ({'; '.join(process.owner_open)})" if process.owner_open else ""
        yield f"an owner{named}"
    if process.target_days is None:
        yield "the days it should take"
    if not process.steps:
        yield "the steps of today"
    yield from _of_steps("minutes of work", [n for n, s in enumerate(process.steps, 1) if s.minutes is None])
    yield from _of_steps(
        "hours of waiting", [n for n, s in enumerate(process.steps, 1) if s.waiting_hours is None]
    )
    yield from _of_steps("a verdict", [n for n, s in enumerate(process.steps, 1) if s.verdict is None])
    if not process.future:
        yield "the steps of the future"
    yield from _of_steps(
        "a limit", [n for n, s in enumerate(process.future, 1) if s.limit_hours is None], "future step"
    )


def _of_steps(what: str, numbers: list[int], word: str = "step") -> Iterable[str]:
    if numbers:
        yield f"{what} of {word}{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"
