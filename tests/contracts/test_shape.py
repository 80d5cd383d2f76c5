"""The shape of the house, and that each check really sees the fault it is there for."""

from pathlib import Path

import pytest

from tests.contracts import shape
from tests.contracts.doors import machine_paths, wrong_doors

ROOT = Path(__file__).parents[2]
PRODUCT = ROOT / "toolkit"
PURE = [PRODUCT / room for room in ("models", "kernel", "stages")]


@pytest.mark.parametrize("check", [shape.long_files, shape.long_functions, shape.empty_names])
@pytest.mark.parametrize("folder", ["toolkit", "tests", "scripts"])
def test_sizes_and_names(check: shape.Check, folder: str) -> None:
    assert list(check(ROOT / folder)) == []


@pytest.mark.parametrize("check", [shape.crowded_folders, shape.code_in_init, shape.hidden_imports])
def test_rooms(check: shape.Check) -> None:
    assert list(check(PRODUCT)) == []


@pytest.mark.parametrize("room", PURE, ids=lambda path: path.name)
def test_pure_rooms_reach_nothing_outside(room: Path) -> None:
    assert list(shape.impure_calls(room)) == []


def test_each_library_has_its_door() -> None:
    assert list(wrong_doors(PRODUCT)) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    folders = ["toolkit", "tests", "scripts", "docs", "questionnaires", "templates", "samples", ".ci"]
    files = [path for name in folders for path in (ROOT / name).rglob("*") if "__pycache__" not in path.parts]
    top = [path for path in ROOT.glob("*.*") if path.name != ".git"]  # a file in a second work tree
    assert list(machine_paths([*files, *top, ROOT / "Makefile"])) == []


LONG_FUNCTION = "def f() -> None:\n" + "    x = 1\n" * 60
PLANTED: list[tuple[shape.Check, str, str, str]] = [
    (shape.long_files, "a.py", "x = 1\n" * 401, "a.py: 401 lines, at most 400"),
    (shape.long_functions, "a.py", LONG_FUNCTION, "a.py:1: f has 61 lines, at most 60"),
    (
        shape.empty_names,
        "file_utils.py",
        "",
        "file_utils.py: 'utils' says nothing; name the noun or the verb",
    ),
    (shape.code_in_init, "__init__.py", '"""Doc."""\nX = 1\n', "__init__.py:2: code in __init__.py"),
    (
        shape.hidden_imports,
        "a.py",
        "def f() -> None:\n    import json\n",
        "a.py:2: an import inside a function wants its reason beside it (slow, optional)",
    ),
    (shape.impure_calls, "a.py", "x = open('f')\n", "a.py:1: open in a pure room"),
    (
        shape.impure_calls,
        "a.py",
        "import datetime as d\nx = d.date.today()\n",
        "a.py:2: d.date.today() in a pure room; take `today` or `now`",
    ),
    (wrong_doors, "cli/a.py", "import yaml\n", "a.py:1: yaml is imported only in store"),
    (
        wrong_doors,
        "stages/a.py",
        "from subprocess import run\n",
        "a.py:1: subprocess is imported only in documents.exporters",
    ),
]


@pytest.mark.parametrize(("check", "name", "text", "said"), PLANTED, ids=[said for *_, said in PLANTED])
def test_a_planted_fault_is_seen(tmp_path: Path, check: shape.Check, name: str, text: str, said: str) -> None:
    planted = tmp_path / name
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(text, "utf-8")
    assert list(check(tmp_path)) == [f"{planted.parent}/{said}"]


def test_thirteen_modules_are_a_crowd(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"m{number}.py").touch()
    (tmp_path / "__init__.py").touch()
    assert list(shape.crowded_folders(tmp_path)) == []
    (tmp_path / "m12.py").touch()
    assert list(shape.crowded_folders(tmp_path)) == [f"{tmp_path}: 13 modules, at most 12; make rooms"]


@pytest.mark.parametrize(
    "text",
    [
        "def f() -> None:\n    import json  # slow, only needed here\n",
        "def f() -> None:\n    # slow: only needed here\n    import json\n",
    ],
)
def test_an_inline_import_with_its_reason_passes(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.py").write_text(text, "utf-8")
    assert list(shape.hidden_imports(tmp_path)) == []


def test_a_machine_path_is_seen(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    # Put together here, or this file would be the first to be found.
    home = "/{}/anna".format("home")
    note.write_text(f"see {home}/crm", "utf-8")
    assert list(machine_paths([note])) == [f"{note}:1: names a path of one machine: {home}"]
