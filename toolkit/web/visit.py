"""One request as a page sees it: who asks, what was sent, and how to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from toolkit.web.agenda import Agenda
from toolkit.web.rendering import Pages
from toolkit.web.security.sessions import Sessions, WebSession
from toolkit.web.settings import WebSettings
from toolkit.workflows.session import Session


class NotHere(Exception):  # it says what happened
    """There is no such page for this person; nobody learns whether it exists for others."""


@dataclass(frozen=True)
class Upload:
    """A file that came with a form; its name is what the sender called it and is never trusted."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Visit:
    """What a page gets. `form` holds the first value of each field, `lists` all of them."""

    settings: WebSettings
    sessions: Sessions
    pages: Pages
    agenda: Agenda
    token: str
    session: WebSession
    method: str
    path: str
    parameters: Mapping[str, str]
    query: Mapping[str, str]
    caller: str
    form: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    wants_json: bool = False

    @property
    def posted(self) -> bool:
        """Whether something is to be done, not only shown."""
        return self.method == "POST"

    @property
    def member(self) -> str:
        """Who asks.

        Raises:
            NotHere: nobody who was invited.
        """
        if self.session.member is None:
            raise NotHere
        return self.session.member

    @property
    def work(self) -> Session:
        """The session for workflows, with the person who asks as the one who acts."""
        return self.settings.by(self.member)

    def require(self, purpose: str, about: str = "") -> None:
        """Go on only if the person was invited to this.

        Raises:
            NotHere: he or she was not.
        """
        if not self.session.may(purpose, about):
            raise NotHere

    def require_facilitator(self) -> None:
        """Go on only for who leads the room.

        Raises:
            NotHere: somebody else.
        """
        if not self.session.facilitates:
            raise NotHere

    def page(self, template: str, status: int = 200, /, **values: Any) -> Response:
        """A page of a template."""
        return HTMLResponse(self.pages.fill(template, self.shared() | values), status_code=status)

    def shared(self) -> dict[str, object]:
        """What every template knows."""
        return {
            "csrf": self.session.csrf,
            "member": self.session.member,
            "facilitates": self.session.facilitates,
            "grants": sorted(self.session.grants, key=lambda g: g.words),
            "here": self.path,
        }

    @staticmethod
    def go(url: str) -> Response:
        """To another page of ours, after something was done."""
        return RedirectResponse(url, status_code=303)

    @staticmethod
    def json(data: Mapping[str, object], status: int = 200) -> Response:
        """Data for the script of the page."""
        return JSONResponse(dict(data), status_code=status)
