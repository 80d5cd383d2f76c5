"""Show what derivation proposes and ask what of it is taken up."""

from collections.abc import Iterator

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Terminal
from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Requirement
from toolkit.workflows import requirements as working
from toolkit.workflows.session import Session


def to_json(session: Session) -> dict[str, object]:
    """The contract of `requirements derive --json`."""
    changes = working.propose(session)
    return {
        name: [
            {"id": r.id, "number": r.number, "status": r.status.value, "statement": _proposed(r)}
            for r in found
        ]
        for name, found in _parts(changes)
    } | {"unchanged": changes.unchanged}


def take_all(session: Session, only: list[str] | None) -> None:
    """Take up all proposals, or those with these ids, and say which they were."""
    changes = working.take_up(session, only)
    show(changes, only)
    taken = len(only) if only is not None else count(changes)
    screen.say(f"{taken} taken up. Next: crmkit requirements review")


def show_and_ask(session: Session, *, ask: bool, terminal: Terminal | None = None) -> None:
    """Show the difference; where somebody can answer, ask what is taken up."""
    changes = working.propose(session)
    show(changes)
    if not count(changes):
        return
    asker = terminal or Terminal()
    if not ask or not asker.present:
        screen.say("Nothing was written. Take it up with: crmkit requirements derive --accept --by MEMBER")
        return
    ids = choose(changes, asker)
    if not ids:
        screen.say("Nothing was written.")
        return
    working.take_up(session, ids)
    screen.say(f"{len(ids)} taken up. Next: crmkit requirements review")


def show(changes: RegisterChanges, only: list[str] | None = None) -> None:
    """What is new, changed and vanished, each with its machine id."""
    for line in _lines(changes, only):
        screen.say(line)
    screen.say(
        f"{len(changes.new)} new, {len(changes.changed)} changed, {len(changes.vanished)} vanished, "
        f"{changes.unchanged} as before."
    )


def _lines(changes: RegisterChanges, only: list[str] | None) -> Iterator[str]:
    before = {r.id: r for r in changes.register_before.requirements}
    for word, found in _parts(changes):
        for r in found:
            if only is not None and r.id not in only:
                continue
            number = f" {r.number}" if r.number else ""
            yield f"{word:<8} {r.id}{number}  [{r.status.value}] {r.statement}"
            if r.id in before and word == "changed":
                yield from (f"           {line}" for line in _difference(before[r.id], r))
            if word == "new":
                yield from (f"           open: {question}" for question in r.open_questions)


def _difference(old: Requirement, new: Requirement) -> Iterator[str]:
    for name in ("statement", "acceptance", "priority", "status"):
        was, now = str(getattr(old, name)), str(getattr(new, name))
        if was != now:
            yield f"{name}: {was}"
            yield f"{' ' * len(name)}  becomes {now}"
    if new.proposal and old.proposal != new.proposal and _proposed(new) != new.statement:
        yield f"the answers now propose: {_proposed(new)} (the words of the register stay)"
    for word, found in (
        ("source added", set(new.sources) - set(old.sources)),
        ("source gone", set(old.sources) - set(new.sources)),
    ):
        for source in sorted(found, key=lambda s: (s.interview, s.question)):
            yield f'{word}: {source.member}, {source.interview}, {source.question} "{source.quote}"'
    for question in new.open_questions:
        if question not in old.open_questions:
            yield f"open: {question}"
    if old.vanished and not new.vanished:
        yield "is asked for again"


def choose(changes: RegisterChanges, asker: Terminal) -> list[str]:
    """Ask what of it is taken up; the machine ids."""
    every = [r.id for r in (*changes.new, *changes.changed, *changes.vanished)]
    how = asker.one(
        "Take up?",
        [Option("all", f"all {len(every)}"), Option("each", "choose"), Option("none", "nothing")],
    )
    if how == "all":
        return every
    if how != "each":
        return []
    options = [Option(r.id, f"{word} {_proposed(r)}") for word, found in _parts(changes) for r in found]
    ticked = asker.several("Which?", options, every)
    return list(ticked) if isinstance(ticked, tuple) else []


def _parts(changes: RegisterChanges) -> tuple[tuple[str, tuple[Requirement, ...]], ...]:
    return ("new", changes.new), ("changed", changes.changed), ("vanished", changes.vanished)


def _proposed(r: Requirement) -> str:
    return r.proposal.statement if r.proposal else r.statement


def count(changes: RegisterChanges) -> int:
    """How many proposals there are."""
    return len(changes.new) + len(changes.changed) + len(changes.vanished)
