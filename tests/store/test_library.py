"""Data that comes with crmkit is found, and a person's own wins."""

from pathlib import Path

import pytest

from toolkit.problems import CannotWrite, UsageError
from toolkit.store import library


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "shipped"
    for name, text in {
        "questionnaires/F01_project.yaml": "a: 1\n",
        "questionnaires/choices.yaml": "a: 1\n",
        "questionnaires/blocks/B.yaml": "a: 1\n",
        "templates/assignment/body.md.j2": "shipped",
        "samples/kaskad/engagement.yaml": "a: 1\n",
        "samples/kaskad/vendors/v1.yaml": "b: 2\n",
        "samples/kaskad/out/report.html": "derived",
        "samples/kaskad/.crmkit/lock": "",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.setattr(library, "_SHIPPED", (tmp_path / "no _data", root))
    return root


def test_what_there_is(shipped: Path) -> None:
    assert library.names("questionnaires") == ("F01_project",)
    assert library.names("templates") == ("assignment",)
    assert library.names("samples") == ("kaskad",)
    assert library.find("questionnaires", "f01_project") == shipped / "questionnaires/F01_project.yaml"


def test_a_persons_own_wins(shipped: Path, tmp_path: Path) -> None:
    own = tmp_path / "engagement"
    (own / "templates/assignment").mkdir(parents=True)
    (own / "templates/assignment/body.md.j2").write_text("own", "utf-8")
    assert library.folders("templates", own) == (own / "templates", shipped / "templates")
    assert library.read_template("assignment", "body.md.j2") == "shipped"
    assert library.read_template("assignment", "body.md.j2", own) == "own"


@pytest.mark.usefixtures("shipped")
def test_a_wrong_name_gets_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        library.copy_sample("kaskat", tmp_path / "new")
    assert str(caught.value) == "There is no sample 'kaskat'. Did you mean 'kaskad'? Known: kaskad."
    with pytest.raises(UsageError, match="has no file 'x'"):
        library.read_template("assignment", "x")


@pytest.mark.usefixtures("shipped")
def test_a_sample_is_copied_without_what_is_derived(tmp_path: Path) -> None:
    target = tmp_path / "new" / "pack"
    library.copy_sample("kaskad", target)
    files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert files == ["engagement.yaml", "vendors/v1.yaml"]
    with pytest.raises(CannotWrite, match="there already"):
        library.copy_sample("kaskad", target)


def test_the_repository_has_its_data() -> None:
    assert "kaskad-pack" in library.names("samples")
    assert "F01_project" in library.names("questionnaires")
