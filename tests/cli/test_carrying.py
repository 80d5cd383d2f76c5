"""`pack`, `unpack`, `forget` as a person uses them."""

import hashlib
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from tests.cli.typist import ENTER, UP, terminal
from toolkit.cli.dialogs import carrying
from toolkit.workflows.session import Session

DAY = ("--today", "2026-03-30")


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".crmkit", "out"} & set(path.parts)
    }


@pytest.fixture
def archive(kaskad: Path, tmp_path: Path, crmkit: Crmkit) -> Path:
    (kaskad / "out").mkdir()
    (kaskad / "out" / "x.html").write_text("derived", "utf-8")
    (kaskad / "issued" / "B1").mkdir(parents=True)
    (kaskad / "issued" / "B1" / "frozen.pdf").write_bytes(b"%PDF")
    assert crmkit("-C", kaskad, "pack", *DAY).code == 0
    return tmp_path / "kaskad-pack-2026-03-30.crmkit.zip"


def test_to_another_machine(kaskad: Path, archive: Path, tmp_path: Path, crmkit: Crmkit) -> None:
    first = archive.read_bytes()
    assert crmkit("-C", kaskad, "pack", *DAY).code == 0
    assert archive.read_bytes() == first
    there = tmp_path / "there"
    there.mkdir()
    shown = crmkit("-C", there, "unpack", archive)
    assert shown.out.endswith("Nothing was written. Take the new 75 files with: --yes\n")
    assert list(there.iterdir()) == []
    assert crmkit("-C", there, "unpack", archive, "--yes").out.endswith("Took 75 files.\n")
    assert tree(there / "kaskad-pack") == tree(kaskad)
    assert crmkit("-C", there / "kaskad-pack", "unpack", archive).out.endswith("There is nothing to take.\n")


def test_what_is_here_is_never_overwritten(kaskad: Path, archive: Path, crmkit: Crmkit) -> None:
    (kaskad / "plan.yaml").write_text((kaskad / "plan.yaml").read_text("utf-8") + "# mine\n", "utf-8")
    card = kaskad / "scorecards" / "V2" / "laura.yaml"
    card.unlink()
    (kaskad / "issued" / "B1" / "frozen.pdf").unlink()
    before = tree(kaskad)
    found = crmkit("-C", kaskad, "unpack", archive, "--json").json
    assert found["new"] == ["issued/B1/frozen.pdf", "scorecards/V2/laura.yaml"]
    assert [c["path"] for c in found["conflicts"]] == ["plan.yaml"]
    assert found["conflicts"][0]["here"] == before["plan.yaml"]
    taken = crmkit("-C", kaskad, "unpack", archive, "--yes")
    assert taken.code == 0
    assert "plan.yaml  here" in taken.out
    assert "      - # mine\n" in taken.out
    after = tree(kaskad)
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {"issued/B1/frozen.pdf", "scorecards/V2/laura.yaml"}


