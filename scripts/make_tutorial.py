"""Write the output into docs/tutorial.md: every command of the page is given in a terminal of 80 columns.

`python -m scripts.make_tutorial` rewrites the page; a test gives the same commands and compares. In the page

    ```console      '$ ...' is a command, what stands below it is its output
    ```yaml FILE    a file that the reader writes
    ```diff FILE    a change that the reader makes in a file
    <!-- reads: FILE WHO -->   the words that a reader finds in the document, put into a file of replies
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from datetime import date
from pathlib import Path

from toolkit.workflows.session import Session
from toolkit.workflows.signoff.reading import lectern

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "tutorial.md"
TODAY = "2026-03-02"
_COLUMNS, _ROWS = 80, 24
_BLOCK = re.compile(r"```(console|yaml|diff)(?: (\S+))?\n(.*?)```|<!-- reads: (\S+) (\S+) -->", re.DOTALL)
_HASH = re.compile(r"\b(?:[0-9a-f]{12,}|[0-9a-f]{4}(?: [0-9a-f]{4}){3,})\b")
_SIZE = re.compile(r"\b[0-9,]+ (?=bytes|KB|pages)")
_SHOWN_HOME = "~/crm"


def main() -> None:
    """Rewrite the page."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(filled(PAGE.read_text("utf-8"), Path(folder)), "utf-8")


def filled(page: str, folder: Path) -> str:
    """The page with the output that its commands really give, given one after the other in `folder`."""
    desk = _Desk(folder)
    return _BLOCK.sub(desk.do, page)


class _Desk:
    """Somebody at a keyboard, with a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "crm"
        self.home.mkdir()
        self.here = self.home
        programs = folder / "programs"
        programs.mkdir()
        shim = programs / "crmkit"
        shim.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -c "from toolkit.cli.main import main; main()" "$@"\n',
            "utf-8",
        )
        shim.chmod(0o755)
        self.environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "CRMKIT_TODAY": TODAY,
            "CRMKIT_CONFIG": str(folder / "config.yaml"),
            "LANG": "C.UTF-8",
            "TERM": "dumb",
            "MPLCONFIGDIR": str(folder / "matplotlib"),
        }

    def do(self, block: re.Match[str]) -> str:
        kind, file, body, replies, who = block.groups()
        if replies:
            (self.here / replies).write_text(self._replies(who), "utf-8")
        elif kind == "yaml" and file:
            (self.here / file).write_text(body, "utf-8")
        elif kind == "diff":
            self._change(self.here / file, body)
        elif kind == "console":
            shown = "\n".join(self._given(line[2:]) for line in body.splitlines() if line.startswith("$ "))
            return f"```console\n{shown}\n```"
        return block.group()

    def _given(self, command: str) -> str:
        if command.startswith("cd "):
            self.here = (self.here / command[3:]).resolve()
            return f"$ {command}"
        output = self._run(command).replace(str(self.home), _SHOWN_HOME)
        lines = [_SIZE.sub("... ", _HASH.sub("...", line.rstrip())) for line in output.splitlines()]
        return "\n".join([f"$ {command}", *lines]).rstrip()

    def _run(self, command: str) -> str:
        """What a terminal of 80 columns shows; the error stream comes after it."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        process = subprocess.Popen(
            ["bash", "-c", command],  # noqa: S607  # the shell that the reader has
            cwd=self.here,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=slave,
            stderr=subprocess.PIPE,
        )
        os.close(slave)
        shown = b""
        while True:
            try:
                data = os.read(master, 65536)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not data:
                break
            shown += data
        os.close(master)
        _, complaint = process.communicate()
        return (shown + complaint).decode("utf-8", "replace").replace("\r\n", "\n")

    def _change(self, file: Path, body: str) -> None:
        lines = [line for line in body.splitlines() if line]
        old = "\n".join(line[1:] for line in lines if line[0] != "+")
        new = "\n".join(line[1:] for line in lines if line[0] != "-")
        text = file.read_text("utf-8")
        if text.count(old) != 1:
            raise SystemExit(f"{file.name} has this {text.count(old)} times, once is wanted:\n{old}")
        file.write_text(text.replace(old, new), "utf-8")

    def _replies(self, who: str) -> str:
        place = lectern(Session(self.here, date.fromisoformat(TODAY), who))
        return "".join(f"{s.id}: {_quoted(place.question(s).reply)}\n" for s in place.unread)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


if __name__ == "__main__":
    main()
