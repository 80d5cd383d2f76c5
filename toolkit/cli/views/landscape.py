"""The landscape as text."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.cli import screen
from toolkit.models.landscape.landscape import KINDS, Entry, Kind, Landscape
from toolkit.models.landscape.process import FutureStep, Process, Step
from toolkit.models.landscape.system import Flow
from toolkit.models.noun import Noun
from toolkit.problems import UsageError

WORDS: dict[Kind, str] = {
    "processes": "process",
    "systems": "system",
    "flows": "flow",
    "data_sources": "data source",
    "roles": "role",
}
_LONGEST = 100


def named(entry: Entry) -> str:
    """What an entry is called."""
    if isinstance(entry, Flow):
        way = {"into_crm": "into the CRM", "out_of_crm": "out of the CRM", "both_ways": "both ways"}
        return f"{entry.data}, {way[entry.direction]}, {entry.system}"
    return entry.name


def value(entry: Noun | None, name: str) -> str:
    """A field as text, cut where it is long."""
    text = _text(getattr(entry, name, None))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def show_list(landscape: Landscape) -> None:
    """One line an entry."""
    rows = [
        [WORDS[kind], entry.id, named(entry), ", ".join(entry.sources) or "(no source)"]
        for kind in KINDS
        for entry in landscape.entries(kind)
    ]
    if not rows:
        screen.say("Nothing yet. 'crmkit landscape accept' shows what the interviews propose.")
        return
    screen.table(["Kind", "Id", "Name", "Sources"], rows)
    screen.say(", ".join(f"{len(landscape.entries(kind))} {kind.replace('_', ' ')}" for kind in KINDS) + ".")


def show_one(landscape: Landscape, wanted: str) -> None:
    """Everything about the entries with this id.

    Raises:
        UsageError: there is none.
    """
    found = [
        (kind, e) for kind in KINDS for e in landscape.entries(kind) if e.id.casefold() == wanted.casefold()
    ]
    if not found:
        raise UsageError(f"There is no entry '{wanted}'.", "'crmkit landscape list' shows them all.")
    for kind, entry in found:
        screen.say(f"{WORDS[kind]} {entry.id}: {named(entry)}")
        for line in _fields(entry):
            screen.say(f"  {line}")
        if isinstance(entry, Process):
            _show_steps(entry)
        for flow in landscape.flows if kind == "systems" else ():
            if flow.system == entry.id:
                screen.say(f"  flow {flow.id}: {named(flow)} ({flow.status})")


def _fields(entry: Entry) -> Iterator[str]:
    for name in type(entry).model_fields:
        text = _text(getattr(entry, name))
        if name not in ("id", "name", "steps", "future") and text:
            yield f"{name.replace('_', ' ')}: {text}"


def _show_steps(process: Process) -> None:
    if process.steps:
        screen.say("  As it is:")
        screen.table(
            ["", "Step", "Role", "In", "Work, min", "Waits, h", "Verdict", "Why"],
            [
                [str(n), s.name, s.role, s.tool, _text(s.minutes), _text(s.waiting_hours), *_verdict(s)]
                for n, s in enumerate(process.steps, 1)
            ],
            numbers=frozenset((0, 4, 5)),
        )
        work = sum((s.minutes or Decimal(0) for s in process.steps), Decimal(0))
        wait = sum((s.waiting_hours or Decimal(0) for s in process.steps), Decimal(0))
        screen.say(f"  {work:f} minutes of work, {wait:f} hours of waiting.")
    if process.future:
        screen.say("  As it shall be:")
        screen.table(
            ["", "Step", "Role", "Within, h", "The system does"],
            [
                [str(n), f.name, f.role, _text(f.limit_hours), _signals(f)]
                for n, f in enumerate(process.future, 1)
            ],
            numbers=frozenset((0, 3)),
        )


def _verdict(step: Step) -> tuple[str, str]:
    return (step.verdict or "open").replace("_", " "), step.reason


def _signals(step: FutureStep) -> str:
    return ", ".join(signal.replace("_", " ") for signal in step.signals)


def _text(found: object) -> str:
    if found is None or found is False:
        return ""
    if found is True:
        return "yes"
    if isinstance(found, tuple):
        return ", ".join(item.name if isinstance(item, Step | FutureStep) else str(item) for item in found)
    return f"{found:f}" if isinstance(found, Decimal) else str(found)
