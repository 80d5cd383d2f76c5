"""Bring in a file: ask for its columns if they are not known, show the difference, ask what is taken up."""

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from toolkit.cli import screen
from toolkit.cli.deriving import choose, count, show
from toolkit.cli.prompts import Option, Terminal
from toolkit.models.requirements.sheet import FieldName, Sheet
from toolkit.workflows.register.exchange import look_at, take_in
from toolkit.workflows.session import Session

_WORDS: dict[FieldName, str] = {
    "statement": "the requirement itself",
    "acceptance": "by what it is accepted",
    "category": "its category",
    "priority": "its priority",
    "rationale": "why it is wanted",
    "id": "the list's own number",
}
_SHOWN = 3


@dataclass(frozen=True)
class How:
    """What was said on the command line."""

    accept: bool = False
    only: list[str] | None = None
    ask: bool = True
    columns: str = ""


def bring_in(session: Session, file: Path, how: How, terminal: Terminal | None = None) -> None:
    """Show what a file changes and take up what is wanted."""
    asker = terminal or Terminal()
    there = asker.present and how.ask

    def ask(sheet: Sheet, guessed: dict[FieldName, str]) -> dict[FieldName, str] | None:
        return _ask_columns(sheet, guessed, asker)

    incoming = look_at(session, file, ask if there else None, how.columns)
    changes = incoming.changes
    show(changes, how.only)
    if how.accept:
        take_in(session, file, incoming, how.only)
        screen.say(f"{len(how.only) if how.only else count(changes)} taken up.")
        return
    if not count(changes):
        return
    if not there:
        screen.say("Nothing was written. Take it up with --accept --by MEMBER.")
        return
    ids = choose(changes, asker)
    if not ids:
        screen.say("Nothing was written.")
        return
    take_in(session, file, incoming, ids)
    screen.say(f"{len(ids)} taken up. Next: crmkit requirements review --source {file.name}")


def _ask_columns(sheet: Sheet, guessed: dict[FieldName, str], asker: Terminal) -> dict[FieldName, str] | None:
    """Ask for each field which column holds it; examples from the first rows stand beside the names."""
    screen.say(f"'{sheet.file}' is new here. Which column holds what? It is remembered for lists like this.")
    fields: dict[FieldName, str] = {}
    for field in get_args(FieldName):
        free = [name for name in sheet.columns if name not in fields.values()]
        options = [Option(name, f"{name}   ({_example(sheet, name)})") for name in free]
        skip = "" if field == "statement" else "(none)"
        reply = asker.one(f"Which column holds {_WORDS[field]}?", options, guessed.get(field, ""), skip)
        if isinstance(reply, str):
            fields[field] = reply
        elif field == "statement":
            return None
    return fields


def _example(sheet: Sheet, name: str) -> str:
    texts = [row.cells[name][:30] for row in sheet.rows if name in row.cells]
    return "; ".join(texts[:_SHOWN]) or "empty"
