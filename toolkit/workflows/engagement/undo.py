"""Take a command back."""

from pathlib import Path

from toolkit.store import transaction
from toolkit.store.folder import find_root


def take_back(directory: Path, of: str = "") -> list[str]:
    """Take back the last command of the terminal, or what somebody (`of`) saved last on a page.

    Returns:
        What to tell the person.

    Raises:
        Refused: there is nothing to take back, or something was built on it since.
    """
    return transaction.undo(find_root(directory), by=of)
