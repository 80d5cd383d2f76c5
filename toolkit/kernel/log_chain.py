"""Append to the log and check that nobody changed, removed, inserted or reordered a line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from toolkit.kernel.canonical_json import canonical
from toolkit.kernel.collecting import without_collecting
from toolkit.models.signoff.log import Action, LogEntry
from toolkit.problems import Place, Problem

START = "0" * 64
"""What the first line gives as the hash of the line before it."""


def head(log: bytes) -> str:
    """The hash of the last line; `START` for an empty log."""
    lines = log.splitlines()
    return sha256(lines[-1]).hexdigest() if lines else START


def line_for(  # what an entry is made of
    log: bytes,
    action: Action,
    by: str,
    at: datetime,
    *,
    baseline: str = "",
    facts: Mapping[str, str] | None = None,
) -> bytes:
    """The next line of `log`, with its line end."""
    entry = LogEntry(
        n=len(log.splitlines()) + 1,
        at=at,
        by=by,
        action=action,
        baseline=baseline,
        facts=dict(facts or {}),
        previous=head(log),
    )
    return canonical(entry.model_dump(mode="json")) + b"\n"


def read_log(log: bytes, file: str) -> tuple[tuple[LogEntry, ...], tuple[Problem, ...]]:
    """The entries up to the first broken line, and what is wrong from there on."""
    lines = log.splitlines()
    with without_collecting():
        if log and not log.endswith(b"\n"):
            return _read(lines[:-1], file)[0], (_broken(file, len(lines), "is cut off"),)
        return _read(lines, file)


def _read(lines: Sequence[bytes], file: str) -> tuple[tuple[LogEntry, ...], tuple[Problem, ...]]:
    entries: list[LogEntry] = []
    before = START
    for number, line in enumerate(lines, 1):
        entry = _entry(line)
        if entry is not None and (entry.previous != before or entry.n != number):
            # Where the line before is not as we write it, that one was touched, and this one only shows it.
            if entries and not _as_written(entries[-1], lines[number - 2]):
                return tuple(entries[:-1]), (_broken(file, number - 1, "cannot be read"),)
            what = "does not follow from the line before it: a line was changed, removed, inserted or moved"
            return tuple(entries), (_broken(file, number, what),)
        if entry is None or (number == len(lines) and not _as_written(entry, line)):
            return tuple(entries), (_broken(file, number, "cannot be read"),)
        entries.append(entry)
        before = sha256(line).hexdigest()
    return tuple(entries), ()


def _entry(line: bytes) -> LogEntry | None:
    try:
        return LogEntry.model_validate_json(line)
    except ValueError:
        return None


def _as_written(entry: LogEntry, line: bytes) -> bool:
    """Whether the line is, byte by byte, what we would have written; the chain vouches for all but the last."""
    return canonical(entry.model_dump(mode="json")) == line


def _broken(file: str, number: int, what: str) -> Problem:
    return Problem(
        Place(file, number),
        "log-broken",
        f"Line {number} of the log {what}.",
        "Put back the log from a backup; each frozen document names the head that the log had then.",
    )
