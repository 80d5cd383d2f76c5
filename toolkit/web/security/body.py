"""Cuts off a body that is longer than its stated size allows; chunked ones too."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from toolkit.web.settings import UPLOAD_BYTES


class BodyLimit:
    """Reads no more than an upload may have, whatever the headers say."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, counting."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > UPLOAD_BYTES:
                    return {"type": "http.disconnect"}
            return message

        await self._app(scope, counted, send)
