"""Everything a sign-off works with: the log, the frozen editions, who read what, changes, acceptance."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.kernel.log_chain import head, line_for, read_log
from toolkit.models.signoff.acceptance import AcceptanceRecord
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.change import ChangeRequest
from toolkit.models.signoff.log import LogEntry
from toolkit.models.signoff.reading import Reading
from toolkit.problems import Problem
from toolkit.store import typed
from toolkit.store.files import digest, names, read_file, safe_join
from toolkit.store.folder import ACCEPTANCE, CHANGES, LOG, SIGNOFF
from toolkit.store.signoff.issued import MANIFEST, baseline_folder, baselines, read_log_bytes
from toolkit.store.signoff.provenance import Lying, signed_files, untold

READING = f"{SIGNOFF}/reading.yaml"


def change_file(change: str) -> str:
    """The file of a change request."""
    return f"{CHANGES}/{change}.yaml"


def acceptance_file(phase: str) -> str:
    """The record of a phase's acceptance."""
    return f"{ACCEPTANCE}/{phase}.yaml"


@dataclass(frozen=True)
class Records:
    """`log` are the bytes as they are to be continued; `broken` is what is wrong with them, or what they no longer tell."""

    log: bytes
    entries: tuple[LogEntry, ...]
    broken: tuple[Problem, ...]
    baselines: tuple[Baseline, ...]
    reading: Reading
    changes: tuple[ChangeRequest, ...]
    acceptance: tuple[AcceptanceRecord, ...]

    @property
    def latest(self) -> Baseline | None:
        """The newest frozen edition."""
        return self.baselines[-1] if self.baselines else None

    def baseline(self, name: str) -> Baseline | None:
        """One frozen edition by its id, ignoring case."""
        return next((b for b in self.baselines if b.id.casefold() == name.casefold()), None)

    def change(self, name: str) -> ChangeRequest | None:
        """One change request by its id, ignoring case."""
        return next((c for c in self.changes if c.id.casefold() == name.casefold()), None)


def read_records(root: Path) -> Records:
    """The files of the sign-off.

    An edition that was frozen by a command that died before it could log it is logged here, in the bytes that
    the next writing command continues.

    Raises:
        BadData: a file does not hold together. A broken log is no error here: it is reported in `broken`,
            since verification has to say so, and refused by every command that would continue it.
    """
    reading, frozen = _one(root, READING), baselines(root)
    lying = Lying(frozen, reading, {b.id: signed_files(root, b.id) for b in frozen})
    log = _with_unlogged(root, read_log_bytes(root), frozen)
    entries, broken = read_log(log, LOG)
    return Records(
        log=log,
        entries=entries,
        broken=broken or tuple(untold(root, entries, lying, READING)),
        baselines=frozen,
        reading=reading,
        changes=tuple(
            sorted(
                (typed.read(ChangeRequest, read_file(root, name), name) for name in names(root, CHANGES)),
                key=lambda change: (len(change.id), change.id),
            )
        ),
        acceptance=tuple(
            typed.read(AcceptanceRecord, read_file(root, name), name) for name in names(root, ACCEPTANCE)
        ),
    )


def frozen_line(log: bytes, baseline: Baseline, manifest: bytes) -> bytes:
    """The line that says that an edition was frozen; everything in it stands in the manifest."""
    return line_for(
        log,
        "freeze",
        baseline.by,
        baseline.frozen_at,
        baseline=baseline.id,
        facts={
            "content": baseline.content_sha256,
            "edition": baseline.edition,
            "frozen": baseline.frozen_sha256,
            "manifest": digest(manifest),
            "root": baseline.root_sha256,
        },
    )


def _with_unlogged(root: Path, log: bytes, frozen: Sequence[Baseline]) -> bytes:
    entries, broken = read_log(log, LOG)
    logged = {e.baseline for e in entries if e.action == "freeze"}
    for baseline in () if broken else frozen:
        # Its command died right after publishing it; after any other line it was not this command that died.
        if baseline.id not in logged and baseline.log_head == head(log):
            manifest = read_file(root, f"{baseline_folder(baseline.id)}/{MANIFEST}")
            log += frozen_line(log, baseline, manifest)
    return log


def _one(root: Path, relative: str) -> Reading:
    if not safe_join(root, relative).is_file():
        return Reading()
    return typed.read(Reading, read_file(root, relative), relative)
