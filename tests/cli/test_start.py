"""What a start loads, and what it leaves out: `--help`, completion and `status` must not wait for it."""

import shutil
import subprocess
import sys
from pathlib import Path


def test_the_start_loads_no_models() -> None:
    script = (
        "import sys, toolkit.cli.app; print([m for m in ('pydantic', 'yaml', 'numpy') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_status_loads_neither_arrays_nor_stems(tmp_path: Path) -> None:
    """They serve likeness of sentences, which nobody asks about there; loading them takes a sixth of the time."""
    sample = tmp_path / "kaskad-pack"
    shutil.copytree(Path(__file__).parents[2] / "samples" / "kaskad-pack", sample)
    script = f"""
import sys
from toolkit.cli.app import run
run(['-C', {str(sample)!r}, '--today', '2026-03-30', 'status', '--json'])
print([m for m in ('numpy', 'snowballstemmer', 'pymorphy3') if m in sys.modules])
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
