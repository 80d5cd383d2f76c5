"""The page as a reader meets it: search, filters, colours, small screens, and no outside help."""

from datetime import date
from pathlib import Path

import pytest

from tests.documents.everything import everything
from tests.documents.page.browser import chromium, written
from toolkit.models.blocks import Column, DefinitionTable, Heading, Paragraph, Reference, Row, Table
from toolkit.models.document import Document, Properties

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("chromium")]
_SIZES = [(320, 640), (768, 1024), (1600, 900)]


def register() -> Document:
    """Three requirements in two groups, their source, and text around them."""
    columns = (Column(header="No.", kind="id"), Column(header="Statement"), Column(header="Source"))
    source = (Reference(target="S1", inlines="S1"),)

    def row(name: str, text: str, priority: str, status: str) -> Row:
        return Row.of(name, text, source, id=name, filters={"priority": priority, "status": status})

    return Document(
        title="Register",
        properties=Properties(day=date(2026, 3, 30)),
        blocks=(
            Heading(level=1, inlines="Sales", id="sales"),
            Paragraph(inlines="about sales"),
            Table(
                columns=columns,
                rows=(
                    row("R1", "Quote from stock", "must", "agreed"),
                    row("R2", "Präsentation zeigen", "should", "proposed"),
                ),
            ),
            Heading(level=1, inlines="Service", id="service"),
            Table(columns=columns, rows=(row("R3", "Close a complaint", "must", "proposed"),)),
            Heading(level=1, inlines="Sources", id="sources"),
            DefinitionTable(id="S1", key="S1", title="Sitting", rows=()),
        ),
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), _SIZES)
def test_everything_is_fit_for_everybody(tmp_path: Path, scheme: str, width: int, height: int) -> None:
    with chromium(viewport={"width": width, "height": height}, color_scheme=scheme) as seen:
        seen.show(written(tmp_path, everything()))
        assert seen.faults() == []
        assert seen.complaints == []
        # WCAG 2.1, 1.4.10: nobody has to scroll the page sideways.
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        assert [url for url in seen.requests if not url.startswith(("file:", "data:"))] == []


def test_search_and_filters_find_what_they_should(tmp_path: Path) -> None:
    with chromium() as seen:
        seen.show(written(tmp_path, register()))
        page = seen.page

        def shown() -> list[str]:
            return [name for name in ("R1", "R2", "R3", "S1") if page.locator(f"#{name}").is_visible()]

        assert shown() == ["R1", "R2", "R3", "S1"]
        page.get_by_label("Search", exact=True).fill("prasent")
        assert shown() == ["R2"]
        assert page.get_by_role("status").inner_text() == "1 of 4 shown"
        assert page.locator("#sales").is_visible()
        assert not page.locator("#service").is_visible()
        page.keyboard.press("Escape")
        assert shown() == ["R1", "R2", "R3", "S1"]
        page.get_by_label("Priority").select_option(label="Must (2)")
        assert shown() == ["R1", "R3"]
        page.get_by_label("Status").select_option("agreed")
        assert shown() == ["R1"]
        page.get_by_label("Search", exact=True).fill("complaint")
        assert shown() == []
        page.get_by_role("button", name="Show all").click()
        assert shown() == ["R1", "R2", "R3", "S1"]
        assert seen.complaints == []


def test_a_link_to_what_was_filtered_away_shows_it_again(tmp_path: Path) -> None:
    with chromium() as seen:
        seen.show(written(tmp_path, register()))
        seen.page.get_by_label("Search", exact=True).fill("stock")
        assert not seen.page.locator("#S1").is_visible()
        seen.page.locator("#R1").get_by_role("link", name="S1").click()
        seen.page.locator("#S1").wait_for()
        assert seen.page.get_by_label("Search", exact=True).input_value() == ""
        seen.page.locator("#S1").get_by_role("link", name="R3").click()
        assert seen.page.url.endswith("#R3")


def test_the_switch_of_colours_overrides_the_machine(tmp_path: Path) -> None:
    with chromium(color_scheme="light") as seen:
        seen.show(written(tmp_path, register()))
        ground = "getComputedStyle(document.body).backgroundColor"
        assert seen.page.evaluate(ground) == "rgb(255, 255, 255)"
        switch = seen.page.get_by_role("button", name="Dark colours")
        assert switch.get_attribute("aria-pressed") == "false"
        switch.click()
        assert seen.page.evaluate(ground) == "rgb(20, 25, 28)"
        assert seen.faults() == []
        seen.page.emulate_media(media="print")
        assert seen.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_paper_shows_all_whatever_is_filtered(tmp_path: Path) -> None:
    with chromium() as seen:
        seen.show(written(tmp_path, register()))
        seen.page.get_by_label("Search", exact=True).fill("stock")
        seen.page.emulate_media(media="print")
        assert seen.page.locator("#R3").is_visible()
        assert not seen.page.get_by_label("Search", exact=True).is_visible()


def test_the_page_works_without_its_script(tmp_path: Path) -> None:
    with chromium(java_script_enabled=False) as seen:
        seen.show(written(tmp_path, register()))
        assert seen.page.locator("#R3").is_visible()
        assert not seen.page.locator(".tools").is_visible()


def test_the_policy_lets_no_other_script_run(tmp_path: Path) -> None:
    file = written(tmp_path, register())
    planted = file.read_text("utf-8").replace("about sales", "<script>document.title='broken into'</script>")
    file.write_text(planted, "utf-8")
    with chromium() as seen:
        seen.show(file)
        assert seen.page.title() == "Register"
        assert len(seen.complaints) == 1
        assert "Content Security Policy" in seen.complaints[0]
