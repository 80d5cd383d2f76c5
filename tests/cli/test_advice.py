"""`check`: grouped for the eye, one list for a program, exit codes, waivers, the page."""

import json
import shutil
from pathlib import Path

import pytest

from toolkit.cli.app import run

PACK = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture
def pack(tmp_path: Path) -> list[str]:
    folder = Path(shutil.copytree(PACK, tmp_path / "pack"))
    return ["-C", str(folder), "--today", "2026-03-30", "--by", "ilze"]


def test_the_contract_of_json(pack: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run([*pack, "check", "waive", "AP-08", "--reason", "Decided in May."])
    capsys.readouterr()
    assert run([*pack, "check", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["findings"]
    keys = {"check", "severity", "state", "message", "advice", "places"}
    assert all(set(finding) == keys for finding in data["findings"])
    states = {finding["check"]: finding["state"] for finding in data["findings"]}
    assert len(states) == 34
    assert states["AP-08"] == "waived"
    assert [code for code, state in states.items() if state == "not_assessable"] == ["AP-27"]
    order = [f["severity"] for f in data["findings"]]
    assert order == sorted(order, key=["block", "warn", "info"].index)


def test_blockers_come_first_and_the_end_sums_up(pack: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*pack, "check"]) == 1
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert lines[0].startswith("Blockers:")
    assert (
        out.index("Blockers:")
        < out.index("Warnings:")
        < out.index("Remarks")
        < out.index("Not assessable yet")
    )
    assert lines[-2] == "40 checks: 13 blockers, 19 warnings, 1 remark; 6 silent, 1 not assessable."
    assert lines[-1] == "Why, and what would clear it: crmkit check AP-01"
    assert max(len(line) for line in lines) <= 79


def test_brief_is_without_advice(pack: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run([*pack, "check", "--brief"])
    out = capsys.readouterr().out
    assert "  Do: " not in out
    assert "engagement.yaml:" not in out


@pytest.mark.parametrize(("code", "exit_code"), [("AP-11", 1), ("ap-03", 0), ("AP-27", 0)])
def test_one_check_is_explained(
    pack: list[str], code: str, exit_code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*pack, "check", code]) == exit_code
    out = capsys.readouterr().out
    assert out.startswith(f"{code.upper()} ")
    assert "  Why: " in out
    assert "Silent when " in out


@pytest.mark.parametrize("typed", ["ap8", "8", "AP08", "ap-08"])
def test_a_check_may_be_typed_shortly(
    pack: list[str], typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*pack, "check", typed]) == 1
    assert capsys.readouterr().out.startswith("AP-08 no or two owners")


def test_an_expired_waiver_is_reported(pack: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run([*pack, "check", "waive", "AP-01", "--reason", "After the season."])
    file = Path(pack[1]) / "engagement.yaml"
    file.write_text(
        file.read_text("utf-8").replace("role: senior sales person", "role: sales person"), "utf-8"
    )
    capsys.readouterr()
    run([*pack, "check", "AP-01"])
    out = " ".join(capsys.readouterr().out.split())
    assert (
        "The waiver of AP-01 about viktors (ilze, 2026-03-30) has expired: what the check saw has changed."
        in out
    )


def test_the_page_is_written(pack: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*pack, "check", "--html"]) == 1
    out = capsys.readouterr().out
    assert "Wrote " in out
    page = (Path(pack[1]) / "out" / "advice-report.html").read_text("utf-8")
    assert "Viktors Petrovs (senior sales person) is a member with 0 released hours a week." in page


def test_a_check_that_is_none(pack: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*pack, "check", "AP-77"]) == 2
    assert "There is no check 'AP-77'." in capsys.readouterr().err


@pytest.mark.parametrize("gone", ["plan.yaml", "key-tasks.yaml", "vendors", "interviews"])
def test_files_that_do_not_hold_together_are_findings(
    pack: list[str], gone: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Path(pack[1]) / gone
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    assert run([*pack, "check", "--json"]) == 3
    findings = json.loads(capsys.readouterr().out)["findings"]
    faults = [f for f in findings if f["check"] == "FILES"]
    assert faults
    assert all(f["severity"] == "block" and f["state"] == "fires" and f["places"] for f in faults)
    rest = [f for f in findings if f["check"] != "FILES"]
    assert [f["check"] for f in rest] == [f"AP-{n:02d}" for n in range(1, 41)]
    assert {f["state"] for f in rest} == {"not_assessable"}
    assert run([*pack, "check"]) == 3
    out = capsys.readouterr().out
    assert out.startswith("The files do not hold together")
    assert faults[0]["places"][0] in out
    assert run([*pack, "status", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["problems"][0]["place"] == faults[0]["places"][0]


def test_the_sum_counts_what_is_waived_and_brief_is_one_line_each(
    pack: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run([*pack, "check", "waive", "AP-08", "--reason", "Decided in May."])
    capsys.readouterr()
    run([*pack, "check", "--brief"])
    lines = capsys.readouterr().out.splitlines()
    assert "40 checks: 12 blockers, 19 warnings, 1 remark; 1 waived, 6 silent, 1 not" in lines
    found = [n for n, line in enumerate(lines) if line.startswith("  - ")]
    assert len(found) > 40
    assert not any(lines[n + 1].startswith("    ") for n in found)
