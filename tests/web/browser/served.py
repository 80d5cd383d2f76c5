"""A real server on this machine and a real browser that looks at it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.documents.page.browser import require_axe
from tests.web.room import TODAY
from toolkit.web.application import application
from toolkit.web.settings import WebSettings
from toolkit.workflows.access.invitations import invite
from toolkit.workflows.session import Session

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"320": (320, 640), "phone": (360, 780), "desktop": (1280, 900), "4k": (3840, 2160)}


@dataclass
class Served:
    """One engagement on a port of its own."""

    folder: Path
    today: Any = TODAY
    port: int = 0
    server: uvicorn.Server | None = None
    thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve, on the same port again after a stop."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        session = Session(self.folder, self.today, "andris")
        app = application(WebSettings(session, origins=(self.url,), secure=False))
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listener]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop, and wait until it has."""
        if self.server and self.thread:
            self.server.should_exit = True
            self.thread.join(10)

    def link(self, member: str, purpose: str) -> str:
        """The address of a new invitation."""
        return invite(Session(self.folder, self.today, "andris"), member, purpose, address=self.url).url


@dataclass
class Guest:
    """A person with a browser of his or her own, and what that browser complained about."""

    served: Served
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page."""
        self.page.goto(self.served.url + path, wait_until="load")

    def enter(self, member: str, *purposes: str) -> "Guest":
        """Come in through invitations."""
        for purpose in purposes:
            self.page.goto("about:blank")
            self.page.goto(self.served.link(member, purpose))
            self.page.wait_for_url(self.served.url + "/")
        return self

    def faults(self) -> list[str]:
        """What axe-core finds wrong, one line for each element."""
        self.page.evaluate(require_axe().read_text("utf-8"))
        found: Any = self.page.evaluate(f"axe.run({{runOnly: {RULES}}})")
        return [
            f"{fault['id']}: {node['html'][:160]} {node['failureSummary']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )


@contextmanager
def served(folder: Path, today: Any = TODAY) -> Iterator[Served]:
    """The engagement while the block runs."""
    made = Served(folder, today)
    made.start()
    try:
        yield made
    finally:
        made.stop()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's browser without a window."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def guest(browser: Browser, at: Served, size: str = "phone", *, dark: bool = False) -> Guest:
    """Somebody with a new browser."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    made = Guest(at, context, context.new_page())
    made.page.on("console", lambda said: made.complaints.append(said.text) if said.type == "error" else None)
    made.page.on("pageerror", lambda fault: made.complaints.append(str(fault)))
    return made
