"""How the pages are served: where, under which names, behind what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from toolkit.workflows.clock import now_or
from toolkit.workflows.session import Session

BODY_BYTES = 64 * 1024
UPLOAD_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class WebSettings:
    """What holds for one run of the server.

    Attributes:
        session: folder and day; who acts is said by each request's session.
        origins: addresses under which the pages are reached, such as `https://192.168.1.5:8443`.
        secure: whether browsers reach them over TLS.
        trusted_proxy: address of a proxy whose word on the caller's address is taken, "" for none.
        clock: tells the moment; the machine's clock by default.
    """

    session: Session
    origins: tuple[str, ...]
    secure: bool
    trusted_proxy: str = ""
    clock: Callable[[], datetime] | None = None

    @property
    def hosts(self) -> frozenset[str]:
        """Names under which a request may ask for us; others are somebody else's site pointed here."""
        return frozenset(origin.split("://", 1)[1] for origin in self.origins)

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock for sessions and limits; the day of the data may be another one (`--today`)."""
        return self.clock or (lambda: now_or(None))

    def by(self, member: str | None) -> Session:
        """The session of a workflow, for the person who acts."""
        return Session(self.session.directory, self.session.today, member, on_page=True)
