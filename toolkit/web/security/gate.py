"""The gate: every request passes here, is checked, handed to its page, and answered; nothing else answers.

Checked in this order: the name we are asked under, the size, the number of requests, the session, and for
whatever changes something the origin and the token. A page that fails shows a sentence, never a traceback.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from threading import BoundedSemaphore

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from toolkit.problems import BadData, CannotWrite, CrmkitError, Refused
from toolkit.web.agenda import Agenda
from toolkit.web.rendering import Pages
from toolkit.web.security.limits import Limit
from toolkit.web.security.peers import same_address
from toolkit.web.security.sessions import LONGEST, Sessions, WebSession, same_token
from toolkit.web.settings import BODY_BYTES, UPLOAD_BYTES, WebSettings
from toolkit.web.visit import NotHere, Upload, Visit
from toolkit.workflows.access.security_log import SecurityLog

COOKIE = "__Host-crmkit"
TOKEN_HEADER = "x-csrf-token"
_MINUTE = timedelta(minutes=1)
_STRANGERS, _INVITED = 60, 240
_STATUS: tuple[tuple[type[CrmkitError], int], ...] = ((Refused, 409), (BadData, 422), (CannotWrite, 503))
#: What is written down: attempts to get where one may not, and to come in.
_TOLD = {
    403: "forged",
    404: "no_such_page",
    411: "no_size",
    413: "too_large",
    421: "other_host",
    429: "too_many",
}
_ENTRANCE = {
    ("/invitation", 303): "came_in",
    ("/invitation", 403): "wrong_code",
    ("/invitation", 429): "too_many_codes",
    ("/leave", 303): "left",
}
#: Pages worked on at once. Python computes one at a time anyway, and with forty under way each of them waits
#: for all the others at every look at the disk; those that wait for their turn cost nothing.
_TURNS = 2
ENDED = (
    "Your session has ended: the server was started anew, or nothing was done here for half an hour. What was saved "
    "is saved, and what was only typed is kept on this device. Ask for a new link and open it here."
)
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_BROKEN = "What was sent did not arrive whole; nothing was saved. Send it again."
_log = logging.getLogger("crmkit.web")

Page = Callable[[Visit], Response]


class Unreadable(Exception):  # it says what happened
    """What was sent cannot be read; `status` is that of the answer."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Gate:
    """Guards the pages of one engagement."""

    def __init__(
        self,
        settings: WebSettings,
        sessions: Sessions,
        pages: Pages,
        revoked: Callable[[], frozenset[str]] = frozenset,
    ) -> None:
        self._events = SecurityLog(settings.session, settings.now)
        self.settings = settings
        self._revoked = revoked
        self.sessions = sessions
        self.pages = pages
        self._agenda = Agenda(settings.now)
        self._turns = BoundedSemaphore(_TURNS)
        self._strangers = Limit(_STRANGERS, _MINUTE, settings.now)
        self._invited = Limit(_INVITED, _MINUTE, settings.now)

    def guarded(
        self, page: Page, *, uploads: bool = False, quiet: bool = False
    ) -> Callable[[Request], Awaitable[Response]]:
        """The page behind the gate.

        Args:
            page: what answers.
            uploads: files may come with it.
            quiet: scripts ask for it by themselves, so that it says who is there and renews no session.
        """

        async def endpoint(request: Request) -> Response:
            token, session, fresh = self._session(request, quiet=quiet)
            visit = self._visit(request, token, session)
            try:
                if stopped := self._stopped(request, session, visit.caller, uploads=uploads):
                    return self._failed(visit, *stopped)
                if request.method == "POST":
                    visit = await self._with_form(request, visit)
                    if wrong := self._forged(request, visit):
                        return self._failed(visit, *wrong)
                response = await run_in_threadpool(self._in_turn, page, visit)
                if event := _ENTRANCE.get((visit.path, response.status_code)):
                    self._note(visit, event, visit.form.get("code", "").partition(".")[0].strip())
            except Unreadable as fault:
                return self._failed(visit, fault.status, str(fault))
            except Exception as fault:  # noqa: BLE001  # whatever happens, a person gets a sentence
                response = self._answer(visit, fault)
            if fresh and response.status_code == 200 and not quiet:  # a page whose form needs its token
                remember(response, self.sessions.keep_stranger(session, visit.caller))
            return response

        return endpoint

    def _in_turn(self, page: Page, visit: Visit) -> Response:
        with self._turns:
            return page(visit)

    def _session(self, request: Request, *, quiet: bool) -> tuple[str, WebSession, bool]:
        """The session of a request; one of nobody that is not kept yet where there is none."""
        token = request.cookies.get(COOKIE, "")
        if token and (found := self.sessions.find(token, quiet=quiet)):
            if not found.invitations & self._revoked():
                return token, found, False
            self.sessions.end(token)
        return "", self.sessions.stranger(ended=bool(token)), True

    def _visit(self, request: Request, token: str, session: WebSession) -> Visit:
        return Visit(
            settings=self.settings,
            sessions=self.sessions,
            pages=self.pages,
            agenda=self._agenda,
            token=token,
            session=session,
            method=request.method,
            path=request.url.path,
            parameters={key: str(value) for key, value in request.path_params.items()},
            query=dict(request.query_params),
            caller=self._caller(request),
            wants_json=request.headers.get("accept", "").startswith("application/json"),
        )

    def _caller(self, request: Request) -> str:
        """The address of who asks; a proxy is believed only where it was named."""
        peer = request.client.host if request.client else "?"
        if same_address(peer, self.settings.trusted_proxy):
            return request.headers.get("x-forwarded-for", peer).rsplit(",", 1)[-1].strip()
        return peer

    def _stopped(
        self, request: Request, session: WebSession, caller: str, *, uploads: bool
    ) -> tuple[int, str] | None:
        if request.headers.get("host", "") not in self.settings.hosts:
            return 421, "This server is not reached under that name."
        length = request.headers.get("content-length", "" if request.method == "POST" else "0")
        if not length.isdecimal():
            return 411, "The size of what was sent is not stated."
        if int(length) > (UPLOAD_BYTES if uploads else BODY_BYTES):
            return 413, "That is more than can be taken at once."
        limit, key = (self._invited, session.csrf) if session.member else (self._strangers, caller)
        if not limit.allows(key):
            return 429, "Too many requests. Wait a minute, then go on; nothing is lost."
        return None

    def _forged(self, request: Request, visit: Visit) -> tuple[int, str] | None:
        if not self._from_us(request):
            return 403, "That did not come from a page of ours. Open the page again and repeat it."
        given = request.headers.get(TOKEN_HEADER, "") or visit.form.get("csrf", "")
        if not same_token(given, visit.session.csrf):
            if visit.session.ended:
                return 403, ENDED
            return 403, "The page was too old. Open it again and repeat what you did."
        return None

    def _from_us(self, request: Request) -> bool:
        """Whether a page of ours sent the form.

        Under our referrer policy browsers send forms with the origin `null`; then they say themselves, in a
        header that no page can set, that it came from the same origin.
        """
        origin = request.headers.get("origin")
        if origin == "null":
            return request.headers.get("sec-fetch-site") == "same-origin"
        return origin in self.settings.origins

    async def _with_form(self, request: Request, visit: Visit) -> Visit:
        """The visit with its form.

        Raises:
            Unreadable: it is no form, not whole, or came too slowly.
        """
        sent_as = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
        empty = request.headers.get("content-length") == "0"
        if not empty and sent_as not in _FORMS:
            raise Unreadable(415, "What was sent is no form.")
        try:
            sent = await request.form(max_files=4, max_fields=200, max_part_size=UPLOAD_BYTES)
        except ClientDisconnect:
            raise Unreadable(408, "It took too long to arrive. Send it again.") from None
        except (MultiPartException, HTTPException, UnicodeDecodeError, ValueError):
            raise Unreadable(400, _BROKEN) from None
        try:
            if not empty and not sent:
                raise Unreadable(400, _BROKEN)
            return await _filled(visit, sent)
        finally:
            await sent.close()

    def _answer(self, visit: Visit, fault: Exception) -> Response:
        if isinstance(fault, NotHere):
            words = "There is no such page for you. Ask for a new invitation."
            return self._failed(visit, 404, ENDED if visit.session.ended else words)
        if isinstance(fault, CrmkitError):
            status = next((code for kind, code in _STATUS if isinstance(fault, kind)), 400)
            if isinstance(fault, BadData):
                return self._broken(visit, fault, status)
            return self._failed(
                visit, status, str(fault) if visit.session.facilitates else _for_guests(fault)
            )
        return self._broken(visit, fault, 500)

    def _broken(self, visit: Visit, fault: Exception, status: int) -> Response:
        """A fault that the visitor cannot mend: an id for the person at the laptop, details in its log only."""
        number = secrets.token_hex(4)
        self._note(visit, "fault", number)
        _log.error("fault %s at %s: %s", number, visit.path, fault, exc_info=status == 500)
        return self._failed(
            visit, status, f"Something went wrong here (fault {number}). Tell the facilitator."
        )

    def _note(self, visit: Visit, event: str, about: str = "") -> None:
        self._events.note(event, visit.session.member, visit.caller, visit.path, about)

    def _failed(self, visit: Visit, status: int, words: str) -> Response:
        if status in _TOLD:
            self._note(visit, _TOLD[status])
        if visit.wants_json:
            return visit.json({"error": words}, status)
        return visit.page("error.html", status, words=words)


def remember(response: Response, token: str) -> None:
    """Set the session's cookie: for this host only, out of reach of scripts, never sent to other sites' pages."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(LONGEST.total_seconds()),
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )


def forget(response: Response) -> None:
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")


def _for_guests(fault: CrmkitError) -> str:
    """The words of a fault without what is to be typed at the laptop or changed in its files."""
    ours = any(word in fault.how_to_mend for word in ("crmkit", "'demo ", "--", ".yaml"))
    return f"{fault.message} Ask whoever leads the room." if ours else str(fault)


async def _filled(visit: Visit, sent: FormData) -> Visit:
    """The visit with what a form brought: first values, all values, files."""
    form: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    uploads: dict[str, Upload] = {}
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read(UPLOAD_BYTES + 1)
            if data or value.filename:  # a field that was left alone has no name either
                uploads[name] = Upload(value.filename or "", data)
        else:
            text = value.replace("\r\n", "\n")  # forms send CRLF, scripts LF; the same words are the same
            form.setdefault(name, text)
            lists.setdefault(name, []).append(text)
    return replace(visit, form=form, lists=lists, uploads=uploads)
