"""The engagement folder is found from inside, and its files have their names."""

from pathlib import Path

import pytest

from toolkit.problems import UsageError
from toolkit.store import folder
from toolkit.store.folder import find_root


def test_found_from_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "engagement.yaml").touch()
    inside = tmp_path / "vendors" / "deep"
    inside.mkdir(parents=True)
    assert find_root(tmp_path) == tmp_path
    assert find_root(inside) == tmp_path
    monkeypatch.chdir(inside)
    assert find_root(Path()) == tmp_path


def test_not_an_engagement(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_root(tmp_path)
    assert str(caught.value) == (
        f"'{tmp_path}' is not inside an engagement folder (no engagement.yaml here or above). "
        "Go into the folder, name it with '-C DIR', or make one with 'crmkit new DIR'."
    )
    with pytest.raises(UsageError, match="There is no folder"):
        find_root(tmp_path / "none")


def test_names() -> None:
    assert folder.vendor_file("v1") == "vendors/v1.yaml"
    assert folder.scorecard_file("v1", "dace") == "scorecards/v1/dace.yaml"
    assert folder.interview_file("2026-02-03", "F01", "ivars") == "interviews/2026-02-03-F01-ivars.yaml"
    assert folder.form_file("F01", "0123456789abcdef") == "interviews/forms/F01-01234567.yaml"
    assert folder.decision_file("gaps") == "decisions/gaps.yaml"
