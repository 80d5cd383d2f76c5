"""The guidance of a real folder: walked back stage by stage, kept, and never shown when it is out of date."""

import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from toolkit.cli.app import run
from toolkit.problems import BadData, UsageError
from toolkit.store import library
from toolkit.workflows.advice.check import run_checks
from toolkit.workflows.guidance import report as module
from toolkit.workflows.guidance.report import report
from toolkit.workflows.register.landscape import accept_differences
from toolkit.workflows.session import Session

TODAY = date(2026, 3, 30)


@pytest.fixture
def kaskad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    library.copy_sample("kaskad-pack", tmp_path / "k")
    return tmp_path / "k"


def look(root: Path) -> tuple[dict[str, str], Sequence[str]]:
    found = report(Session(root, TODAY))
    return {s.key: s.state for s in found.stages}, [step.command for step in found.steps]


def test_kaskad_pack(kaskad: Path) -> None:
    found = report(Session(kaskad, TODAY))
    assert [s.key for s in found.stages if s.state == "open"] == [
        "interviews",
        "contradictions",
        "requirements",
        "gaps",
        "plan",
    ]
    assert found.dates.days == 106
    assert (found.figures.budget_holds, found.figures.gaps_a, found.figures.gaps_b) == (False, 2, 5)
    assert found.figures.over == ("first half-year",)
    assert found.figures.unheard == ("production",)
    assert [step.command for step in found.steps] == [
        "crmkit contradictions decide C10 --by maris",
        "crmkit requirements review --by maris",
        "crmkit gaps decide G7 --by maris",
    ]


def test_walked_back_to_an_empty_folder(kaskad: Path) -> None:
    def gone(*names: str) -> tuple[dict[str, str], Sequence[str]]:
        for name in names:
            place = kaskad / name
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink()
        return look(kaskad)

    states, _ = gone("decisions")
    assert (states["demos"], states["choice"], states["gaps"]) == ("done", "open", "blocked")
    states, _ = gone("scorecards")
    assert (states["demos"], states["choice"]) == ("open", "blocked")
    states, steps = gone("plan.yaml", "vendors", "key-tasks.yaml", "landscape", "requirements.yaml")
    assert (states["requirements"], states["key_tasks"], states["demos"]) == ("open", "open", "blocked")
    states, steps = gone("interviews")
    assert (states["interviews"], states["contradictions"]) == ("open", "blocked")
    assert steps == ["crmkit interview F01_project --member ilze --by maris"]


def test_a_kept_report_is_shown_until_a_file_changes(kaskad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = report(Session(kaskad, TODAY))
    with monkeypatch.context() as patched:
        patched.setattr(module, "read_dossier", None, raising=False)
        patched.setattr("toolkit.workflows.guidance.gather.gather", None)
        assert report(Session(kaskad, TODAY)) == first
    assert report(Session(kaskad, date(2026, 3, 31))).dates.today == "2026-03-31"
    file = kaskad / "engagement.yaml"
    file.write_text(
        file.read_text("utf-8").replace("wished_go_live: 2026-03-01", "wished_go_live: 2026-06-10"), "utf-8"
    )
    assert report(Session(kaskad, TODAY)).dates.days == 5


def test_a_broken_cache_is_made_anew(kaskad: Path) -> None:
    first = report(Session(kaskad, TODAY))
    kept = kaskad / ".crmkit" / "cache" / "status"
    kept.write_bytes(kept.read_bytes()[:200])
    assert report(Session(kaskad, TODAY)) == first
    head = kept.read_bytes().partition(b"\n")[0]
    kept.write_bytes(head + b'\n{"stages": 3}')
    assert report(Session(kaskad, TODAY)) == first


def test_a_rater_sees_no_other_vendor_before_handing_in(kaskad: Path) -> None:
    (kaskad / "decisions" / "vendor.yaml").unlink()
    for name in ("gaps", "prices"):
        (kaskad / "decisions" / f"{name}.yaml").unlink(missing_ok=True)
    card = next((kaskad / "scorecards" / "V1").glob("*.yaml"))
    rater = card.stem
    card.unlink()
    assert "V1" not in json.dumps([s.says for s in report(Session(kaskad, TODAY, rater)).stages])


def test_faults_are_said_not_kept(kaskad: Path) -> None:
    report(Session(kaskad, TODAY))
    (kaskad / "requirements.yaml").write_text("schema_version: '1'\nrequirements: 3\n", "utf-8")
    with pytest.raises(BadData):
        report(Session(kaskad, TODAY))


def test_no_engagement_here(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not inside an engagement"):
        report(Session(tmp_path, TODAY))


def test_crmkit_alone_is_the_status_inside_and_the_help_outside(
    kaskad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-C", str(kaskad / "interviews"), "--today", "2026-03-30"]) == 0
    alone = capsys.readouterr().out
    assert run(["-C", str(kaskad), "status", "--today", "2026-03-30"]) == 0
    assert capsys.readouterr().out == alone
    run(["-C", str(tmp_path)])
    assert "Usage: crmkit" in capsys.readouterr().err


def test_the_screen_has_room_on_80_by_24(kaskad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["-C", str(kaskad), "status", "--today", "2026-03-30"])
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 79
    assert "Cost      P80 21,679 of 22,000 EUR; the first half-year cap does NOT hold" in lines
    assert "Go-live   wished 2026-03-01, least realistic 2026-06-15: 106 days too early" in lines


def test_what_interviews_told_waits_for_the_landscape(kaskad: Path) -> None:
    shutil.rmtree(kaskad / "landscape")
    found = report(Session(kaskad, TODAY))
    assert found.stage("interviews").says.endswith("not accepted into the landscape")
    assert "crmkit landscape accept --by maris" in [step.command for step in found.steps]
    states = {f.check: f.state for f in run_checks(Session(kaskad, TODAY)).findings}
    assert {states[f"AP-{n:02d}"] for n in (7, 8, 9, 12, 13)} == {"not_assessable"}
    accept_differences(Session(kaskad, TODAY, "maris"))
    assert "not accepted" not in report(Session(kaskad, TODAY)).stage("interviews").says


def test_without_a_consultant_somebody_of_the_engagement_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    folder = tmp_path / "nn"
    who = ["--member", "Anna Berg, director, management, 2"]
    assert run(["new", str(folder), "--client", "Nord", "--country", "DE", *who]) == 0
    commands = [step.command for step in report(Session(folder, TODAY)).steps]
    assert "crmkit interview F07_management --member anna --by anna" in commands
    with pytest.raises(UsageError, match="here one of: anna"):
        accept_differences(Session(folder, TODAY))


def test_blockers_have_their_check_and_the_way_out(kaskad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["-C", str(kaskad), "status", "--today", "2026-03-30", "--blockers"])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("  - AP-28 ") for line in lines)
    assert "Why, and what would clear it: crmkit check AP-01" in lines
    way = 'Let it stand by name: crmkit check waive AP-01 --about viktors --reason "..." --by MEMBER'
    assert way in lines
