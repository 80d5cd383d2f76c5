"""Results that cost time, kept below `.crmkit/cache/` until the data changes.

No data of anybody's: the folder may be deleted at any moment, and where it cannot be written nothing is kept
and nothing is said.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

from toolkit.store.files import data_files, temporary_of
from toolkit.store.folder import CACHE


def fingerprint(root: Path, *more: bytes) -> str:
    """SHA-256 over all data files of an engagement, their names, and what else a result depends on."""
    whole = hashlib.sha256()
    for part in more:
        whole.update(hashlib.sha256(part).digest())
    for path in data_files(root):
        whole.update(path.relative_to(root).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def recall(root: Path, name: str, key: str) -> bytes | None:
    """What was kept under this name, if it was kept with this very key."""
    with suppress(OSError):
        head, _, data = (root / CACHE / name).read_bytes().partition(b"\n")
        if head == key.encode():
            return data
    return None


def keep(root: Path, name: str, key: str, data: bytes) -> None:
    """Keep a result in place of the one before."""
    with suppress(OSError):
        path = root / CACHE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = temporary_of(path)
        temporary.write_bytes(key.encode() + b"\n" + data)
        temporary.replace(path)
