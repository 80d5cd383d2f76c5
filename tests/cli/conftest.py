"""Run the command line in this process and see what a person would see."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli.app import run

SAMPLES = Path(__file__).parents[2] / "samples"


@dataclass(frozen=True)
class Outcome:
    """Exit code and the two streams of one call."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)


Crmkit = Callable[..., Outcome]


@pytest.fixture
def crmkit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Crmkit:
    """Call crmkit with words; nothing of the caller's environment gets in."""
    for name in ("CRMKIT_TODAY", "CRMKIT_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")

    def call(*words: str | Path) -> Outcome:
        capsys.readouterr()
        code = run([str(word) for word in words])
        shown = capsys.readouterr()
        return Outcome(code, shown.out, shown.err)

    return call


@pytest.fixture
def kaskad(tmp_path: Path) -> Path:
    """A copy of the Kaskad Pack engagement."""
    return Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "kaskad-pack"))
