"""What is frozen can be carried to another machine, and a person can still be forgotten; what was issued stays."""

import hashlib
from pathlib import Path

import pytest

from tests.workflows.signoff import rounds
from toolkit.workflows.engagement.carry import pack, unpack
from toolkit.workflows.engagement.forget import forget

pytestmark = pytest.mark.slow


def issued(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (root / "issued").rglob("*")
        if path.is_file()
    }


def test_carried_and_forgotten(tmp_path: Path) -> None:
    root = rounds.frozen(tmp_path / "kaskad")
    before = issued(root)
    session = rounds.at(root, "andris")
    archive = pack(session, tmp_path / "a.zip").file
    lost = root / "scorecards" / "V2" / "laura.yaml"
    lost.unlink()
    assert unpack(session, archive, None, write=True).difference.new == ("scorecards/V2/laura.yaml",)
    assert lost.exists()
    found = forget(session, "viktors", write=True)
    assert "requirements.yaml" in dict(found.changed)
    assert issued(root) == before
    assert {one.file for one in found.remains} >= set(before)
