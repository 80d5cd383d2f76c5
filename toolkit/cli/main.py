"""The entry point. It answers `--version` before anything slow is imported."""

import os
import sys

from toolkit.version import VERSION


def main() -> None:
    """Run crmkit with the arguments of the process and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"crmkit {VERSION}\n")
        return
    # Its products are small: on a busy machine a second thread waits longer than it works.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from toolkit.cli.app import run  # slow: imports the command-line library

    sys.exit(run(arguments))
