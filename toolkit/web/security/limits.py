"""How much one address may ask for: a window that slides, counted in memory."""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

_MOST_KEYS = 5_000


class Limit:
    """At most `count` events of one key within `span`."""

    def __init__(self, count: int, span: timedelta, now: Callable[[], datetime]) -> None:
        self._count = count
        self._span = span
        self._now = now
        self._events: dict[str, deque[datetime]] = {}

    def allows(self, key: str) -> bool:
        """Note an event; False if there were too many, and then it is not noted."""
        if self.reached(key):
            return False
        self.note(key)
        return True

    def reached(self, key: str) -> bool:
        """Whether there were too many already."""
        events = self._events.get(key)
        if events is None:
            return False
        edge = self._now() - self._span
        while events and events[0] <= edge:
            events.popleft()
        if not events:
            del self._events[key]
            return False
        return len(events) >= self._count

    def note(self, key: str) -> None:
        """Note an event."""
        if len(self._events) >= _MOST_KEYS and key not in self._events:
            self._events.pop(next(iter(self._events)))
        self._events.setdefault(key, deque()).append(self._now())
