"""The entry point. It answers `--version` before anything slow is imported."""

import gc
import os
import sys

from toolkit.version import VERSION


def main() -> None:
    """Run crmkit with the arguments of the process and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"crmkit {VERSION}\n")
        return
    # A command ends soon and keeps nearly all that it makes: looking for garbage finds a twentieth of the memory
    # and costs a quarter of the time. `serve` does not end, and looks.
    gc.disable()
    # Its products are small: on a busy machine a second thread waits longer than it works.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Nobody plugs anything in here, and looking reads the names of all installed packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from toolkit.cli.app import run  # slow: imports the command-line library

    code = run(arguments)
    gc.freeze()  # leaving, Python would look through everything once more
    sys.exit(code)
