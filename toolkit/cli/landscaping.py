"""Show what the interviews propose for the landscape and ask what of it is accepted."""

from pathlib import Path

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Terminal
from toolkit.cli.views.landscape import kinds
from toolkit.cli.views.landscape.entries import WORDS, named, show_entry, value
from toolkit.cli.views.landscape.swimlane import show_process
from toolkit.models.landscape.landscape import Difference
from toolkit.models.landscape.process import Process
from toolkit.stages.landscape.durations import durations
from toolkit.workflows.register.landscape import (
    accept_differences,
    find_entry,
    look,
    proposed_differences,
)
from toolkit.workflows.session import Session


def show(session: Session, wanted: str, *, as_json: bool) -> None:
    """Show one entry or a whole kind."""
    seen = look(session.directory)
    if wanted in kinds.PAGES and not as_json:
        kinds.show_kind(wanted, seen.landscape, seen.engagement.goals, seen.engagement.currency)
        return
    if wanted in kinds.PAGES:
        part = {"data": "data_sources"}.get(wanted, wanted)
        listed = seen.engagement.goals if wanted == "goals" else getattr(seen.landscape, part)
        screen.as_json({wanted: [one.model_dump(mode="json") for one in listed]})
        return
    kind, entry = find_entry(seen.landscape, wanted)
    if as_json:
        extra = {"durations": durations(entry).model_dump(mode="json")} if isinstance(entry, Process) else {}
        screen.as_json({"kind": WORDS[kind], **entry.model_dump(mode="json"), **extra})
    elif isinstance(entry, Process):
        show_process(entry, durations(entry))
    else:
        show_entry(kind, entry, seen.landscape)


def draw(session: Session, wanted: str, target: Path) -> None:
    """Write the picture of an entry and say where it is."""
    from toolkit.workflows.register.pictures import write_pictures  # slow: draws

    for file in write_pictures(look(session.directory).landscape, wanted, target):
        screen.say(f"Wrote {file}")


def accept(session: Session, only: list[str] | None) -> None:
    """Accept all proposals, or those for these entries, and say which they were."""
    found = accept_differences(session, only)
    for difference in found:
        _show(difference)
    screen.say(f"{len(found)} accepted." if found else "The interviews propose nothing new.")


def show_and_ask(session: Session, *, ask: bool, terminal: Terminal | None = None) -> None:
    """Show the differences; where somebody can answer, ask what is accepted."""
    found = proposed_differences(session)
    for difference in found:
        _show(difference)
    if not found:
        screen.say("The interviews propose nothing new.")
        return
    asker = terminal or Terminal()
    if not ask or not asker.present:
        screen.say("Nothing was written. Accept with: crmkit landscape accept --all --by MEMBER")
        return
    options = [Option(d.id, f"{d.what} {WORDS[d.kind]} {d.id}") for d in found]
    ticked = asker.several("Accept which?", options, [d.id for d in found])
    if not isinstance(ticked, tuple) or not ticked:
        screen.say("Nothing was written.")
        return
    accepted = accept_differences(session, ticked)
    screen.say(f"{len(accepted)} accepted.")


def _show(d: Difference) -> None:
    entry = d.after or d.before
    if entry is None:
        return
    if d.what == "vanished":
        screen.say(f"vanished  {WORDS[d.kind]} {d.id}: no answer speaks of it any more (it stays)")
        return
    sources = ", ".join(d.proposal.sources) if d.proposal else ""
    screen.say(f"{d.what:<8}  {WORDS[d.kind]} {d.id}: {named(entry)}   ({sources})")
    if d.what == "new":
        return
    for name in d.taken:
        screen.say(f"            {name}: {value(d.before, name)} becomes {value(d.after, name)}")
    for name in d.kept:
        said = value(d.proposal, name)
        screen.say(f"            {name}: stays {value(d.before, name)}; the answers say {said}")
