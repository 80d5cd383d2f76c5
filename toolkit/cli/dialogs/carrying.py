"""Show what unpacking or forgetting would do, ask, and do it."""

from pathlib import Path

from toolkit.cli import screen
from toolkit.cli.prompts import Terminal
from toolkit.cli.views.folder import carrying as view
from toolkit.workflows.engagement import carry
from toolkit.workflows.engagement import forget as forgetting
from toolkit.workflows.session import Session


def unpack(
    session: Session,
    archive: Path,
    into: Path | None,
    *,
    yes: bool,
    as_json: bool,
    terminal: Terminal | None = None,
) -> None:
    """Show the difference; take the new files where somebody says so."""
    found = carry.unpack(session, archive, into, write=yes)
    if as_json:
        screen.as_json(view.taken_json(found))
        return
    view.show_taken(found)
    new = len(found.difference.new)
    if not found.written and new:
        asker = terminal or Terminal()
        if not asker.present:
            screen.say(f"Nothing was written. Take the new {_files(new)} with: --yes")
            return
        if asker.yes(f"Take the new {_files(new)}?") is not True:
            screen.say("Nothing was written.")
            return
        found = carry.unpack(session, archive, into, write=True)
    screen.say(f"Took {_files(new)}." if found.written else "There is nothing to take.")
    if found.difference.conflicts:
        screen.say(f"To compare those that differ: crmkit unpack {archive} --into ANOTHER-FOLDER --yes")


def forget(
    session: Session, member: str, *, yes: bool, dry_run: bool, terminal: Terminal | None = None
) -> None:
    """Show what would change and remain; do it where somebody says so."""
    if yes and not dry_run:
        view.show_forgotten(forgetting.forget(session, member, write=True), done=True)
        return
    view.show_forgotten(forgetting.forget(session, member, write=False), done=False)
    asker = terminal or Terminal()
    if dry_run or not asker.present:
        screen.say(f"Nothing was changed. Do it with: crmkit forget {member} --yes")
    elif asker.yes("Do it? It cannot be taken back.") is True:
        view.show_forgotten(forgetting.forget(session, member, write=True), done=True)
    else:
        screen.say("Nothing was changed.")


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"
