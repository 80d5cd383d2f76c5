"""Who came in, who was turned away, what failed: one line of JSON an event, beside the invitations."""

import json
import threading
from collections.abc import Callable
from datetime import datetime

from toolkit.store.access.security_log import append_event
from toolkit.store.folder import find_root
from toolkit.workflows.session import Session

_LONGEST = 200


class SecurityLog:
    """Appends to `.crmkit/web-log.jsonl`. No code, token or answer ever stands in it."""

    def __init__(self, session: Session, now: Callable[[], datetime]) -> None:
        self._root = find_root(session.directory)
        self._now = now
        self._lock = threading.Lock()

    def note(self, event: str, member: str | None, caller: str, path: str, about: str = "") -> None:
        """One event: what, when (UTC), who, from which address, at which page, and about what.

        `about` is the number of a fault or the id of an invitation.
        A log that cannot be written stops nobody: the pages go on.
        """
        entry = {
            "at": f"{self._now():%Y-%m-%dT%H:%M:%SZ}",
            "event": event,
            "member": member or "",
            "from": caller[:_LONGEST],
            "path": path[:_LONGEST],
            **({"about": about[:_LONGEST]} if about else {}),
        }
        with self._lock:
            append_event(self._root, json.dumps(entry, ensure_ascii=True))
