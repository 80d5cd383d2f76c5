"""Eight programs write into one engagement at once: each waits for the others, and nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from toolkit.store.transaction import transaction
folder, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for turn in range(times):
    with transaction(folder, command="note", at=datetime(2026, 3, 30, tzinfo=UTC), wait=600) as tx:
        tx.write("notes.txt", tx.read("notes.txt") + f"{name} {turn}\\n".encode())
"""


def write_at_once(folder: Path, writers: int, times: int) -> list[str]:
    """Lines that are in the file when all writers have ended well."""
    (folder / "notes.txt").write_bytes(b"")
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(n), str(times)], cwd=ROOT)
        for n in range(writers)
    ]
    assert [writer.wait() for writer in running] == [0] * writers
    return (folder / "notes.txt").read_text("utf-8").splitlines()


def expected(writers: int, times: int) -> list[str]:
    """What each of them wrote."""
    return [f"{n} {turn}" for n in range(writers) for turn in range(times)]


@pytest.mark.slow
def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    assert sorted(write_at_once(tmp_path, 8, 5)) == sorted(expected(8, 5))


@pytest.mark.soak
def test_eight_hundred_updates_are_kept(tmp_path: Path) -> None:
    assert sorted(write_at_once(tmp_path, 8, 100)) == sorted(expected(8, 100))
