"""One lock for the engagement folder: two commands never write at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
    prepare(root)
    lock = FileLock(root / LOCK)
    with saying(root / LOCK):
        try:
            lock.acquire(timeout=wait, poll_interval=LOOK_SECONDS)
        except Timeout:
            what = f"Another crmkit is at work in '{root}'."
            raise CannotWrite(what, "Wait until it has finished and give the command again.") from None
    try:
        yield
    finally:
        lock.release()


def prepare(root: Path) -> None:
    """Make the folder for crmkit's own housekeeping, which git leaves alone."""
    private = root / PRIVATE
    if not (private / ".gitignore").exists():
        with saying(private):
            ensure_folder(private)
        write_file(private / ".gitignore", b"*\n")
