"""Begin an engagement, see where it stands, take a command back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit


def test_a_new_engagement_is_read_without_a_problem(crmkit: Crmkit, tmp_path: Path) -> None:
    made = crmkit(
        "-C",
        tmp_path,
        "new",
        "acme",
        "--client",
        'Acme "Quoted": Ltd',
        "--country",
        "DE",
        "--currency",
        "EUR",
    )
    assert made.code == 0
    said = crmkit("-C", tmp_path / "acme", "status")
    assert said.code == 0
    assert 'Acme "Quoted": Ltd' in said.out
    assert "edit engagement.yaml" in said.out
    assert crmkit("-C", tmp_path / "acme", "build", "--edition", "requirements").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("bad name",), 2, "cannot be the id"),
        (("acme", "--country", "Germany"), 3, "two letters"),
        (("acme", "--currency", "euro"), 3, "three letters"),
        (("acme", "--sample", "kaskad"), 2, "Did you mean 'kaskad-pack'"),
    ],
)
def test_what_cannot_be_made(
    crmkit: Crmkit, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    outcome = crmkit("-C", tmp_path, "new", *words)
    assert outcome.code == code
    assert said in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_never_overwritten(crmkit: Crmkit, tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "notes.txt").write_text("mine", "utf-8")
    outcome = crmkit("-C", tmp_path, "new", "acme")
    assert outcome.code == 5
    assert [p.name for p in (tmp_path / "acme").iterdir()] == ["notes.txt"]


def test_deriving_can_be_taken_back(crmkit: Crmkit, kaskad: Path) -> None:
    before = (kaskad / "requirements.yaml").read_bytes()
    (kaskad / "requirements.yaml").unlink()
    assert (
        crmkit(
            "-C", kaskad, "requirements", "derive", "--accept", "--by", "ilze", "--today", "2026-03-30"
        ).code
        == 0
    )
    derived = (kaskad / "requirements.yaml").read_bytes()
    assert derived != before
    undone = crmkit("-C", kaskad, "undo")
    assert undone.code == 0
    assert "requirements derive" in undone.out
    assert not (kaskad / "requirements.yaml").exists()
    assert crmkit("-C", kaskad, "undo").code == 4


def test_a_dry_run_writes_nothing(crmkit: Crmkit, kaskad: Path) -> None:
    (kaskad / "requirements.yaml").unlink()
    outcome = crmkit("-C", kaskad, "requirements", "derive", "--dry-run")
    assert "Nothing was written." in outcome.out
    assert not (kaskad / "requirements.yaml").exists()


def test_a_persons_edit_survives_deriving_again(crmkit: Crmkit, kaskad: Path) -> None:
    file = kaskad / "requirements.yaml"
    text = file.read_text("utf-8")
    old = "The system shall keep photos with a complaint."
    file.write_text(
        text.replace(f"statement: {old}", "statement: The system shall keep up to 9 photos.", 1), "utf-8"
    )
    assert (
        crmkit(
            "-C", kaskad, "requirements", "derive", "--accept", "--by", "ilze", "--today", "2026-03-30"
        ).code
        == 0
    )
    assert "The system shall keep up to 9 photos." in file.read_text("utf-8")


def test_one_requirement_with_its_sources(crmkit: Crmkit, kaskad: Path) -> None:
    outcome = crmkit("-C", kaskad, "requirements", "show", "req-sec-001")
    assert outcome.code == 0
    assert "Source: Viktors Petrovs, F03_sales-viktors, sal_own" in outcome.out
