"""Plug-ins are found by folder, sorted, and only when asked for."""

import importlib
import sys
from pathlib import Path

import pytest

from toolkit import discover


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "shelf_of_plugins"
    (folder / "room").mkdir(parents=True)
    (folder / "room" / "__init__.py").touch()
    for name in ("__init__", "_frame", "beta", "alpha"):
        (folder / f"{name}.py").write_text(f"NAME = {name!r}\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder.name


def test_names_are_sorted_and_nothing_is_imported(shelf: str) -> None:
    package = importlib.import_module(shelf)
    assert discover.names(package) == ("alpha", "beta")
    assert f"{shelf}.alpha" not in sys.modules


def test_modules_come_with_their_names(shelf: str) -> None:
    package = importlib.import_module(shelf)
    assert [(name, module.NAME) for name, module in discover.modules(package)] == [
        ("alpha", "alpha"),
        ("beta", "beta"),
    ]
