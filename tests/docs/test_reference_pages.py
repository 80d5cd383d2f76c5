"""docs/reference/ says what the program says; the index leads to every page and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from scripts.make_reference_pages import FOLDER, pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["commands.md", "files.md", "settings.md"])
def test_the_page_is_as_the_program_is(name: str) -> None:
    mend = "python -m scripts.make_reference_pages writes it anew"
    assert (FOLDER / name).read_text("utf-8").splitlines() == pages()[name].splitlines(), mend


def test_the_index_leads_to_every_page() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    linked = set(re.findall(r"\]\(([\w/.-]+\.md)\)", index))
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} - {"README.md"}
    assert there - linked == set()
    assert {name for name in linked if not (DOCS / name).exists()} == set()


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = [name for name in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in name]
    assert [name for name in targets if not (page.parent / name).exists()] == []
