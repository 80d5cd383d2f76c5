"""The log of the pages: lines are only added, only the owner may read, and it stops growing at a size."""

import os
from contextlib import suppress
from pathlib import Path

from toolkit.store.folder import PRIVATE

LOG = f"{PRIVATE}/web-log.jsonl"
_MOST_BYTES = 32 * 1024 * 1024


def append_event(root: Path, line: str) -> None:
    """Add a line. A full disk or a lost right loses the line, never the request."""
    path = root / LOG
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            return
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "ab") as log:
            log.write(f"{line}\n".encode())
