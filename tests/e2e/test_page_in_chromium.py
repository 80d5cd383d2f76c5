"""The Technical Assignment of the sample as a page: fit for everybody, and its requirements can be searched."""

from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit, crmkit, kaskad  # noqa: F401 - fixtures
from tests.documents.page.browser import chromium

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("chromium")]


def test_the_technical_assignment_of_the_sample(crmkit: Crmkit, kaskad: Path) -> None:  # noqa: F811 - fixtures
    command = ["-C", kaskad, "build", "technical-assignment", "--format", "html", "--today", "2026-03-30"]
    assert crmkit(*command).code == 0
    with chromium(viewport={"width": 1280, "height": 800}) as seen:
        seen.show(kaskad / "out" / "technical-assignment.html")
        assert seen.faults() == []
        page = seen.page
        requirement = page.locator("tr[data-f-priority]").first
        number = requirement.locator("th, td").first.inner_text()
        page.get_by_label("Search", exact=True).fill(number)
        assert requirement.is_visible()
        assert page.locator("[data-entry]:visible").count() < page.locator("[data-entry]").count() / 10
        page.get_by_role("button", name="Show all").click()
        page.emulate_media(color_scheme="dark")
        assert seen.faults() == []
        assert seen.complaints == []
