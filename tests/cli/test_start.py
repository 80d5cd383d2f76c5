"""The start of the program reads no nouns: `--help` and completion must not wait for them."""

import subprocess
import sys


def test_the_start_loads_no_models() -> None:
    script = (
        "import sys, toolkit.cli.app; print([m for m in ('pydantic', 'yaml', 'numpy') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
