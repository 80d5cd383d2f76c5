"""A real server that writes down how long each request took inside it: FOLDER PORT REPORT.

Measured here, at the outermost ASGI call, so that neither the client's work nor its wait for a processor counts;
waits for a thread, for the project lock and for the disk do. Parts are timed where they are called, so
that the slowest one can be named without a profiler, which would slow down what it measures.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TextIO

from starlette.types import ASGIApp, Receive, Scope, Send

from toolkit.cli.main import main
from toolkit.store import journal, transaction
from toolkit.web import rendering, server
from toolkit.web.application import application
from toolkit.workflows.selection import rating


class Report:
    """One line a measurement: what, milliseconds. Flushed at once, since the server may be killed."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    @contextmanager
    def timing(self, what: str) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            self._file.write(f"{what}\t{(time.perf_counter() - begun) * 1000:.3f}\n")

    def wrap(self, owner: Any, name: str, what: str) -> None:
        """Time a function where it is looked up."""
        plain: Callable[..., Any] = getattr(owner, name)

        @wraps(plain)
        def timed(*args: Any, **more: Any) -> Any:
            with self.timing(what):
                return plain(*args, **more)

        setattr(owner, name, timed)

    def wrap_requests(self, app: ASGIApp) -> ASGIApp:
        """Time whole requests by method and kind of page."""

        async def timed(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            kind = str(scope["path"]).split("/")[1]
            with self.timing(f"request {scope['method']} /{kind}"):
                await app(scope, receive, send)

        return timed


def run(folder: str, port: str, report: Path) -> None:
    """Serve until killed."""
    with report.open("w", buffering=1, encoding="utf-8") as file:
        book = Report(file)
        vars(server)["application"] = lambda settings: book.wrap_requests(application(settings))
        book.wrap(rating, "read_dossier", "part read and check the folder")
        book.wrap(rating._Saver, "__call__", "part save: lock, journal, fsync")
        book.wrap(transaction, "_write_all", "part of save: journal, write, fsync")
        book.wrap(journal, "prune", "part of save: drop the oldest journal")
        book.wrap(rendering.Pages, "fill", "part render")
        sys.argv = ["crmkit", "-C", folder, "--today", "2026-02-24", "serve", "--port", port]
        main()


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
