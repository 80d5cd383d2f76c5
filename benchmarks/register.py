"""The register's own work beside the peers: the same items, one engagement, every command as a process."""

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Cost, run
from toolkit.models.requirements.requirement import Category, Register, Requirement, Source
from toolkit.models.selection.key_task import Priority
from toolkit.store.canonical import dump
from toolkit.store.dossier import REQUIREMENTS, read_dossier

_ROLES = ("sales manager", "call centre agent", "marketing analyst", "service engineer", "branch director")
_OBJECTS = ("lead", "contact", "account", "opportunity", "quotation", "contract", "service case", "campaign")
_VERBS = ("create", "merge", "assign", "export", "approve", "archive", "search", "import", "escalate")
_WHEN = ("when the customer calls", "while the account is on hold", "if the credit limit is exceeded")
_CATEGORIES: tuple[Category, ...] = ("F.core", "F.sales", "F.service", "F.marketing", "NF.security")

_SIZES = (1000, 5000)
_COMMANDS = (
    ("requirements list --json", "5 s, 200 MiB"),
    ("requirements derive --dry-run", "5 s"),
    ("requirements twins --json", "5 s"),
    ("requirements trace --matrix --json", "5 s"),
    ("requirements trace KT04", "5 s"),
)


def make(sample: Path, target: Path, *, count: int) -> Path:
    """A copy of the sample whose register holds `count` different requirements of eight people."""
    shutil.copytree(sample, target)
    dossier = read_dossier(sample)
    sittings = [(i.id, i.respondent) for i in dossier.interviews]
    made = []
    for number, text in enumerate(_texts(count)):
        interview, member = sittings[number % len(sittings)]
        made.append(
            Requirement(
                id=f"r{number:010d}",
                statement=text,
                acceptance="Ten cases in a row are confirmed in time.",
                category=_CATEGORIES[number % len(_CATEGORIES)],
                priority=Priority.SHOULD,
                sources=(Source(interview=interview, question="", member=member),),
            )
        )
    (target / REQUIREMENTS).write_bytes(dump(Register(requirements=tuple(made))))
    return target


def _texts(count: int) -> Iterator[str]:
    chance = random.Random(20240501)  # noqa: S311  # the same text each time, nothing secret
    for _ in range(count):
        role, thing, verb, when = (chance.choice(words) for words in (_ROLES, _OBJECTS, _VERBS, _WHEN))
        yield (
            f"The system shall let the {role} {verb} a {thing} {when} and confirm the result "
            f"within {chance.randint(1, 30)} seconds for {chance.randint(5, 900)} users."
        )


def measure() -> None:
    """Print what each command costs at 1,000 and 5,000 requirements, how it grows, and the peer beside it."""
    crmkit = str(Path(sys.executable).parent / "crmkit")
    print("\nthe register                       1,000: CPU s   5,000: CPU s    MiB  growth   limit")
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "kaskad-pack"
        run([crmkit, "new", str(sample), "--sample", "kaskad-pack"], times=1)
        small = make(sample, Path(folder) / "small", count=_SIZES[0])
        large = make(sample, Path(folder) / "large", count=_SIZES[1])
        for words, limit in _COMMANDS:
            costs = [
                run([crmkit, "-C", str(root), *words.split(), "--today", "2026-03-30"], times=3)
                for root in (small, large)
            ]
            _line(words, costs[0], costs[1], limit)
        _peer(Path(folder))


def _line(what: str, one: Cost, other: Cost, limit: str) -> None:
    growth = other.cpu_s / one.cpu_s
    print(f"{what:<34} {one.cpu_s:>13.2f} {other.cpu_s:>14.2f} {other.mib:>6.0f}  x{growth:<6.1f} {limit}")


def _peer(folder: Path) -> None:
    """StrictDoc reads the same sentences and writes them as JSON (parse and links, no trace to clauses)."""
    strictdoc = Path(os.environ.get("PEERS", "")) / "bin" / "strictdoc"
    if not os.environ.get("PEERS") or not strictdoc.is_file():
        print("PEERS names no folder with bin/strictdoc: StrictDoc was not measured beside these.")
        return
    costs = []
    for count in _SIZES:
        project = folder / f"strictdoc-{count}"
        project.mkdir()
        (project / "register.sdoc").write_text(_sdoc(count), "utf-8")
        command = [
            str(strictdoc), "export", str(project), "--formats=json", "--output-dir", str(project / "out"),
        ]  # fmt: skip
        costs.append(run(command, times=1))
    _line("StrictDoc: export to JSON", costs[0], costs[1], "the peer")


def _sdoc(count: int) -> str:
    nodes = (
        f"[REQUIREMENT]\nUID: R{number}\nSTATEMENT: >>>\n{text}\n<<<\n"
        for number, text in enumerate(_texts(count))
    )
    return "[DOCUMENT]\nTITLE: Register\n\n" + "\n".join(nodes)
