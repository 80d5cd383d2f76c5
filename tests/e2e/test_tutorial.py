"""docs/tutorial.md is true: from an empty folder to two signatures, every command given again in a terminal."""

import tempfile
from pathlib import Path

import pytest

from scripts.make_tutorial import PAGE, filled
from tests.cli.pseudo_terminal import TerminalProgram
from toolkit.store.dossier import read_dossier

pytestmark = pytest.mark.slow

ENTER = "\r"


def test_the_page_shows_what_the_commands_say() -> None:
    page = PAGE.read_text("utf-8")
    # pytest's own folder has so long a name that the terminal would break the lines that hold it.
    with tempfile.TemporaryDirectory() as folder:
        assert filled(page, Path(folder)).splitlines() == page.splitlines()
    assert "[x] Assignment     B1 contract signed by 2 people" in page


def test_a_change_of_the_page_is_seen(tmp_path: Path) -> None:
    wrong = "```console\n$ crmkit --version\ncrmkit of another day\n```\n"
    assert filled(wrong, tmp_path) != wrong


def test_the_questions_of_new_typed_at_a_terminal(tmp_path: Path) -> None:
    words = ["-C", str(tmp_path), "new", "birch"]
    program = TerminalProgram(words, tmp_path / "errors")
    for prompt, keys in [
        ("Name of the client's company", f"Birch & Bolt{ENTER}"),
        ("Country, two letters (for the public holidays) [LV]", f"Germany{ENTER}"),
        ("'GERMANY' is no country.", f"de{ENTER}"),
        ("Currency", ENTER),
        ("Language", ENTER),
        ("Your own name", f"Tom Keller{ENTER}"),
        ("Name of member 1", f"Eva Birch{ENTER}"),
        ("What Eva Birch does", f"owner{ENTER}"),
        ("In which department?", ENTER),
        ("Hours released", ENTER),
        ("Name of member 2", ENTER),
        ("Who decides in the end?", ENTER),
    ]:
        program.expect(prompt)
        program.type(keys)
    program.expect("crmkit status")
    assert program.wait() == 0
    made = read_dossier(tmp_path / "birch").engagement
    assert (made.client.name, made.country, made.sponsor) == ("Birch & Bolt", "DE", "eva")
    assert (tmp_path / "errors").stat().st_size == 0
