"""The text under review, built once and kept in memory until a file that it is made from changes.

It takes seconds to build, and every page of the reading round needs it. What readers acknowledge and remark does not
change it.
"""

import hashlib
from pathlib import Path

from toolkit.store.files import data_files
from toolkit.store.folder import find_root
from toolkit.store.signoff.records import READING
from toolkit.store.user_config import config_bytes
from toolkit.workflows.clock import today_or
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.issue.current import CurrentText, current_text
from toolkit.workflows.signoff.recent import Recent

_KEPT: Recent[bytes, CurrentText] = Recent(16)


def text_under_review(session: Session, edition: str) -> CurrentText:
    """The text of today, as `current_text` builds it, with the same errors."""
    return _KEPT.get(_stamp(session, edition), lambda: current_text(session, edition))


def _stamp(session: Session, edition: str) -> bytes:
    """Names, sizes and times of all data files but the record of the reading itself, who reads, and the day."""
    root = find_root(session.directory)
    whole = hashlib.sha256(
        f"{root}\0{session.by}\0{today_or(session.today)}\0{edition}\0".encode() + config_bytes()
    )
    for path in data_files(root):
        if path != root / Path(READING):
            found = path.stat()
            whole.update(
                f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ino}\n".encode(
                    "utf-8", "surrogateescape"
                )
            )
    return whole.digest()
