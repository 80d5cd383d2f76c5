"""Cuts off a body that is longer than its stated size allows, chunked ones too, or that comes too slowly."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from toolkit.web.settings import UPLOAD_BYTES

BODY_SECONDS = 60


class BodyLimit:
    """Reads no more than an upload may have, and no longer than a minute, whatever the headers say."""

    def __init__(self, app: ASGIApp, *, seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, counting."""
        taken, whole = 0, False
        until = asyncio.get_running_loop().time() + self._seconds

        async def counted() -> Message:
            nonlocal taken, whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                return {"type": "http.disconnect"}
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                whole = not message.get("more_body", False)
                if taken > UPLOAD_BYTES:
                    return {"type": "http.disconnect"}
            return message

        await self._app(scope, counted, send)
