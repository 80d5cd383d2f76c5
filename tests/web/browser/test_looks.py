"""Every page in a real browser: axe-core finds nothing, the console is silent, nothing scrolls sideways."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.web.browser.served import Guest, Served, guest, served
from tests.web.room import SAMPLE, unrated
from tests.web.test_interview import FORM
from tests.workflows.signoff import rounds
from toolkit.workflows.signoff.reading import lectern

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("chromium")]

_STOPS = ("hello", "what", "many", "day", "way", "tools", "order", "mood", "sheet", "nod", "stages%2B", "end")
GUEST = ("/", "/rate/V1", "/rate/V1/KT01", *(f"/interview/T01_all?at={at}" for at in _STOPS))
LEAD = ("/", "/room", "/room/V1", "/room/V1/screen", "/interview/T01_all?member=guntis&at=what")
WHOLE = (
    "/dashboard",
    "/dashboard/interviews",
    "/dashboard/contradictions",
    "/dashboard/gaps",
    "/dashboard/plan",
    "/dashboard/documents",
    "/room/V1/talk",
    "/room/comparison",
)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = unrated(tmp_path_factory.mktemp("looks") / "kaskad").folder
    (folder / "questionnaires").mkdir()
    (folder / "questionnaires" / "T01_all.yaml").write_text(FORM.lstrip(), "utf-8")
    with served(folder) as at:
        yield at


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("looks") / "kaskad"
    shutil.copytree(SAMPLE, folder)
    (folder / "out").mkdir()
    (folder / "out" / "technical-assignment.pdf").write_bytes(b"%PDF-")
    with served(folder) as at:
        yield at


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(rounds.frozen(tmp_path_factory.mktemp("looks") / "kaskad"), rounds.SIGNED) as at:
        yield at


def look(person: Guest, pages: tuple[str, ...]) -> None:
    for page in pages:
        person.go(page)
        assert person.faults() == [], page
        assert person.overflow() <= 0, page
        assert person.complaints == [], page
    person.context.close()


@pytest.mark.parametrize(("size", "dark"), [("320", False), ("phone", True), ("desktop", False)])
def test_pages_of_guests(browser: Browser, before: Served, size: str, dark: bool) -> None:
    stranger = guest(browser, before, size, dark=dark)
    look(stranger, ("/invitation",))
    look(guest(browser, before, size, dark=dark).enter("laura", "rate:V1", "interview:T01_all"), GUEST)


@pytest.mark.parametrize(("size", "dark"), [("320", False), ("desktop", True), ("4k", False)])
def test_pages_of_who_leads(browser: Browser, before: Served, after: Served, size: str, dark: bool) -> None:
    look(guest(browser, before, size, dark=dark).enter("ilze", "facilitate"), LEAD)
    look(guest(browser, after, size, dark=dark).enter("ilze", "facilitate"), WHOLE)


@pytest.mark.parametrize(("size", "dark"), [("320", True), ("desktop", False)])
def test_pages_of_readers(browser: Browser, frozen: Served, size: str, dark: bool) -> None:
    sections = [s.id for s in lectern(rounds.at(frozen.folder, "ilze")).sections]
    look(
        guest(browser, frozen, size, dark=dark).enter("ilze", "read"),
        ("/read", *(f"/read/{name}" for name in sections)),
    )
