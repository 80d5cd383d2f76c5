"""A process killed with SIGKILL at any point leaves the old state or the new one, never a torn one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")
@pytest.mark.parametrize(("what", "fewest"), [("command", 40), ("undo", 20), ("recovery", 15)])
def test_killed_anywhere(tmp_path: Path, what: str, fewest: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killed", what, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    states = [line.split(" ", 1)[1] for line in done.stdout.splitlines()]
    assert len(states) > fewest, "the points were not hit"
    # Before the decisive step the command has not happened, after it it has; in between there is nothing.
    first, last = (
        ("old", "new") if what == "command" else ("new", "old") if what == "undo" else ("old", "old")
    )
    turning = states.count(first) if first != last else 0
    assert states == [first] * turning + [last] * (len(states) - turning)
    assert states[-1] == last
