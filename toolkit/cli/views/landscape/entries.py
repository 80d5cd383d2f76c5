"""The landscape as text."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.cli import screen
from toolkit.models.engagement.goal import Goal
from toolkit.models.landscape.landscape import KINDS, Entry, Kind, Landscape
from toolkit.models.landscape.process import FutureStep, Step
from toolkit.models.landscape.system import Flow
from toolkit.models.noun import Noun

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


def show_list(landscape: Landscape, goals: Sequence[Goal]) -> None:
    """What there is of each kind, then one line an entry."""
    rows = [
        [WORDS[kind], entry.id, named(entry), ", ".join(entry.sources) or "(no source)"]
        for kind in KINDS
        for entry in landscape.entries(kind)
    ]
    if rows:
        screen.table(["Kind", "Id", "Name", "Sources"], rows)
    else:
        screen.say("Nothing yet. 'crmkit landscape accept' shows what the interviews propose.")
    counts = [f"{len(landscape.entries(kind))} {kind.replace('_', ' ')}" for kind in KINDS]
    screen.say(f"{', '.join(counts)}, {len(goals)} goals.")
    if rows:
        screen.say(
            "A whole kind: crmkit landscape show systems (flows, data, roles, goals). One entry: show ID."
        )


def show_entry(kind: Kind, entry: Entry, landscape: Landscape) -> None:
    """Everything about one entry that is no process; a program with its flows."""
    screen.say(f"{WORDS[kind]} {entry.id}: {named(entry)}")
    for line in _fields(entry):
        screen.say(f"  {line}")
    for flow in landscape.flows if kind == "systems" else ():
        if flow.system.casefold() == entry.id.casefold():
            screen.say(f"  flow {flow.id}: {named(flow)} ({flow.status})")


def _fields(entry: Entry) -> Iterator[str]:
    for name in type(entry).model_fields:
        text = _text(getattr(entry, name))
        if name not in ("id", "name") and text:
            yield f"{name.replace('_', ' ')}: {text}"


def _text(found: object) -> str:
    if found is None or found is False:
        return ""
    if found is True:
        return "yes"
    if isinstance(found, tuple):
        return ", ".join(item.name if isinstance(item, Step | FutureStep) else str(item) for item in found)
    return f"{found:f}" if isinstance(found, Decimal) else str(found)
