"""The files that lie in out/, for whoever may take them along."""

from dataclasses import dataclass

from toolkit.problems import Refused, UsageError
from toolkit.store.files import read_file, safe_join
from toolkit.store.folder import OUT, find_root
from toolkit.workflows.selection.room import room_state
from toolkit.workflows.selection.seen import seen_by_user
from toolkit.workflows.session import Session


@dataclass(frozen=True)
class MadeFile:
    """One file: its name below out/, and its size in bytes."""

    name: str
    size: int


def made_files(session: Session) -> tuple[MadeFile, ...]:
    """All files in out/ by name; links and what begins with a dot are left out.

    Raises:
        Refused: the person has still to rate a vendor, or somebody else has and a round is open; documents
            may say what others gave.
    """
    _, hidden = seen_by_user(session)
    if hidden:
        raise Refused(
            f"Documents come after you have handed in your scorecards for {', '.join(hidden)}.",
            "They may say what others gave.",
        )
    if room_state(session).withheld:
        raise Refused(
            "Documents come when every rater has handed in for every vendor.",
            "They may say what others gave. They lie in out/ on the laptop.",
        )
    folder = find_root(session.directory) / OUT
    found = []
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in parts):
            found.append(MadeFile("/".join(parts), path.stat().st_size))
    return tuple(found)


def made_file(session: Session, name: str) -> bytes | None:
    """The content of a file of `made_files`, None where there is none of that name.

    Raises:
        Refused: as for `made_files`.
        BadData: the file cannot be read, or is too large for a page.
    """
    if all(made.name != name for made in made_files(session)):
        return None
    root = find_root(session.directory)
    try:
        safe_join(root / OUT, name)
    except UsageError:
        return None
    return read_file(root, f"{OUT}/{name}")