def test_asked_at_the_keyboard(
    kaskad: Path, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(tmp_path / "kaskad-pack")
    (kaskad / "key-tasks.yaml").unlink()
    with terminal(ENTER, hang_up=True) as there:
        carrying.unpack(session, archive, None, yes=False, as_json=False, terminal=there)
    assert capsys.readouterr().out.endswith("Nothing was written.\n")
    with terminal(UP + ENTER, hang_up=True) as there:
        carrying.unpack(session, archive, None, yes=False, as_json=False, terminal=there)
    assert capsys.readouterr().out.endswith("Took 1 file.\n")


def test_refusals(kaskad: Path, archive: Path, tmp_path: Path, crmkit: Crmkit) -> None:
    assert crmkit("-C", kaskad, "pack", kaskad / "in.zip").code == 2
    (tmp_path / "other.zip").write_text("something else", "utf-8")
    assert crmkit("-C", kaskad, "pack", tmp_path / "other.zip").code == 4
    crmkit("-C", tmp_path, "new", "acme", "--client", "Acme")
    wrong = crmkit("-C", tmp_path / "acme", "unpack", archive)
    assert wrong.code == 2
    assert "of 'kaskad-pack', the folder of 'acme'" in wrong.err
    assert crmkit("-C", kaskad, "unpack", tmp_path / "other.zip").code == 3
    assert crmkit("-C", kaskad, "unpack", tmp_path / "none.zip").code == 2
    (kaskad / "interviews" / "link.yaml").symlink_to(tmp_path / "other.zip")
    assert "symbolic link" in crmkit("-C", kaskad, "pack", tmp_path / "n.zip").err


def test_forget(kaskad: Path, crmkit: Crmkit) -> None:
    crmkit("-C", kaskad, "requirements", "review", "--actions", os.devnull)
    suspects = crmkit("-C", kaskad, "requirements", "list", "--status", "suspect", "--json").json
    crmkit("-C", kaskad, "build", "gap-list", "--format", "html", *DAY)
    (kaskad / "issued").mkdir()
    (kaskad / "issued" / "x.txt").write_text("Viktors Petrovs", "utf-8")
    before = tree(kaskad)
    dry = crmkit("-C", kaskad, "forget", "Viktors", "--dry-run")
    assert tree(kaskad) == before
    assert "interviews/2026-01-15-F03_sales-viktors.yaml (" in dry.out
    done = crmkit("-C", kaskad, "forget", "viktors", "--yes")
    assert done.code == 0
    left = [p for p in kaskad.rglob("*") if p.is_file() and b"Viktors Petrovs" in p.read_bytes()]
    assert left == [kaskad / "issued" / "x.txt"]
    assert "    issued/x.txt: issued; never changed\n" in done.out
    assert "    decisions/gaps.yaml:39: stop_gap: Viktors's sheet\n" in done.out
    assert not (kaskad / "out").exists()
    assert not (kaskad / ".crmkit" / "undo").exists()
    sitting = (kaskad / "interviews" / "2026-01-15-F03_sales-viktors.yaml").read_text("utf-8")
    assert "quote:" not in sitting
    assert "name: senior sales person" in (kaskad / "engagement.yaml").read_text("utf-8")
    again = crmkit("-C", kaskad, "requirements", "list", "--status", "suspect", "--json").json
    assert again == suspects
    assert crmkit("-C", kaskad, "status", *DAY).code == 0
    assert crmkit("-C", kaskad, "undo").code == 4


def test_forgetting_nobody(kaskad: Path, crmkit: Crmkit) -> None:
    assert crmkit("-C", kaskad, "forget", "nobody").code == 2


def test_an_interview_of_somebody_who_is_unknown_here_is_not_taken(
    kaskad: Path, tmp_path: Path, crmkit: Crmkit
) -> None:
    head, sitting = kaskad / "engagement.yaml", kaskad / "interviews" / "2026-01-15-F03_sales-zoe.yaml"
    here = head.read_text("utf-8")
    zoe = "respondents:\n  - {id: zoe, name: Zoe Ozola, role: sales person, department: sales}\n"
    head.write_text(here.replace("respondents:\n", zoe, 1), "utf-8")
    text = (kaskad / "interviews" / "2026-01-15-F03_sales-viktors.yaml").read_text("utf-8")
    sitting.write_text(
        text.replace("id: F03_sales-viktors\n", "id: F03_sales-zoe\n").replace(
            "respondent: viktors", "respondent: zoe"
        ),
        "utf-8",
    )
    archive = tmp_path / "theirs.crmkit.zip"
    assert crmkit("-C", kaskad, "status").code == 0
    assert crmkit("-C", kaskad, "pack", archive).code == 0
    head.write_text(here, "utf-8")
    sitting.unlink()
    refused = crmkit("-C", kaskad, "unpack", archive, "--yes")
    assert refused.code == 4
    assert "Nothing was taken: the engagement would have 1 problem afterwards." in refused.err
    assert "zoe" in refused.err
    assert not sitting.exists()
    assert crmkit("-C", kaskad, "status").code == 0
