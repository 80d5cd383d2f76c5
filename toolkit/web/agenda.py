"""What is being shown in the room right now; it lives only as long as the server and is no part of the data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Shown:
    """One task of one vendor, and since when."""

    vendor: str
    task: str
    since: datetime

    @property
    def since_ms(self) -> int:
        """Milliseconds since 1970, as scripts count."""
        return int(self.since.timestamp() * 1000)


class Agenda:
    """Kept by whoever leads the room."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._shown: Shown | None = None

    def show(self, vendor: str, task: str) -> None:
        """The room turns to a task; its minutes begin."""
        self._shown = Shown(vendor, task, self._now())

    def rest(self) -> None:
        """Nothing is shown."""
        self._shown = None

    def at(self, vendor: str) -> Shown | None:
        """What is shown of a vendor now."""
        return self._shown if self._shown and self._shown.vendor.casefold() == vendor.casefold() else None
