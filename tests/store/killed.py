"""Run as a program: kill a command at each call that changes the disk, and look whether recovery is whole.

    python killed.py WHAT FOLDER      WHAT is command, undo or recovery

Prints a line for each point: its number and what the files were after recovery, "old" or "new".
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from toolkit.store import journal
from toolkit.store.transaction import recover, transaction, undo

AT = datetime(2026, 3, 30, tzinfo=UTC)
OLD = {"a.yaml": b"old a", "b/c.yaml": b"old c", "gone.yaml": b"old gone"}
CHANGE = {"a.yaml": b"new a", "b/c.yaml": b"new c", "gone.yaml": None, "n/n.yaml": b"n"}
NEW = {"a.yaml": b"new a", "b/c.yaml": b"new c", "n/n.yaml": b"n"}
CALLS = ("replace", "fsync", "unlink", "mkdir", "rmdir", "open", "chmod")


def put(root: Path, files: dict[str, bytes] | dict[str, bytes | None]) -> None:
    """Write or delete files in one command."""
    with transaction(root, command="change", at=AT) as tx:
        for name, data in files.items():
            if data is None:
                tx.delete(name)
            else:
                tx.write(name, data)


def prepare(what: str, root: Path) -> None:
    """Bring the folder to where the killed run begins."""
    put(root, OLD)
    if what != "command":
        put(root, CHANGE)
    if what == "recovery":
        journal.uncommit(journal.committed(root)[-1])


def run(what: str, root: Path) -> None:
    """What is going to be killed."""
    if what == "command":
        put(root, CHANGE)
    elif what == "undo":
        undo(root)
    else:
        recover(root)


def kill_at(turn: int) -> None:
    """Kill this process just before the `turn`-th call that changes the disk."""
    calls = 0

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(*args: object, **more: object) -> object:
            nonlocal calls
            calls += 1
            if calls == turn:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **more)

        setattr(os, name, call)

    for name in CALLS:
        counted(name)


def state(root: Path) -> str:
    """Whether the data files are the old or the new ones, all of them."""
    paths = [p for p in root.rglob("*") if p.is_file() and ".crmkit" not in p.relative_to(root).parts]
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    return "old" if found == OLD else "new" if found == NEW else f"torn: {found}"


def main(what: str, folder: Path) -> None:
    """Kill at the first point, the second, ... until the run comes through."""
    for turn in range(1, 1_000):
        root = folder / str(turn)
        root.mkdir()
        prepare(what, root)
        child = os.fork()
        if not child:
            kill_at(turn)
            run(what, root)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        recover(root)
        again = recover(root)
        sys.stdout.write(f"{turn} {state(root)}{' not settled' if again else ''}\n")
        if status == 0:
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
