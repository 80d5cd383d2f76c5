"""All forty checks over 5,000 requirements, cold and with what was kept from the last run.

Two registers: one of 5,000 different sentences, and the sample's own 176 repeated, which is the worst case for
finding duplicates, as each has some thirty like it. There is no peer that does this.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks import large, register
from benchmarks.measure import cold, line, run

_COUNT = 5000
_LIMIT = "5.000"
_FOUND = (0, 1)  # exit codes: something was found, or nothing


def measure() -> None:
    """Print what `crmkit check` costs."""
    crmkit = str(Path(sys.executable).parent / "crmkit")
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "kaskad-pack"
        run([crmkit, "new", str(sample), "--sample", "kaskad-pack"], times=1)
        line("crmkit check, Kaskad Pack", cold(sample, _command(crmkit, sample), accept=_FOUND), "")
        different = register.make(sample, Path(folder) / "different", count=_COUNT)
        repeated = large.make(sample, Path(folder) / "repeated", count=_COUNT)
        for what, root in (("different", different), ("repeated", repeated)):
            command = _command(crmkit, root)
            line(f"crmkit check, 5,000 {what} requirements, cold", cold(root, command, accept=_FOUND), _LIMIT)
            line(f"crmkit check, 5,000 {what}, again", run(command, times=1, accept=_FOUND), "")


def _command(crmkit: str, root: Path) -> list[str]:
    return [crmkit, "-C", str(root), "check", "--json", "--today", "2026-03-30"]


if __name__ == "__main__":
    measure()
