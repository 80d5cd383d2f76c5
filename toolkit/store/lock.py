"""One lock for the engagement folder: two commands never write at the same time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic

from filelock import FileLock, Timeout

from toolkit.problems import CannotWrite
from toolkit.store.files import ensure_folder, saying, write_file
from toolkit.store.folder import LOCK, PRIVATE

#: How long a command waits for another one, in seconds; saving takes well under one.
WAIT_SECONDS = 10.0
#: How often a waiting command looks; a save takes about ten milliseconds, and people wait for the next one.
LOOK_SECONDS = 0.005


@contextmanager
def project_lock(root: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of the engagement folder `root`; it ends with the process, even with a killed one.

    Raises:
        CannotWrite: another crmkit holds it longer than `wait` seconds, or the folder is read-only.
    """
    within, begun = _within(root), monotonic()
    if not within.acquire(timeout=wait):
        raise _busy(root)
    try:
        with saying(root / PRIVATE):
            ensure_folder(root / PRIVATE)
        lock = FileLock(root / LOCK)
        with saying(root / LOCK):
            try:
                left = max(0.0, wait - (monotonic() - begun))
                lock.acquire(timeout=left, poll_interval=LOOK_SECONDS)
            except Timeout:
                raise _busy(root) from None
        try:
            _keep_from_git(root)
            yield
        finally:
            lock.release()
    finally:
        within.release()


_threads: dict[str, Lock] = {}


def _within(root: Path) -> Lock:
    """The lock between the threads of this process: a server's hand over at once, and only one looks at the file."""
    return _threads.setdefault(os.path.realpath(root), Lock())


def _busy(root: Path) -> CannotWrite:
    what = f"Another crmkit is at work in '{root}'."
    return CannotWrite(what, "Wait until it has finished and give the command again.")


def _keep_from_git(root: Path) -> None:
    # Under the lock: two programs that are the first in a folder would take each other's half-written file.
    ignore = root / PRIVATE / ".gitignore"
    if not ignore.exists():
        write_file(ignore, b"*\n")
