"""Whether the log still tells all that the other files of the sign-off show.

A chain of hashes proves that no line was changed; that lines are missing at its end is seen only by what they
told of: an edition, a signed file, a section that somebody acknowledged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.kernel.log_chain import START
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.log import LogEntry
from toolkit.models.signoff.reading import Reading
from toolkit.problems import Place, Problem
from toolkit.store.files import digest, read_file, safe_join
from toolkit.store.folder import LOG
from toolkit.store.signoff.issued import MANIFEST, baseline_folder, signed_folder

_SUM = ".sha256"


@dataclass(frozen=True)
class Lying:
    """What lies beside the log; `signed`: baseline -> names of the files in its folder of signed files.

    It is looked at before the log is read: whoever signs or reads meanwhile is logged first, so the log may tell
    more than this, never less.
    """

    baselines: tuple[Baseline, ...]
    reading: Reading
    signed: Mapping[str, tuple[str, ...]]


def signed_files(root: Path, baseline: str) -> tuple[str, ...]:
    """The files beside which a frozen edition was signed, with those that hold their hashes."""
    place = safe_join(root, signed_folder(baseline))
    found = sorted(path.name for path in place.iterdir()) if place.is_dir() else []
    return tuple(name for name in found if name[0] != ".")


def untold(root: Path, entries: Sequence[LogEntry], lying: Lying, reading_file: str) -> Iterator[Problem]:
    """What is there and the log does not know; `reading_file` is where the acknowledgements stand."""
    heads = {START, *(entry.previous for entry in entries)}
    frozen = {entry.baseline: entry for entry in entries if entry.action == "freeze"}
    logged = {entry.facts.get("file") for entry in entries}
    for baseline in lying.baselines:
        folder, line = baseline_folder(baseline.id), frozen.get(baseline.id)
        if line is None or baseline.log_head not in heads:
            yield _cut(folder, f"The log no longer holds the lines before {baseline.id} was frozen.")
        elif "manifest" in line.facts and line.facts["manifest"] != _hash(root, baseline):
            yield _problem(f"{folder}/{MANIFEST}", "The manifest is not the one that the log names.")
        for name in lying.signed[baseline.id]:
            file = f"{signed_folder(baseline.id)}/{name}"
            if file.removesuffix(_SUM) not in logged:
                yield _cut(file, "The log does not know this signed file.")
    read = [e for e in entries if e.action == "acknowledge"]
    known = {(e.by.casefold(), e.facts.get("section"), e.facts.get("sha256")) for e in read}
    for given in lying.reading.acknowledgements:
        if (given.member.casefold(), given.section, given.sha256) not in known:
            what = f"The log does not know that {given.member} acknowledged '{given.section}'."
            yield _problem(reading_file, what)


def _hash(root: Path, baseline: Baseline) -> str:
    return digest(read_file(root, f"{baseline_folder(baseline.id)}/{MANIFEST}"))


def _cut(file: str, what: str) -> Problem:
    return Problem(
        Place(file),
        "log-cut",
        what,
        f"Put back {LOG} from a backup: lines are missing at its end. Take out files that somebody only laid here.",
    )


def _problem(file: str, what: str) -> Problem:
    return Problem(Place(file), "log-differs", what, "Put the file back from a backup, as crmkit wrote it.")
