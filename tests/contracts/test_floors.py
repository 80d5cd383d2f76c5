"""The floors of design section 3 hold, and the contracts see an arrow that goes the wrong way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(folder: Path) -> tuple[int, str]:
    """Run the contracts of `folder`: exit code and what was said."""
    # Its own folder comes first on the path, so that a planted tree is read and not the installed one.
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, env=environment, capture_output=True, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def test_the_floors_hold() -> None:
    code, said = lint(ROOT)
    assert code == 0, said


# A small house with a room on every floor; the contracts are the real ones.
ROOMS = ["cli", "web", "workflows", "store", "documents", "kernel", "models"]
ROOMS += ["stages", "stages/scoring", "stages/gaps"]


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ["", *ROOMS]:
        folder = tmp_path / "toolkit" / room
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    for name in ("problems", "discover", "version"):
        (tmp_path / "toolkit" / f"{name}.py").touch()
    return tmp_path


def test_the_small_house_is_sound(small_house: Path) -> None:
    code, said = lint(small_house)
    assert code == 0, said


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("models", "import toolkit.store", "A floor imports only lower floors"),
        ("cli", "import toolkit.web", "A floor imports only lower floors"),
        ("store", "import toolkit.documents", "A floor imports only lower floors"),
        ("stages/gaps", "import toolkit.stages.scoring", "Stages are blind"),
        ("stages/gaps", "import yaml", "Nouns, kernel and stages touch no file"),
        ("kernel", "import random", "Nouns, kernel and stages touch no file"),
        ("stages/gaps", "import numpy", "numpy only in the stages that calculate"),
    ],
)
def test_a_planted_arrow_is_seen(small_house: Path, room: str, line: str, contract: str) -> None:
    (small_house / "toolkit" / room / "planted.py").write_text(f"{line}\n", "utf-8")
    code, said = lint(small_house)
    assert code == 1
    broken = [row for row in said.splitlines() if row.endswith("BROKEN")]
    assert len(broken) == 1, said
    assert broken[0].startswith(contract)


def test_numpy_is_allowed_in_scoring(small_house: Path) -> None:
    (small_house / "toolkit/stages/scoring/draw.py").write_text("import numpy\n", "utf-8")
    code, said = lint(small_house)
    assert code == 0, said


def test_a_room_that_no_contract_knows_is_refused(small_house: Path) -> None:
    (small_house / "toolkit/attic.py").touch()
    code, said = lint(small_house)
    assert code == 1, said
