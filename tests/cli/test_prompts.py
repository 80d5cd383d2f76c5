"""Every prompt through a pipe: answers, signals, and the ways in which a terminal can end."""

import io

import pytest

from tests.cli.typist import ALT_ENTER, BACK, DOWN, ENTER, MENU, SPACE, STOP, terminal
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.problems import UsageError

THREE = [Option("a", "Apple"), Option("b", "Bear"), Option("c", "Car")]
MANY = [Option(f"n{n}", f"Number {n}") for n in range(100)]


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        ("hello" + ENTER, "hello"),
        ("  padded " + ENTER, "padded"),
        (ENTER, Signal.SKIP),
        ("?" + ENTER, Signal.HELP),
        ("half" + BACK, Signal.BACK),
        ("half" + MENU, Signal.MENU),
        ("half" + STOP, Signal.QUIT),
        ("ab" + ALT_ENTER + "c" + ENTER, "abc"),
        ("\x04", Signal.QUIT),
    ],
)
def test_line(keys: str, reply: str | Signal) -> None:
    with terminal(keys) as there:
        assert there.line("Say") == reply


def test_line_offers_the_old_answer() -> None:
    with terminal("!" + ENTER) as there:
        assert there.line("Say", "old") == "old!"


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (ENTER, "b"),
        (DOWN + ENTER, "c"),
        (DOWN * 2 + ENTER, Signal.SKIP),
        ("?", Signal.HELP),
        (BACK, Signal.BACK),
        (MENU, Signal.MENU),
        (STOP, Signal.QUIT),
        (ALT_ENTER + ENTER, "b"),
    ],
)
def test_one(keys: str, reply: str | Signal) -> None:
    with terminal(keys) as there:
        assert there.one("Choose", THREE, default="b", skip="(no answer)") == reply


def test_one_with_a_stale_default_and_a_long_list() -> None:
    with terminal(ENTER) as there:
        assert there.one("Choose", THREE, default="gone") == "a"
    with terminal("Number 77" + ENTER) as there:
        assert there.one("Choose", MANY) == "n77"
    with terminal("") as there:
        assert there.one("Choose", []) is Signal.SKIP


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (ENTER, ("b",)),
        (SPACE + ENTER, ("a", "b")),
        (DOWN + SPACE + ENTER, ()),
        (ALT_ENTER + ENTER, ("b",)),
        (BACK, Signal.BACK),
        (STOP, Signal.QUIT),
        ("?", Signal.HELP),
    ],
)
def test_several(keys: str, reply: tuple[str, ...] | Signal) -> None:
    with terminal(keys) as there:
        assert there.several("Tick", THREE, chosen=("b", "gone")) == reply


@pytest.mark.parametrize(
    ("keys", "reply"),
    [
        (DOWN + ENTER + DOWN + ENTER + DOWN + ENTER, ("b", "c")),
        (DOWN * 3 + ENTER, Signal.SKIP),
        (ENTER * 3, ("a", "b", "c")),
        (ENTER + BACK, Signal.BACK),
    ],
)
def test_order(keys: str, reply: tuple[str, ...] | Signal) -> None:
    with terminal(keys) as there:
        assert there.order("Rank", THREE) == reply


def test_yes() -> None:
    with terminal(ENTER + DOWN + ENTER + BACK) as there:
        assert there.yes("Sure?", default=True) is True
        assert there.yes("Sure?", default=True) is False
        assert there.yes("Sure?") is Signal.BACK


def test_input_that_ends_is_a_quit() -> None:
    with terminal("half", hang_up=True) as there:
        assert there.line("Say") is Signal.QUIT
        assert there.one("Choose", THREE) is Signal.QUIT


def test_no_terminal_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(UsageError, match="--answers FILE"):
        Terminal().require()
