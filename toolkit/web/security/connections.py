"""Connections that say nothing, or too slowly, or too many of one device: none of them may keep others out."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from toolkit.web.security.peers import plain_address

HEAD_SECONDS = 10
"""So long may the first lines of a request take."""
PER_DEVICE = 40
"""Connections of one address; a browser opens six. This machine itself and the proxy stand for many people."""
AT_ONCE = 500
"""Connections in all; beyond that the answer is 503."""


def patient_protocol(proxy: str = "") -> type[H11Protocol]:
    """HTTP/1.1 with an end to patience, counting what each device holds."""
    held: Counter[str] = Counter()
    shared = plain_address(proxy)

    def counts(address: str) -> bool:
        found = plain_address(address)
        return found is not None and not found.is_loopback and found != shared

    return type("Patient", (_Patient,), {"held": held, "counts": staticmethod(counts)})


class _Patient(H11Protocol):
    held: Counter[str]
    counts: Callable[[str], bool]
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        device = self.client[0] if self.client else ""
        self.held[device] += 1
        if self.counts(device) and self.held[device] > PER_DEVICE:
            transport.abort()
            return
        self._hurry()

    def connection_lost(self, exc: Exception | None) -> None:
        device = self.client[0] if self.client else ""
        self.held[device] -= 1
        if self.held[device] <= 0:
            del self.held[device]
        if self._late is not None:
            self._late.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._waiting() and self._late is None:
            self._hurry()

    def _hurry(self) -> None:
        self._late = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _give_up(self) -> None:
        self._late = None
        if self._waiting():
            self.transport.abort()

    def _waiting(self) -> bool:
        """Whether the head of a request is still to come."""
        cycle: Any = self.cycle
        return cycle is None or bool(cycle.response_complete)
