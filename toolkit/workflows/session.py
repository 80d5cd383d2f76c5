"""What holds for one call: the folder, the day, the user. Handed in by a face, never guessed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.problems import UsageError
from toolkit.store.folder import find_root


@dataclass(frozen=True)
class Session:
    """The folder the call is about, and who makes it when.

    `today` is None when the machine's clock is to be asked; `by` is None when nobody was named.
    """

    directory: Path
    today: date | None = None
    by: str | None = None


def stands_inside(directory: Path) -> bool:
    """Whether a folder is an engagement, or lies in one."""
    try:
        find_root(directory)
    except UsageError:
        return False
    return True
