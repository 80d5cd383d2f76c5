"""Options that every command takes, wherever they stand."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.cli.everywhere import split_options
from toolkit.problems import UsageError


@pytest.fixture(autouse=True)
def _no_day_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRMKIT_TODAY", raising=False)


def test_they_are_taken_out_anywhere() -> None:
    session, rest = split_options(["-C", "a b", "plan", "--today=2026-03-30", "--json", "--by", "ilze"])
    assert (session.directory, session.today, session.by) == (Path("a b"), date(2026, 3, 30), "ilze")
    assert rest == ["plan", "--json"]


def test_nothing_given() -> None:
    session, rest = split_options(["status"])
    assert (session.directory, session.today, session.by, rest) == (Path(), None, None, ["status"])


def test_the_day_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRMKIT_TODAY", "2026-01-02")
    assert split_options([])[0].today == date(2026, 1, 2)
    assert split_options(["--today", "2026-01-03"])[0].today == date(2026, 1, 3)


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert split_options(["x", "--", "--by", "y"])[1] == ["x", "--", "--by", "y"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--today", "tomorrow"], "'tomorrow' is no day"),
        (["--today", "2026-02-30"], "no day"),
        (["-C"], "needs a value"),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        split_options(arguments)
