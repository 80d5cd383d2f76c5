"""Take a command back."""

from pathlib import Path

from toolkit.store import transaction
from toolkit.store.folder import find_root


def take_back(directory: Path) -> list[str]:
    """Take back the last command; returns what to tell the person."""
    return transaction.undo(find_root(directory))
