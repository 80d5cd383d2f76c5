"""A process as text: a lane for each role, one below the other the steps, what becomes of each, what is not known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from toolkit.cli import screen
from toolkit.kernel.money import round_half_up
from toolkit.models.landscape.durations import Durations, ProcessDurations
from toolkit.models.landscape.process import FutureStep, Process, Step

_LEFT = 18
_LEAST_LANE = 10
_LETTERS = {
    "keep": "K",
    "simplify": "S",
    "merge_with_next": "M",
    "automate": "A",
    "strike_out": "X",
    None: "?",
}
_KEY = "K keep, S simplify, M merge, A automate, X strike out"


@dataclass(frozen=True)
class _Row:
    left: str
    role: str
    text: str
    notes: tuple[str, ...] = ()


def show_process(process: Process, times: ProcessDurations) -> None:
    """Print the process with both its charts, its times and what is missing."""
    screen.say(f"{process.name} ({process.id})")
    for line in _facts(process):
        screen.say(f"  {line}")
    if process.steps:
        screen.say()
        screen.say(f"As it is         {_KEY}")
        _chart(f"{'':5}{'min':>4} {'waits':>6}", [_today(n, s) for n, s in enumerate(process.steps, 1)])
    if process.future:
        screen.say()
        screen.say("As it shall be   within at most; > is what the system does by itself")
        _chart(f"{'':5}{'within':>11}", [_future(n, s) for n, s in enumerate(process.future, 1)])
    screen.say()
    for name, found in (("Today", times.now), ("In future", times.after)):
        if found:
            screen.say(f"{name:<10} {_times(found, at_most=name != 'Today')}")
    if times.missing:
        screen.say(f"Not known: {'; '.join(times.missing)}.")


def _facts(p: Process) -> Iterator[str]:
    if p.owner:
        yield f"owner: {p.owner}"
    parts = [
        f"{p.times_a_month:f} times a month" if p.times_a_month is not None else "",
        f"usually {p.usual_days:f} days" if p.usual_days is not None else "",
        f"at worst {p.worst_days:f}" if p.worst_days is not None else "",
        f"wanted {p.target_days:f}" if p.target_days is not None else "",
        f"{p.late_of_10} of 10 are late" if p.late_of_10 is not None else "",
    ]
    if any(parts):
        yield ", ".join(filter(None, parts))
    if p.sources:
        yield f"from: {', '.join(p.sources)}"


def _today(number: int, step: Step) -> _Row:
    notes = [
        f"in {step.tool}" if step.tool else "",
        "typed again" if step.retyped else "",
        "approval" if step.approval else "",
        f"refused {step.refused_of_20} of 20" if step.refused_of_20 is not None else "",
        f"forgotten: {step.forgotten}" if step.forgotten else "",
    ]
    left = f"{number:>2} {_LETTERS[step.verdict]} {_number(step.minutes):>4} {_number(step.waiting_hours, ' h'):>6}"
    return _Row(
        left, step.role, step.name, tuple(filter(None, (*notes, step.reason and f"because {step.reason}")))
    )


def _future(number: int, step: FutureStep) -> _Row:
    notes = tuple(f"> {signal.replace('_', ' ')}" for signal in step.signals)
    return _Row(f"{number:>2}   {_number(step.limit_hours, ' h'):>11}", step.role, step.name, notes)


def _chart(head: str, rows: Sequence[_Row]) -> None:
    lanes = list(dict.fromkeys(row.role for row in rows))
    width = (screen.width() - _LEFT) // len(lanes) - 2
    if width >= _LEAST_LANE:
        _lanes(head, rows, lanes, width)
    else:
        # The lanes would be too narrow: the role stands before the step.
        for row in rows:
            screen.say(f"{row.left:<{_LEFT}}{row.role}: {row.text}")
    notes = [(row.left.split()[0], row.notes) for row in rows if row.notes]
    for number, found in notes:
        screen.say(f"{number:>2}  {'; '.join(found)}")


def _lanes(head: str, rows: Sequence[_Row], lanes: Sequence[str], width: int) -> None:
    names = [wrap(lane, width) for lane in lanes]
    for at in range(max(map(len, names))):
        cells = [name[at] if at < len(name) else "" for name in names]
        screen.say(_line(head if at == 0 else "", cells, width))
    screen.say(_line("-" * (_LEFT - 1), ["-" * width] * len(lanes), width, "+-"))
    for row in rows:
        for at, part in enumerate(wrap(row.text, width) or [""]):
            cells = [part if lane == row.role else "" for lane in lanes]
            screen.say(_line(row.left if at == 0 else "", cells, width))


def _line(left: str, cells: Sequence[str], width: int, bar: str = "| ") -> str:
    return f"{left:<{_LEFT - 1}}{''.join(f'{bar}{cell:<{width}}' for cell in cells)}".rstrip()


def _number(value: Decimal | None, unit: str = "") -> str:
    return "?" if value is None else f"{value.normalize():f}{unit}"


def _times(found: Durations, *, at_most: bool) -> str:
    share = found.waiting_share
    waiting = f", {round_half_up(share * 100, Decimal(1)):f} % of it waiting" if share is not None else ""
    lead = f"{round_half_up(found.lead_hours, Decimal('0.1')):f}".removesuffix(".0")
    most = "at most " if at_most else ""
    return f"{found.touch_minutes.normalize():f} min of work, lead time {most}{lead} h{waiting}"
