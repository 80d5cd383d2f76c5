"""The pages put together: which address leads to which page, and what surrounds them all."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from toolkit.web.pages import dashboard, home, interview, rating, reading, room
from toolkit.web.pages.entrance import SPAN, WRONG_CODES, Entrance
from toolkit.web.rendering import Pages, asset
from toolkit.web.security.body import BodyLimit
from toolkit.web.security.gate import Gate
from toolkit.web.security.headers import Headers
from toolkit.web.security.limits import Limit
from toolkit.web.security.peers import OnlyProxy
from toolkit.web.security.sessions import Sessions
from toolkit.web.settings import WebSettings
from toolkit.workflows.access.brand import brand_of
from toolkit.workflows.access.invitations import Revoked

_TYPES = {"app.js": "text/javascript; charset=utf-8", "app.css": "text/css; charset=utf-8"}


def application(settings: WebSettings) -> Starlette:
    """The pages of one engagement.

    Raises:
        BadData: the engagement has faults.
    """
    brand = brand_of(settings.session)
    sessions = Sessions(settings.now)
    pages = Pages(brand.title, brand.name, brand.zone)
    gate = Gate(settings, sessions, pages, Revoked(settings.session).ids)
    entrance = Entrance(Limit(WRONG_CODES, SPAN, settings.now))
    both = ["GET", "POST"]
    routes = [
        Route("/", gate.guarded(home.home)),
        Route("/invitation", gate.guarded(entrance.invitation), methods=both),
        Route("/pulse", gate.guarded(home.pulse, quiet=True)),
        Route("/leave", gate.guarded(entrance.leave), methods=["POST"]),
        Route("/rate/{vendor}", gate.guarded(rating.overview), methods=both),
        Route("/rate/{vendor}/live", gate.guarded(rating.live, quiet=True)),
        Route("/rate/{vendor}/{task}", gate.guarded(rating.task), methods=both),
        Route("/room", gate.guarded(room.index)),
        Route("/room/comparison", gate.guarded(room.comparison)),
        Route("/room/{vendor}", gate.guarded(room.demo), methods=both),
        Route("/room/{vendor}/live", gate.guarded(room.live, quiet=True)),
        Route("/room/{vendor}/screen", gate.guarded(room.screen)),
        Route("/room/{vendor}/close", gate.guarded(room.close), methods=both),
        Route("/room/{vendor}/talk", gate.guarded(room.talk), methods=both),
        Route("/dashboard", gate.guarded(dashboard.index)),
        Route("/dashboard/contradictions", gate.guarded(dashboard.contradictions)),
        Route("/dashboard/interviews", gate.guarded(dashboard.interviews)),
        Route("/dashboard/gaps", gate.guarded(dashboard.gaps)),
        Route("/dashboard/plan", gate.guarded(dashboard.plan)),
        Route("/dashboard/gantt.png", gate.guarded(dashboard.gantt)),
        Route("/dashboard/documents", gate.guarded(dashboard.documents)),
        Route("/dashboard/documents/{name:path}", gate.guarded(dashboard.document)),
        Route("/read", gate.guarded(reading.index)),
        Route("/read/{section}", gate.guarded(reading.section), methods=both),
        Route("/interview/{form}", gate.guarded(interview.interview, uploads=True), methods=both),
        *(Route(f"/{name}", _file(name)) for name in _TYPES),
        Route("/brand.css", _brand(brand.accent)),
    ]
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Headers, secure=settings.secure),
            Middleware(OnlyProxy, proxy=settings.trusted_proxy),
            Middleware(BodyLimit),
        ],
        exception_handlers={HTTPException: _no_page(pages), 500: _no_page(pages)},
    )


def _file(name: str) -> Callable[[Request], Response]:
    def send(_: Request) -> Response:
        return Response(
            asset(name), media_type=_TYPES[name], headers={"cache-control": "max-age=31536000, immutable"}
        )

    return send


def _brand(accent: str) -> Callable[[Request], Response]:
    """The engagement's colour as a style sheet of its own, since nothing inline is allowed."""
    text = f":root {{ --accent: {accent}; }}\n".encode() if accent else b""

    def send(_: Request) -> Response:
        return Response(text, media_type=_TYPES["app.css"], headers={"cache-control": "max-age=3600"})

    return send


def _no_page(pages: Pages) -> Callable[[Request, Exception], Response]:
    """Whatever did not even reach a page: nobody is known there, so that the page has no forms."""

    def answer(request: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        words = "There is no such page." if status in {404, 405} else "Something went wrong here."
        if request.headers.get("accept", "").startswith("application/json"):
            return JSONResponse({"error": words}, status_code=status)
        shown = {"csrf": "", "member": None, "words": words}
        return HTMLResponse(pages.fill("error.html", shown), status_code=status)

    return answer
