"""The book of invitations: housekeeping of this machine, never handed on with the engagement."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from toolkit.models.access.invitation import Invitations
from toolkit.store import canonical, typed
from toolkit.store.files import ensure_folder, read_file, saying, write_file
from toolkit.store.folder import PRIVATE
from toolkit.store.lock import project_lock

FILE = f"{PRIVATE}/invitations.yaml"
ADDRESS = f"{PRIVATE}/address"
"""Where the server that runs, or ran last, can be reached."""
T = TypeVar("T")


def read_invitations(root: Path) -> Invitations:
    """The book, empty while nobody was invited.

    Raises:
        BadData: the file does not hold together.
    """
    if not (root / FILE).is_file():
        return Invitations()
    return typed.read(Invitations, read_file(root, FILE), FILE)


def book_changed(root: Path) -> int:
    """Changes whenever the book was written; 0 while there is none."""
    path = root / FILE
    return path.stat().st_mtime_ns if path.is_file() else 0


def change_invitations(root: Path, change: Callable[[Invitations], tuple[Invitations, T]]) -> T:
    """Read, change and write the book under the lock of the engagement, so that one use is one use.

    Raises:
        CannotWrite: another crmkit holds the lock, or disk or rights do not allow it.
    """
    with project_lock(root):
        before = read_invitations(root)
        after, result = change(before)
        if after != before:
            _write(root, FILE, canonical.dump(after))
        return result


def note_address(root: Path, url: str) -> None:
    """Remember the address for links that are made later.

    Raises:
        CannotWrite: disk or rights do not allow it.
    """
    _write(root, ADDRESS, url.encode())


def known_address(root: Path) -> str:
    """The address that was noted last, "" if none ever was."""
    path = root / ADDRESS
    return path.read_text("utf-8").strip() if path.is_file() else ""


def _write(root: Path, relative: str, data: bytes) -> None:
    path = root / relative
    with saying(path):
        ensure_folder(path.parent)
    write_file(path, data)
