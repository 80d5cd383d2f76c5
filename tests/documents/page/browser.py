"""Chromium with one page in it: what it says on the console, and what axe-core finds."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from toolkit.documents.exporters import html
from toolkit.models.document import Document

AXE = Path(__file__).parents[3] / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@dataclass
class Seen:
    """A page in the browser with everything that it complained about or asked the network for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def show(self, file: Path) -> None:
        """Open a file as a double click would."""
        self.page.goto(file.as_uri())

    def faults(self) -> list[str]:
        """What axe-core finds wrong, one line for each element."""
        # Through the debugger, because the page's own policy would refuse a second script.
        self.page.evaluate(require_axe().read_text("utf-8"))
        found: Any = self.page.evaluate(f"axe.run({{runOnly: {_RULES}}})")
        return [
            f"{fault['id']}: {node['html'][:120]} {node['failureSummary']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]


def require_axe() -> Path:
    """The script of axe-core; without it the test is skipped loudly, in CI it fails."""
    if not AXE.is_file():
        said = "NOT CHECKED: axe-core is missing; 'make tools' installs it."
        if os.environ.get("CI"):
            pytest.fail(said, pytrace=False)
        pytest.skip(said)
    return AXE


@contextmanager
def chromium(**settings: Any) -> Iterator[Seen]:
    """A fresh browser window; `settings` are those of Playwright's contexts (viewport, color_scheme, ...)."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_ARGUMENTS)
        context = browser.new_context(**settings)
        seen = Seen(context.new_page())
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda fault: seen.complaints.append(str(fault)))
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        yield seen
        browser.close()


def written(folder: Path, document: Document) -> Path:
    """The page of a document as a file."""
    file = folder / "page.html"
    file.write_bytes(html.render(document))
    return file
