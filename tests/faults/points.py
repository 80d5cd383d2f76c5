"""Run as a program: stop a command at the calls that change the disk, and look what recovery leaves.

    python -m tests.faults.points COMMAND FAULT FOLDER EVERY

FAULT is kill, EIO or ENOSPC; each EVERY-th call is hit. Prints a line for each point: its number, the exit code
(-9: killed), and whether the files are then "old" or "new". The command runs in forked children, whose disk
calls are counted where `toolkit.store` makes them: in `os`, and where it writes into a file.
"""

import errno
import io
import os
import shutil
import signal
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from tests.faults.commands import COMMANDS, Command, reply
from tests.workflows.signoff import rounds
from toolkit.store.transaction import recover

CALLS = ("replace", "rename", "fsync", "unlink", "mkdir", "rmdir", "open", "chmod", "link")
State = dict[str, str]


def stop_at(turn: int, fault: str) -> list[str]:
    """Let the `turn`-th call that changes the disk fail, or kill this process just before it; all calls made."""
    calls: list[str] = []

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(*args: object, **more: object) -> object:
            calls.append(name)
            if len(calls) == turn and fault == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if len(calls) == turn:
                raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))
            return real(*args, **more)

        setattr(os, name, call)

    for name in CALLS:
        counted(name)
    real_open = io.open

    def is_turn() -> bool:
        calls.append("write")
        return len(calls) == turn

    def opened(file: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
        stream = real_open(file, mode, *args, **more)
        return Halting(stream, is_turn, fault) if set(mode) & set("wxa+") else stream

    setattr(io, "open", opened)  # noqa: B010  # it is what a path opens its file with
    return calls


class Halting:
    """A file to write into, of which half is written where the fault is to be."""

    def __init__(self, stream: Any, is_turn: Callable[[], bool], fault: str) -> None:
        self._stream, self._is_turn, self._fault = stream, is_turn, fault

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> Self:
        self._stream.__enter__()
        return self

    def __exit__(self, *ending: object) -> None:
        self._stream.__exit__(*ending)

    def write(self, data: Any) -> int:
        """All of it; or half, and then the fault."""
        if not self._is_turn():
            return int(self._stream.write(data))
        self._stream.write(data[: len(data) // 2])
        self._stream.flush()
        if self._fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(getattr(errno, self._fault), os.strerror(getattr(errno, self._fault)))


def state(folder: Path) -> State:
    """Each data file with its hash; a signature is different each time, so of it only that it is there."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    return {
        name: _value(name, path)
        for name, path in files.items()
        if name.split("/")[0] not in (".crmkit", "out")
    }


def _value(name: str, path: Path) -> str:
    data = path.read_bytes()
    return str(data.count(b"\n")) if name.startswith("issued/") else sha256(data).hexdigest()


def apart(what: Callable[[], object]) -> None:
    """Do it in a process of its own: the typesetter's threads do not live on in a fork."""
    pid = os.fork()
    if not pid:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        what()
        os._exit(0)
    os.waitpid(pid, 0)


def prepare(command: Command, home: Path, given: Path) -> None:
    """The folder in which the command is typed, and what it needs beside it."""
    if command.secret:
        shutil.copytree(rounds.keys(), home / "keys")
    command.prepare(home / "begin")
    text = reply(home / "begin", command.reader) if command.reader else command.given
    given.write_text(text, "utf-8")


def child(command: Command, folder: Path, given: Path, turn: int, fault: str) -> int:
    """Run the command in a fork, stopped at a call; its exit code, -9 where it was killed."""
    pid = os.fork()
    if not pid:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(os.open(given.parent / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        made, code = stop_at(turn, fault), 70
        try:
            code = command(folder, given)
        finally:
            if not turn:
                (given.parent / "calls.txt").write_text("\n".join(made), "utf-8")
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def look(folder: Path, old: State, new: State) -> str:
    """What is there after recovery."""
    if folder.is_dir():
        recover(folder)
    found = state(folder)
    name = "new" if found == new else "old" if found == old else "torn"
    return f"{name}{' not settled' if folder.is_dir() and recover(folder) else ''}"


def main(name: str, fault: str, home: Path, every: int) -> None:
    """Hit the first point, then each `every`-th, to the last."""
    command, given = COMMANDS[name], home / "given.yaml"
    apart(lambda: prepare(command, home, given))
    whole = _copy(home, "whole")
    if child(command, whole, given, 0, fault):
        sys.exit((home / "said.txt").read_text("utf-8"))
    old, new = state(home / "begin"), state(whole)
    if old == new:
        sys.exit("the command changes nothing")
    calls = (home / "calls.txt").read_text("utf-8").split()
    for turn in range(1, len(calls) + 1, every):
        folder = _copy(home, "hit")
        code = child(command, folder, given, turn, fault)
        sys.stdout.write(f"{turn} {code} {look(folder, old, new)}\n")
        if b"Traceback" in (home / "said.txt").read_bytes():
            sys.exit((home / "said.txt").read_text("utf-8"))


def _copy(home: Path, name: str) -> Path:
    target = home / name
    shutil.rmtree(target, ignore_errors=True)
    if (home / "begin").is_dir():
        shutil.copytree(home / "begin", target)
    return target


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
