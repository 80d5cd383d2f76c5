"""A file of the engagement that was cut off or changed on the disk: said in a sentence, never a traceback."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.commands import COMMANDS
from tests.workflows.signoff import rounds
from toolkit.cli.app import run

LOOKS = (
    ("status",),
    ("check",),
    ("signoff", "status"),
    ("signoff", "verify"),
    ("requirements", "list"),
    ("requirements", "trace", "--matrix"),
    ("contradictions", "list"),
    ("demo", "compare"),
    ("gaps", "list"),
    ("plan",),
    ("landscape", "list"),
    ("signoff", "change", "list"),
    ("interview", "list"),
    ("demo", "list"),
)
"""Commands that only look; between them they read every file."""
LAWFUL = {0, 1, 2, 3, 4, 5}


def whole(target: Path) -> Path:
    """Signed, one phase partly accepted, one change asked for."""
    folder = rounds.signed(target)
    for name in ("accept", "change"):
        assert COMMANDS[name](folder, folder) == 0
    return folder


def damages(data: bytes, chance: Random) -> Iterator[bytes]:
    """Cut off, emptied, one bit flipped, a stretch doubled, a stretch of zeros."""
    at = chance.randrange(len(data) or 1)
    yield data[:at]
    yield b""
    yield data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :] if data else b"\xff"
    yield data[:at] + data[at : at + 200] + data[at:]
    yield data[:at] + bytes(min(64, len(data) - at)) + data[at + 64 :]


def project_files(folder: Path) -> list[str]:
    """All files of the engagement but derived and private ones."""
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return sorted(name for name in found if name.split("/")[0] not in {".crmkit", "out"})


def look(folder: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> str:
    """What is wrong with the answer; nothing if it is an exit code and a sentence."""
    code = run(["-C", str(folder), "--today", "2026-06-21", "--by", "andris", *command])
    said = capsys.readouterr()
    if code not in LAWFUL or "Traceback" in said.err + said.out:
        return f"{' '.join(command)}: {code} {said.err.strip()[-300:]}"
    # `check` answers with findings, also where the files do not hold together.
    words = said.err.strip() or said.out.strip()
    return "" if words else f"{' '.join(command)}: {code} without a word"


def faults(
    folder: Path, files: int, commands_each: int, kinds: int, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    """Damage so many files (0: all) in so many ways, look with so many commands."""
    chance, wrong = Random(20), []  # noqa: S311  # the same damages every time
    every = project_files(folder)
    for name in chance.sample(every, files) if files else every:
        path = folder / name
        sound = path.read_bytes()
        for damaged in chance.sample(list(damages(sound, chance)), kinds):
            path.write_bytes(damaged)
            shutil.rmtree(folder / ".crmkit" / "cache", ignore_errors=True)
            for command in chance.sample(LOOKS, commands_each):
                if fault := look(folder, command, capsys):
                    wrong.append(f"{name}: {fault}")  # noqa: PERF401  # one line a fault reads better
        path.write_bytes(sound)
    return wrong


@pytest.mark.slow
def test_a_share_of_the_damages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert faults(whole(tmp_path / "k"), 25, 1, 1, capsys) == []


@pytest.mark.soak
def test_every_damage_with_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert faults(whole(tmp_path / "k"), 0, len(LOOKS), 5, capsys) == []
