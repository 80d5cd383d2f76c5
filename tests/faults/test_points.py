"""A command that is killed, or whose disk fails, leaves the files as they were or as it makes them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.commands import COMMANDS

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be hit")

#: The fair share of the suite: few points of commands that differ in how they write.
SHARE = [("decide", "kill"), ("undo", "EIO"), ("sign", "kill"), ("acknowledge", "ENOSPC"), ("new", "kill")]


def points(name: str, fault: str, home: Path, every: int) -> list[tuple[int, str]]:
    """(exit code, state of the files) of each point that was hit."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.points", name, fault, str(home), str(every)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    hit = [line.split(" ", 2) for line in done.stdout.splitlines()]
    return [(int(code), state) for _, code, state in hit]


def assert_whole(hit: list[tuple[int, str]]) -> None:
    """Old or new, never torn; what was reported as done is there."""
    assert hit, "no point was hit"
    assert {state for _, state in hit} <= {"old", "new"}
    assert all(state == "new" for code, state in hit if code == 0)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "fault"), SHARE)
def test_a_share_of_the_points(name: str, fault: str, tmp_path: Path) -> None:
    hit = points(name, fault, tmp_path, 7)
    assert_whole(hit)
    assert fault != "kill" or {code for code, _ in hit} == {-9}


@pytest.mark.soak
@pytest.mark.parametrize("fault", ["kill", "EIO", "ENOSPC"])
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_point(name: str, fault: str, tmp_path: Path) -> None:
    assert_whole(points(name, fault, tmp_path, 1))
