"""A room for tests: the sample engagement, its pages without a network, and people with their phones."""

import re
import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from httpx2 import Response
from starlette.testclient import TestClient

from toolkit.web.application import application
from toolkit.web.security.gate import COOKIE
from toolkit.web.settings import WebSettings
from toolkit.workflows.access.invitations import invite
from toolkit.workflows.session import Session

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"
ORIGIN = "https://testserver"
TODAY = date(2026, 2, 24)


@dataclass
class Clock:
    """A clock that stands until somebody moves it."""

    now: datetime = datetime(2026, 2, 24, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@dataclass
class Room:
    """One engagement with its server."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    today: date = TODAY

    def __post_init__(self) -> None:
        self.session = Session(self.folder, self.today, "andris")
        self.app = application(WebSettings(self.session, origins=(ORIGIN,), secure=True, clock=self.clock))

    def phone(self) -> "Phone":
        """A browser of nobody."""
        return Phone(self, TestClient(self.app, base_url=ORIGIN, raise_server_exceptions=False))

    def guest(self, member: str, purpose: str) -> "Phone":
        """A browser of somebody who was invited and came in."""
        phone = self.phone()
        phone.enter(invite(self.session, member, purpose).code)
        return phone


@dataclass
class Phone:
    """A browser: keeps cookies, sends forms as pages do."""

    room: Room
    client: TestClient

    def get(self, url: str, **more: object) -> Response:
        """Open a page; redirects are followed."""
        return self.client.get(url, **more)  # type: ignore[arg-type]

    def post(
        self, url: str, fields: dict[str, str] | None = None, page: str = "", **headers: str
    ) -> Response:
        """Send a form as the page at `page` (the same address where it is left out) would."""
        token = csrf(self.get(page or url).text)
        return self.client.post(
            url,
            data={"csrf": token, **(fields or {})},
            headers={"origin": ORIGIN, **{k.replace("_", "-"): v for k, v in headers.items()}},
            follow_redirects=False,
        )

    def enter(self, code: str) -> Response:
        """Use an invitation."""
        return self.post("/invitation", {"code": code})

    @property
    def token(self) -> str:
        """The session's token."""
        return self.client.cookies.get(COOKIE) or ""


def csrf(page: str) -> str:
    """The token that a page carries."""
    found = re.search(r'<meta name="csrf" content="([^"]+)"', page)
    return found[1] if found else ""


def unrated(folder: Path) -> Room:
    """The sample before the demos: weights locked, nobody has rated, prices locked."""
    shutil.copytree(SAMPLE, folder)
    shutil.rmtree(folder / "scorecards")
    for name in ("prices.yaml", "vendor.yaml", "gaps.yaml", "plan.yaml", "consensus.yaml"):
        (folder / "decisions" / name).unlink(missing_ok=True)
    return Room(folder)
