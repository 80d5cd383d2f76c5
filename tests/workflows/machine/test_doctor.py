"""What is not here is named with what it is for and how to get it; nothing is started."""

from pathlib import Path

import pytest

from toolkit.workflows.machine.doctor import examine
from toolkit.workflows.session import Session


def test_a_bare_machine(tmp_path: Path) -> None:
    bare = {
        "PATH": str(tmp_path),
        "HOME": str(tmp_path),
        "CRMKIT_CONFIG": str(tmp_path / "c" / "config.yaml"),
    }
    found = {check.name: check for check in examine(Session(tmp_path), bare)}
    assert found["soffice"].state == "optional"
    assert found["soffice"].get == "Debian: apt-get install libreoffice-writer; else libreoffice.org"
    assert found["libraries"].state == "ok"
    assert found["editor"].state == "optional"
    assert found["configuration"].get == f"write 'me: YOUR-ID' into {tmp_path / 'c' / 'config.yaml'}"
    assert found["engagement"].found == "none here"
    assert all(check.purpose for check in found.values())
    assert all(check.get for check in found.values() if check.state != "ok")


def test_what_is_here(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    program.chmod(0o755)
    (tmp_path / "config.yaml").write_text("me: ilze\n", "utf-8")
    (tmp_path / "engagement.yaml").write_text("", "utf-8")
    here = {"PATH": str(tmp_path), "EDITOR": "nano", "CRMKIT_CONFIG": str(tmp_path / "config.yaml")}
    found = {check.name: check for check in examine(Session(tmp_path), here)}
    assert (found["soffice"].state, found["soffice"].found) == ("ok", str(program))
    assert found["configuration"].found == f"{tmp_path / 'config.yaml'}: you are 'ilze'"
    assert found["engagement"].state == "ok"


def test_a_broken_configuration_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("me: [", "utf-8")
    found = {c.name: c for c in examine(Session(tmp_path), {"CRMKIT_CONFIG": str(tmp_path / "config.yaml")})}
    assert found["configuration"].state == "missing"


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "toolkit.workflows.machine.doctor.requires",
        lambda _: ["PyYAML>=6", "no-such-library[x]>=1", "z; extra == 'test'"],
    )
    lost = [check for check in examine(Session(tmp_path), {}) if check.state == "missing"]
    assert [(check.name, check.get) for check in lost] == [
        ("no-such-library", "pip install 'no-such-library'")
    ]
