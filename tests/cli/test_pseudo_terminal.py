"""An interview in a real terminal: whatever happens to it, what was answered is in the file."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.pseudo_terminal import TerminalProgram
from toolkit.models.interviews.interview import Interview
from toolkit.store.dossier import read_dossier

SAMPLES = Path(__file__).parents[2] / "samples"
STOPS = ("By which ways do enquiries reach you?", "How many enquiries a week", "Out of 20 enquiries")
Start = Callable[[], TerminalProgram]
ENTER, ALT_ENTER, END = "\r", "\x1b\r", "\x04"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))


@pytest.fixture
def start(root: Path) -> Iterator[Start]:
    started: list[TerminalProgram] = []

    def run() -> TerminalProgram:
        line = ["-C", str(root), "interview", "F03_sales", "--member", "dace", "--by", "maris"]
        started.append(TerminalProgram(line, root.parent / "errors.txt"))
        return started[-1]

    yield run
    for program in started:
        program.process.kill()
        program.process.wait()


def _two_answers(program: TerminalProgram) -> None:
    program.expect(STOPS[0])
    program.expect("space bar ticks")
    program.type(" " + ENTER)
    program.expect(STOPS[1])
    program.expect(">")
    program.type("90" + ENTER)
    program.expect(STOPS[2])
    program.expect(">")


def _saved(root: Path) -> Interview:
    (found,) = [i for i in read_dossier(root).interviews if i.id == "F03_sales-dace"]
    return found


def _errors(root: Path) -> str:
    return (root.parent / "errors.txt").read_text("utf-8")


def test_killed_at_once_loses_only_what_was_being_typed(root: Path, start: Start) -> None:
    program = start()
    _two_answers(program)
    program.type("1")
    program.kill()
    assert list(_saved(root).answers) == ["sal_src", "sal_vol"]
    again = start()
    again.expect("There is an unfinished sitting")
    again.expect("»")
    again.type(ENTER)
    again.expect(STOPS[2])
    again.expect(">")
    again.type("\x03")
    assert again.wait() == 0
    assert _errors(root) == ""


def test_a_closed_terminal_keeps_the_answers_and_says_nothing(root: Path, start: Start) -> None:
    program = start()
    _two_answers(program)
    program.hang_up()
    assert list(_saved(root).answers) == ["sal_src", "sal_vol"]
    assert "Traceback" not in _errors(root)


def test_a_resized_window_goes_on(root: Path, start: Start) -> None:
    program = start()
    _two_answers(program)
    program.resize(40, 10)
    program.type("4" + ENTER)
    program.expect("Do you sell to companies")
    program.expect("»")
    program.resize(120, 50)
    program.type("\x03")
    assert program.wait() == 0
    assert list(_saved(root).answers) == ["sal_src", "sal_vol", "sal_lost"]
    assert _errors(root) == ""


def test_alt_enter_answers_nothing_and_the_end_of_input_leaves(root: Path, start: Start) -> None:
    program = start()
    program.expect("space bar ticks")
    program.type(ALT_ENTER + " " + ENTER)
    program.expect(STOPS[1])
    program.expect(">")
    program.type(ALT_ENTER + END)
    assert program.wait() == 0
    assert list(_saved(root).answers) == ["sal_src"]
    assert _errors(root) == ""


def test_a_narrow_screen_breaks_no_line_in_a_word(start: Start) -> None:
    program = start()
    program.expect(STOPS[0])
    program.kill()
    lines = program.shown.split("\r\n")
    assert all(len(line) <= 79 for line in lines[:4]), lines[:4]


def test_without_a_terminal_one_line_says_what_to_do(root: Path) -> None:
    crmkit = str(Path(sys.executable).parent / "crmkit")
    line = [crmkit, "-C", str(root), "interview", "F03_sales", "--member", "dace", "--by", "maris"]
    done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "crmkit: There is no terminal to ask at. Give the answers with --answers FILE.\n"
