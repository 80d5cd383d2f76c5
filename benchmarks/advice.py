"""All forty checks over 5,000 requirements, cold and with what was kept from the last run.

Two registers: one of 5,000 different sentences, and the sample's own 176 repeated, which is the worst case for
finding duplicates, as each has some thirty like it. There is no peer that does this.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import large, register
from benchmarks.measure import Cost, line, run

_COUNT = 5000
_LIMIT = "5.000"


def measure() -> None:
    """Print what `crmkit check` costs."""
    crmkit = str(Path(sys.executable).parent / "crmkit")
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "kaskad-pack"
        run([crmkit, "new", str(sample), "--sample", "kaskad-pack"], times=1)
        line("crmkit check, Kaskad Pack", _cold(crmkit, sample), "")
        different = register.make(sample, Path(folder) / "different", count=_COUNT)
        repeated = large.make(sample, Path(folder) / "repeated", count=_COUNT)
        for what, root in (("different", different), ("repeated", repeated)):
            line(f"crmkit check, 5,000 {what} requirements, cold", _cold(crmkit, root), _LIMIT)
            line(f"crmkit check, 5,000 {what}, again", _check(crmkit, root), "")


def _check(crmkit: str, root: Path) -> Cost:
    return run([crmkit, "-C", str(root), "check", "--json", "--today", "2026-03-30"], times=1, accept=(0, 1))


def _cold(crmkit: str, root: Path) -> Cost:
    """The cheapest of three runs, each without anything kept: other work on the machine only adds."""
    costs = []
    for _ in range(3):
        shutil.rmtree(root / ".crmkit", ignore_errors=True)
        costs.append(_check(crmkit, root))
    return min(costs, key=lambda cost: cost.cpu_s)


if __name__ == "__main__":
    measure()
