"""Append to the log and check that nobody changed, removed, inserted or reordered a line."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from pydantic import ValidationError

from toolkit.kernel.canonical_json import canonical
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
    entries: list[LogEntry] = []
    before = START
    if log and not log.endswith(b"\n"):
        return _read(log.splitlines()[:-1], file)[0], (_broken(file, log.count(b"\n") + 1, "is cut off"),)
    for number, line in enumerate(log.splitlines(), 1):
        entry = _entry(line)
        if entry is None:
            return tuple(entries), (_broken(file, number, "cannot be read"),)
        if entry.previous != before or entry.n != number:
            what = "does not follow from the line before it: a line was changed, removed, inserted or moved"
            return tuple(entries), (_broken(file, number, what),)
        entries.append(entry)
        before = sha256(line).hexdigest()
    return tuple(entries), ()


def _read(lines: Sequence[bytes], file: str) -> tuple[tuple[LogEntry, ...], tuple[Problem, ...]]:
    return read_log(b"".join(line + b"\n" for line in lines), file)


def _entry(line: bytes) -> LogEntry | None:
    """None unless the line is exactly what we would have written."""
    try:
        entry = LogEntry.model_validate(json.loads(line))
        same = canonical(entry.model_dump(mode="json")) == line
    except (ValueError, ValidationError, RecursionError):
        return None
    return entry if same else None


def _broken(file: str, number: int, what: str) -> Problem:
    return Problem(
        Place(file, number),
        "log-broken",
        f"Line {number} of the log {what}.",
        "Put back the log from a backup; each frozen document names the head that the log had then.",
    )
