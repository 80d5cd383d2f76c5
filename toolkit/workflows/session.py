"""What holds for one call: the folder, the day, the user. Handed in by a face, never guessed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.problems import UsageError
from toolkit.store.folder import find_root


@dataclass(frozen=True)
class Session:
    """The folder the call is about, and who makes it when.

    `today` is None when the machine's clock is to be asked; `by` is None when nobody was named; `on_page` says
    that the person works on a web page, where others work at the same time.
    """

    directory: Path
    today: date | None = None
    by: str | None = None
    on_page: bool = False

    @property
    def saved_by(self) -> str:
        """Whose saving it is, for the undo journal; "" at the terminal, whose commands are one pile."""
        return (self.by or "") if self.on_page else ""


def stands_inside(directory: Path) -> bool:
    """Whether a folder is an engagement, or lies in one."""
    try:
        find_root(directory)
    except UsageError:
        return False
    return True
