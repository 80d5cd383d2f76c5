"""Somebody at a keyboard: keys in through a pipe, nothing shown, what was said kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from toolkit.cli.dialogs.sitting import run_sitting
from toolkit.cli.dialogs.sitting_desk import Outcome
from toolkit.cli.prompts import Terminal
from toolkit.models.interviews.interview import Interview
from toolkit.problems import UsageError
from toolkit.stages.interview.sitting import Sitting
from toolkit.workflows.interviews.sittings import OpenSitting

DOWN, UP, ENTER, SPACE, BACK, MENU, STOP, ALT_ENTER = (
    "\x1b[B",
    "\x1b[A",
    "\r",
    " ",
    "\x02",
    "\x18",
    "\x03",
    "\x1b\r",
)


@contextmanager
def terminal(keys: str, hang_up: bool = False) -> Iterator[Terminal]:
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        if hang_up:
            pipe.close()
        yield Terminal(pipe, DummyOutput())


@dataclass
class Desk:
    """What a sitting saved and said, and a clock that moves half a minute at each look."""

    saved: list[Interview] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    time: datetime = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(seconds=30)
        return self.time

    def attach(self, path: str) -> str:
        if not path.endswith(".pdf"):
            raise UsageError(f"There is no file '{path}'.", "Name one file.")
        self.attached.append(path)
        return f"0123456789ab-{path}"

    def sit(self, state: Sitting, keys: str, people: dict[str, str] | None = None) -> Outcome:
        # The line goes dead after the last key, so that a wrong script ends instead of waiting.
        with terminal(keys, hang_up=True) as there:
            opened = OpenSitting(state, self.saved.append, self.now, people or {}, self.attach)
            return run_sitting(opened, there, self.said.append)
