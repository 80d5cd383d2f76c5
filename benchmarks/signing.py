"""What signing costs: freezing 1,000 requirements, one signature, verifying, reading 100,000 lines of the log.

CPU seconds in this process, the libraries loaded. No peer does the whole of it; the bare hash of the log is the
physical limit of reading one.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from tests.workflows.signoff import rounds
from toolkit.kernel.canonical_json import canonical
from toolkit.kernel.log_chain import START, read_log
from toolkit.models.requirements.requirement import Register
from toolkit.store.canonical import dump
from toolkit.store.dossier import REQUIREMENTS, read_dossier
from toolkit.workflows.signoff.issue.freeze import freeze
from toolkit.workflows.signoff.sign.verify import verify

_COUNT = 1000
_LINES = 100_000
_READ = date(2026, 4, 28)  # enough working days for reading 1,000 requirements


def measure() -> None:
    """Print what freezing, signing and verifying cost."""
    with tempfile.TemporaryDirectory() as folder:
        for name, count in (("Kaskad Pack", 0), (f"{_COUNT:,} requirements", _COUNT)):
            root = Path(folder) / f"engagement-{count}"
            shutil.copytree(rounds.SAMPLE, root)
            if count:
                _grow(root, count)
            _whole(root, name)
    _log()


def _grow(root: Path, count: int) -> None:
    """Repeat accepted wishes that are no musts, each under a number of its own."""
    original = read_dossier(root).requirements.requirements
    wishes = [r for r in original if r.status.value == "accepted" and r.priority.value == "should"]
    more = tuple(
        wishes[n % len(wishes)].model_copy(
            update={
                "id": f"r{n:010d}",
                "number": f"REQ-XXX-{n + 1:04d}",
                "statement": f"{wishes[n % len(wishes)].statement} ({n})",
            }
        )
        for n in range(count - len(original))
    )
    (root / REQUIREMENTS).write_bytes(dump(Register(requirements=(*original, *more))))


def _whole(root: Path, name: str) -> None:
    at = rounds.at(root, "andris", rounds.FROZEN)
    _line(f"freeze, {name}", _cost(lambda: freeze(at, "contract")), "15")
    for reader in rounds.READERS:
        rounds.read_all(root, reader)
    authority = rounds.keys() / "ca.pem"
    for who in ("ilze", "vendor"):
        _line(f"sign as {who}, {name}", _cost(partial(rounds.sign, root, who, _READ)), "1")
    _line(f"verify, {name}", _cost(lambda: verify(rounds.at(root, "andris", _READ), None, (authority,))), "2")


def _log() -> None:
    entry = {
        "action": "acknowledge", "at": "2026-03-30T00:00:00Z", "baseline": "B1", "by": "ilze",
        "facts": {"section": "scope"},
    }  # fmt: skip
    lines, before = [], START
    for n in range(1, _LINES + 1):
        lines.append(canonical({**entry, "n": n, "previous": before}))
        before = sha256(lines[-1]).hexdigest()
    whole = b"\n".join(lines) + b"\n"
    entries, broken = read_log(whole, "log.jsonl")
    if broken or len(entries) != _LINES:
        raise RuntimeError(f"the log does not hold: {broken}")
    _line(f"read {_LINES:,} lines of the log", _cost(lambda: read_log(whole, "log.jsonl")), "1")
    _line("the bare hash of the same bytes", _cost(lambda: sha256(whole).digest()), "")


def _cost(what: Callable[[], object]) -> float:
    begun = time.process_time()
    what()
    return time.process_time() - begun


def _line(what: str, seconds: float, limit: str) -> None:
    print(f"{what:<48} {seconds:>7.3f}          {limit}")


if __name__ == "__main__":
    measure()
