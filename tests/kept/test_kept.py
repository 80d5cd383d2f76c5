"""Engagements as earlier versions wrote them, signed and packed: they open and verify for ever.

A new schema version brings an archive of its own here, and the old ones stay as they are. How one is made:
give the commands of docs/tutorial.md (`python -m scripts.make_tutorial` does), and keep what `crmkit pack`
wrote together with the certificate of the try-out authority.
"""

import json
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

import toolkit.models
from toolkit.cli.app import run
from toolkit.models.noun import Noun

HERE = Path(__file__).parent
KEPT = sorted(HERE.glob("*.crmkit.zip"))


def schema_versions() -> set[str]:
    """Every version that some noun's file may have."""
    for module in pkgutil.walk_packages(toolkit.models.__path__, "toolkit.models."):
        import_module(module.name)
    found: set[str] = set()
    waiting: list[type[Noun]] = [Noun]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if field := kind.model_fields.get("schema_version"):
            found |= set(get_args(field.annotation))
    return found


def test_each_schema_version_is_kept() -> None:
    assert {f"schema-{version}.crmkit.zip" for version in schema_versions()} == {k.name for k in KEPT}


@pytest.mark.parametrize("archive", KEPT, ids=lambda path: path.name)
def test_it_opens_and_every_signature_verifies(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "k"
    trust = archive.with_suffix("").with_suffix(".pem")
    assert run(["unpack", str(archive), "--into", str(folder), "--yes"]) == 0
    at = ["-C", str(folder), "--today", "2026-03-02", "--by", "tom"]
    capsys.readouterr()
    assert run([*at, "signoff", "verify", "--trust", str(trust), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    assert run([*at, "status"]) == 0
    assert "signed by 2 people" in capsys.readouterr().out
    assert run([*at, "signoff", "change", "new", "--reason", "later", "--origin", "Eva"]) == 0
