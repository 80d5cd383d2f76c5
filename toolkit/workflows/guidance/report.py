"""`crmkit status`: the guidance of an engagement, kept until a file of it or of the program changes."""

import hashlib
import json
import os
from datetime import date
from pathlib import Path

from toolkit.kernel.collecting import without_collecting
from toolkit.models.guidance.guidance import Guidance, from_data, to_data
from toolkit.store import cache
from toolkit.store.folder import ISSUED, LOG, find_root
from toolkit.store.user_config import config_bytes
from toolkit.version import VERSION
from toolkit.workflows.clock import today_or
from toolkit.workflows.guidance.made import made
from toolkit.workflows.session import Session

_KEPT = "status"
_PROGRAM = Path(__file__).resolve().parents[2]
_DATA = ("questionnaires", "_data/questionnaires")


def report(session: Session) -> Guidance:
    """The guidance on the day of the session, as `session.by` may see it.

    Raises:
        UsageError: there is no engagement here, or nobody knows the person.
        BadData: the engagement's files have problems.
    """
    root = find_root(session.directory)
    today = today_or(session.today)
    who = f"{today} {session.by}".encode()
    key = cache.fingerprint(root, who, config_bytes(), _issued(root), _made_in(root), _program())
    kept = _recalled(cache.recall(root, _KEPT, key))
    if kept is not None:
        return kept
    found = _made(session, today)
    cache.keep(root, _KEPT, key, json.dumps(to_data(found), ensure_ascii=False).encode())
    return found


def _made(session: Session, today: date) -> Guidance:
    with without_collecting():
        from toolkit.stages.guidance.guide import guide  # slow: a kept report needs neither
        from toolkit.workflows.guidance.gather import gather  # slow: loads all nouns and what follows

        return guide(gather(session, today))


def _recalled(kept: bytes | None) -> Guidance | None:
    try:
        return from_data(json.loads(kept)) if kept else None
    except (ValueError, TypeError, KeyError):
        return None  # half written or edited by hand: it is made anew


def _issued(root: Path) -> bytes:
    """What was issued is no data file: names, sizes and times tell of a change, and the log itself, which is small."""
    log = root / LOG
    return _stamps(root / ISSUED, times=True) + (log.read_bytes() if log.is_file() else b"")


def _made_in(root: Path) -> bytes:
    """The names of what lies in out/: a step to make it is left out once it was made."""
    return "\n".join(made(root)).encode("utf-8", "surrogateescape")


def _program() -> bytes:
    """The program and the forms that come with it, by size and time: a new version reports anew."""
    roots = (_PROGRAM, _PROGRAM.parent / _DATA[0], _PROGRAM / _DATA[1])
    return VERSION.encode() + b"".join(_stamps(root, times=True) for root in roots)


def _stamps(root: Path, *, times: bool) -> bytes:
    whole = hashlib.sha256()
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            stat = Path(folder, name).stat()
            whole.update(f"{folder}/{name} {stat.st_size} {stat.st_mtime_ns if times else ''}\n".encode())
    return whole.digest()
