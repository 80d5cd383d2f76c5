"""`make bench`: every figure beside what it is measured against, in one run."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import (
    advice,
    checking,
    documents,
    exchange,
    forms,
    large,
    pages,
    planning,
    register,
    scoring,
    signing,
)
from benchmarks.measure import cold, line, run

_TODAY = "2026-03-30"


def main() -> None:
    """Print a table of figures and the limits they are to keep."""
    python, crmkit = sys.executable, str(Path(sys.executable).parent / "crmkit")
    print("what                                              CPU s    MiB   limit")
    bare = run([python, "-c", "pass"], times=9)
    line("python -c pass (the floor)", bare, "")
    version = run([crmkit, "--version"], times=9)
    line("crmkit --version", version, f"{version.cpu_s - bare.cpu_s:+.3f} over the floor, limit +0.060")
    line("crmkit --help", run([crmkit, "--help"], times=9), "0.200")
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "kaskad-pack"
        run([crmkit, "new", str(sample), "--sample", "kaskad-pack"], times=1)
        status = [crmkit, "-C", str(sample), "status"]
        line("crmkit status, Kaskad Pack, nothing kept", cold(sample, status), "0.600")
        line("crmkit status, Kaskad Pack, again", run(status), "0.600")
        big = large.make(sample, Path(folder) / "large", count=5000)
        line(
            "read and check 5,000 requirements",
            run([crmkit, "-C", str(big), "requirements", "list", "--status", "merged"], times=3),
            "5.000 and 200 MiB",
        )
        checking.measure(sample, Path(folder))
        advice.measure()
        line(
            "crmkit build, Kaskad Pack",
            run([crmkit, "-C", str(sample), "build", "--today", _TODAY], times=1),
            "",
        )
    forms.measure()
    documents.measure()
    pages.measure()
    exchange.measure()
    planning.measure()
    register.measure()
    scoring.measure()
    signing.measure()
    if not os.environ.get("PEERS"):
        print("PEERS is not set: these are our own figures only, no peer was measured beside them.")


if __name__ == "__main__":
    main()
