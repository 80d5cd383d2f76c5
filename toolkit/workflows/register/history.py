"""The register on disk: every change to it goes with its lines of history, in one transaction."""

from collections.abc import Iterable
from pathlib import Path

from toolkit.models.requirements.change import RegisterChange
from toolkit.models.requirements.requirement import Register
from toolkit.problems import BadData, Place, Problem
from toolkit.stages.requirements.fingerprint import Signed
from toolkit.stages.requirements.history import changes_between
from toolkit.store import canonical
from toolkit.store.files import read_file
from toolkit.store.folder import HISTORY, REQUIREMENTS
from toolkit.store.transaction import Transaction


def write_register(
    tx: Transaction, before: Register, after: Register, command: str, signed: Signed
) -> bytes | None:
    """Note the new register and what is different in it; returns its bytes, None if nothing is."""
    entries = tuple(changes_between(before, after, command, signed))
    if not entries and before == after:
        return None
    data = canonical.dump(after)
    tx.write(REQUIREMENTS, data)
    earlier = tx.read(HISTORY) if tx.exists(HISTORY) else b""
    if earlier and not earlier.endswith(b"\n"):
        earlier += b"\n"
    tx.write(HISTORY, earlier + _lines(entries))
    return data


def read_history(root: Path, requirement: str = "") -> tuple[RegisterChange, ...]:
    """What was ever changed, of one requirement (machine id) or of all, the oldest first.

    Raises:
        BadData: a line is no entry.
    """
    if not (root / HISTORY).is_file():
        return ()
    entries, problems = [], []
    for number, line in enumerate(read_file(root, HISTORY).splitlines(), 1):
        if not line.strip() or (requirement and requirement.encode() not in line):
            continue
        try:
            entries.append(RegisterChange.model_validate_json(line))
        except ValueError:
            place = Place(HISTORY, number, 1)
            what = "The line is no entry of the history."
            problems.append(Problem(place, "history", what, "Take it back from a backup, or delete it."))
    if problems:
        raise BadData(problems)
    return tuple(e for e in entries if not requirement or e.requirement == requirement)


def _lines(entries: Iterable[RegisterChange]) -> bytes:
    return "".join(f"{entry.model_dump_json(exclude_defaults=True)}\n" for entry in entries).encode()
