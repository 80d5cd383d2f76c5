"""Programs outside Python that judge our files; a missing one is skipped loudly, and a failure under CI."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".tools" / "node_modules"


def require_tool(path: Path) -> Path:
    """A file of an npm package under `.tools`, where `make tools` puts them."""
    if path.is_file() and shutil.which("node"):
        return path
    said = f"NOT CHECKED: '{path.relative_to(ROOT)}' or the program 'node' is missing; 'make tools' installs them."
    if os.environ.get("CI"):
        pytest.fail(said, pytrace=False)
    pytest.skip(said)


def sdk_errors(file: Path) -> list[str]:
    """What the validator of the Open XML SDK finds in an Office file."""
    script = require_tool(TOOLS / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js")
    done = subprocess.run(["node", script, file], capture_output=True, text=True, check=False, timeout=240)  # noqa: S607  # node from the path
    if done.returncode not in {0, 1}:
        pytest.fail(f"the validator did not run: {done.stderr}", pytrace=False)
    return [
        f"{error.get('description')} {error.get('path', {})}" for error in json.loads(done.stdout)["errors"]
    ]
