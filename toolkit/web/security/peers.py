"""Who may connect: behind a proxy only that proxy, since anybody else would speak to us in the open."""

import ipaddress

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class OnlyProxy:
    """Turns away whoever does not come through the proxy; without one everybody passes."""

    def __init__(self, app: ASGIApp, *, proxy: str) -> None:
        self._app = app
        self._proxy = proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse."""
        if scope["type"] != "http" or not self._proxy or same_address(_peer(scope), self._proxy):
            await self._app(scope, receive, send)
            return
        words = "These pages are reached through their proxy only."
        await PlainTextResponse(words, status_code=403)(scope, receive, send)


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same; an IPv4 address may be written as an IPv6 one."""
    left, right = plain_address(one), plain_address(other)
    return left is not None and left == right


def plain_address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """An IP address as it is, without its IPv6 wrapping; None for what is none."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found


def _peer(scope: Scope) -> str:
    return str(scope["client"][0]) if scope.get("client") else ""
