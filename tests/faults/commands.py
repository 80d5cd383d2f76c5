"""Commands that write, each with the folder it begins in; nothing here knows of faults."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.workflows.signoff import rounds
from toolkit.cli.app import run
from toolkit.workflows.signoff.reading import lectern

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True)
class Command:
    """What is typed, and the folder in which it is typed."""

    prepare: Callable[[Path], object]
    words: tuple[str, ...]
    given: str = ""  # written to the file GIVEN, which the words may name
    reader: str = ""  # GIVEN is what this person replies
    secret: bool = False  # the keys lie in KEYS and the pass-phrase waits at the descriptor FD

    def __call__(self, folder: Path, given: Path) -> int:
        """Type it; the exit code."""
        places = {"GIVEN": str(given), "FOLDER": str(folder), "KEYS": str(given.parent / "keys")}
        words = [_filled(word, places) for word in self.words]
        if self.secret:
            out, into = os.pipe()
            os.write(into, rounds.PASSPHRASE + b"\n")
            os.close(into)
            words = [word.replace("FD", str(out)) for word in words]
        return run(["-C", str(folder), *words])


def _filled(word: str, places: dict[str, str]) -> str:
    for name, value in places.items():
        word = word.replace(name, value)
    return word


def nothing(folder: Path) -> None:
    """The command makes the folder itself."""


def pack(folder: Path) -> None:
    """The sample as it comes."""
    shutil.copytree(SAMPLES / "kaskad-pack", folder)


def signable(folder: Path) -> None:
    """The sample that can be frozen."""
    shutil.copytree(rounds.SAMPLE, folder)


def edited(folder: Path) -> None:
    """The sample after one command, which can be undone."""
    pack(folder)
    if COMMANDS["decide"](folder, folder):
        raise AssertionError("the command that was to be undone failed")


def tested(folder: Path) -> None:
    """Signed, and the first phase passed; each result is saved at once, closing is a step of its own."""
    rounds.signed(folder)
    if COMMANDS["accept"](folder, folder):
        raise AssertionError("the command before failed")


def asked(folder: Path) -> None:
    """Signed, and a change asked for."""
    rounds.signed(folder)
    if COMMANDS["change"](folder, folder):
        raise AssertionError("the command before failed")


def remarked(folder: Path) -> None:
    """Frozen, and somebody has a remark."""
    rounds.frozen(folder)
    if COMMANDS["remark"](folder, folder):
        raise AssertionError("the command before failed")


def reply(folder: Path, reader: str) -> str:
    """What a reader who read says to the first section; each section is a change of its own."""
    place = lectern(rounds.at(folder, reader))
    section = place.unread[0]
    return str(yaml.safe_dump({section.id: place.question(section).reply}))


def _at(day: str, who: str, *words: str) -> tuple[str, ...]:
    return ("--today", day, "--by", who, *words)


COMMANDS: dict[str, Command] = {
    "decide": Command(
        pack,
        _at(
            "2026-03-30",
            "andris",
            "contradictions",
            "decide",
            "C7",
            "--value",
            "sales_asks",
            "--owner",
            "natalja",
            "--reason",
            "Seen together.",
        ),
    ),
    "undo": Command(edited, _at("2026-03-30", "andris", "undo")),
    "interview": Command(
        pack,
        _at(
            "2026-03-30",
            "andris",
            "interview",
            "ask",
            "F11_usability",
            "--member",
            "viktors",
            "--answers",
            "GIVEN",
        ),
        given="{}\n",
    ),
    "vendor": Command(pack, _at("2026-03-30", "andris", "vendors", "edit", "V1", "--set", "has_backup=no")),
    "gap": Command(
        pack,
        _at("2026-03-30", "andris", "gaps", "decide", "--decisions", "GIVEN"),
        given="- {gap: G7, decision: live_without, reason: Nobody mails today., stop_gap: A list by hand., stop_gap_owner: laura}\n",
    ),
    "register": Command(
        pack,
        _at("2026-03-30", "andris", "requirements", "review", "--actions", "GIVEN"),
        given="actions:\n- {requirement: REQ-SAL-001, do: park, reason: Later.}\n",
    ),
    "new": Command(nothing, ("--today", "2026-03-30", "new", "FOLDER", "--sample", "kaskad-pack")),
    "review": Command(
        signable,
        _at("2026-03-27", "andris", "signoff", "review"),
    ),
    "acknowledge": Command(
        rounds.frozen,
        _at("2026-03-31", "natalja", "signoff", "ack", "--answers", "GIVEN"),
        reader="natalja",
    ),
    "sign": Command(
        rounds.read,
        _at("2026-03-31", "ilze", "signoff", "sign", "--key", "KEYS/ilze.p12", "--passphrase-fd", "FD"),
        secret=True,
    ),
    "change": Command(
        rounds.signed,
        _at(
            "2026-04-01",
            "andris",
            "signoff",
            "change",
            "new",
            "--reason",
            "A third site.",
            "--origin",
            "Ilze",
        ),
    ),
    "accept": Command(
        rounds.signed,
        _at("2026-06-20", "ilze", "accept", "P0", "--pass", "TOR", "--evidence", "signed"),
    ),
    "close": Command(tested, _at("2026-06-20", "ilze", "accept", "P0", "--close")),
    "remark": Command(
        rounds.frozen,
        _at("2026-03-31", "natalja", "signoff", "remark", "phases", "P2 overlaps our stocktaking."),
    ),
    "answer": Command(
        remarked, _at("2026-03-31", "andris", "signoff", "answer", "R1", "It moves to September.")
    ),
    "decline": Command(
        rounds.frozen,
        _at("2026-03-31", "natalja", "signoff", "decline", "--section", "phases", "--reason", "No ceiling."),
    ),
    "withdraw": Command(
        rounds.frozen, _at("2026-03-31", "andris", "signoff", "withdraw", "--reason", "A price is wrong.")
    ),
    "refuse": Command(
        asked,
        _at(
            "2026-04-02",
            "ilze",
            "signoff",
            "change",
            "decide",
            "CR1",
            "--refuse",
            "--reason",
            "Not this year.",
        ),
    ),
    "freeze": Command(
        rounds.reviewed, _at("2026-03-30", "andris", "signoff", "freeze", "--edition", "contract")
    ),
    "waive": Command(
        pack,
        _at(
            "2026-03-30",
            "andris",
            "check",
            "waive",
            "AP-08",
            "--about",
            "order-to-dispatch",
            "--reason",
            "Told to all.",
        ),
    ),
    "forget": Command(pack, _at("2026-03-30", "andris", "forget", "viktors", "--yes")),
}
