"""The installed program in a real (pseudo) terminal: type, wait for what is shown, kill, hang up, resize."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path

#: How long to wait for a text that does not come; nothing ever waits that long in a green run.
_LONGEST = 20


class TerminalProgram:
    """A running command with a terminal of `columns` x `rows`; its error stream goes to a file."""

    def __init__(self, arguments: Sequence[str], errors: Path, columns: int = 80, rows: int = 24) -> None:
        self._master, slave = pty.openpty()
        self.resize(columns, rows, tell=False)
        self.shown = ""
        self._looked = 0
        environment = {
            key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "CI")
        }
        with errors.open("wb") as stream:
            self.process = subprocess.Popen(
                [_crmkit(), *arguments],
                stdin=slave,
                stdout=slave,
                stderr=stream,
                start_new_session=True,
                env={**environment, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
                preexec_fn=_take_terminal,  # noqa: PLW1509  # no threads here, and nothing else gives a terminal
            )
        os.close(slave)

    def expect(self, text: str) -> None:
        """Read until `text` has been shown after what was waited for last."""
        while text not in self.shown[self._looked :]:
            if not self._read():
                raise AssertionError(f"the program ended before '{text}':\n{self.shown[self._looked :]}")
        self._looked = self.shown.index(text, self._looked) + len(text)

    def type(self, keys: str) -> None:
        """Send keys as if typed."""
        os.write(self._master, keys.encode())

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Change the size of the window."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self.process.send_signal(signal.SIGWINCH)

    def kill(self) -> int:
        """Kill the program at once."""
        self.process.kill()
        return self.wait()

    def hang_up(self) -> int:
        """Close the terminal."""
        os.close(self._master)
        return self.process.wait(_LONGEST)

    def wait(self) -> int:
        """Read what is left and return the exit code."""
        while self._read():
            pass
        os.close(self._master)
        return self.process.wait(_LONGEST)

    def _read(self) -> bool:
        """Take what the program shows next; False where it has ended.

        Raises:
            AssertionError: it neither shows anything nor ends.
        """
        ready, _, _ = select.select([self._master], [], [], _LONGEST)
        if not ready:
            self.process.kill()
            raise AssertionError(f"nothing happens any more:\n{self.shown[self._looked :]}")
        try:
            data = os.read(self._master, 65536)
        except OSError:  # how Linux tells that the other end is closed
            return False
        self.shown += data.decode("utf-8", "replace")
        return bool(data)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _crmkit() -> str:
    return str(Path(sys.executable).parent / "crmkit")
