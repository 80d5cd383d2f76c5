"""The JSON that others rely on: keys, forms and the figures of the Kaskad case."""

from pathlib import Path
from typing import Any

from tests.cli.conftest import Crmkit


def test_demo_compare(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "demo", "compare", "--json").json
    first = said["vendors"][0]
    assert first == {
        "id": "V1",
        "points": 153,
        "max_points": 258,
        "index": "59.3",
        "gate": "pass",
        "failed_musts": [],
        "pending_musts": [],
        "gaps": ["KT09", "KT12", "KT14", "KT18", "KT19", "KT20", "KT22"],
    }
    assert {"vendor": "V1", "task": "KT12", "rater": "guntis"} in said["vetoes"]
    assert {"vendor": "V4", "task": "KT05"} in said["spreads"]
    assert said["unrated_by_owner"] == ["KT19"]
    assert (said["verdict"]["word"], said["verdict"]["vendor"]) == ("CLEAR", "V1")
    assert said["verdict"]["reason"] == "Only V1 passes the gate (no must at not performed)."


def test_demo_compare_with_other_weights(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "demo", "compare", "--json", "--weights", "3,2,1").json
    assert [(v["id"], v["points"], v["max_points"], v["index"]) for v in said["vendors"]] == [
        ("V1", 93, 156, "59.6"),
        ("V4", 85, 156, "54.5"),
        ("V2", 77, 156, "49.4"),
        ("V3", 9, 156, "5.8"),
    ]


def test_gaps_list(crmkit: Crmkit, kaskad: Path) -> None:
    gaps: list[dict[str, Any]] = crmkit("-C", kaskad, "gaps", "list", "--json").json["gaps"]
    assert [(g["id"], g["list"], g["decision"], g["needed_by"], g["resolution"]) for g in gaps] == [
        ("G4", "A", "build_before_go_live", "2026-06-15", "extension"),
        ("G2", "A", "build_before_go_live", "2026-06-15", "configuration"),
        ("G1", "B", "build_in_phase_2", "2026-08-31", "extension"),
        ("G5", "B", "build_in_phase_2", "2026-08-31", "configuration"),
        ("G7", "B", None, "2026-08-31", "configuration"),
        ("G3", "B", "build_later", "2026-12-01", "extension"),
        ("G6", "B", "live_without", "2026-10-15", "future_release"),
    ]
    assert {(g["vendor"], g["task"], g["grade"], g["required"]) for g in gaps if g["id"] == "G4"} == {
        ("V1", "KT09", "satisfactory", "good")
    }


def test_gaps_list_of_every_vendor(crmkit: Crmkit, kaskad: Path) -> None:
    gaps = crmkit("-C", kaskad, "gaps", "list", "--all", "--json").json["gaps"]
    count = {vendor: sum(g["vendor"] == vendor for g in gaps) for vendor in ("V1", "V2", "V3", "V4")}
    assert count == {"V1": 7, "V2": 12, "V3": 21, "V4": 9}


def test_plan(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "plan", "--json").json
    p1 = said["phases"][1]
    assert {k: p1[k] for k in ("id", "mean_days", "sd_days", "mean_cost", "p80_cost", "start", "finish")} == {
        "id": "P1",
        "mean_days": "30.58",
        "sd_days": "2.08",
        "mean_cost": "8563.33",
        "p80_cost": "9053.49",
        "start": "2026-04-13",
        "finish": "2026-06-12",
    }
    assert {k: said["total"][k] for k in ("mean_days", "sd_days", "p80_days", "mean_cost", "p80_cost")} == {
        "mean_days": "57.92",
        "sd_days": "3.19",
        "p80_days": "60.60",
        "mean_cost": "16216.67",
        "p80_cost": "16968.82",
    }
    assert (said["total"]["start"], said["total"]["finish"]) == ("2026-02-02", "2026-12-04")
    assert (said["one_off"]["expected"], said["one_off"]["p80"]) == ("20926.67", "21678.82")
    assert {"vendor": "V4", "years": 5, "cost": "73651.47"} in said["horizon_costs"]
    assert [(f["code"], f["level"]) for f in said["findings"]] == [
        ("first-half-year-cap", "warn"),
        ("wished-date", "warn"),
        ("gap-undecided", "block"),
        ("needed-by", "warn"),
        ("no-stop-gap", "warn"),
        ("simulated-cap", "warn"),
    ]
    assert said["findings"][3]["places"] == ["G3", "KT20", "P3"]


def test_plan_in_detail(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "plan", "--json").json
    assert said["schedule"][0] == {
        "item": "TOR",
        "name": "Technical Assignment",
        "phase": "P0",
        "role": "vendor",
        "start": "2026-02-02",
        "finish": "2026-02-16",
    }
    assert [level["name"] for level in said["levels"]] == [
        "musts left out",
        "weighted lateness",
        "phase ends",
    ]
    assert [part["id"] for part in said["p80"]["parts"]] == ["P0", "P1", "P2", "P3", "total"]
    assert float(said["p50"]["one_off"]) < float(said["p80"]["one_off"])
    assert {chance["what"] for chance in said["chances"]} >= {"one-off budget"}
    assert len(said["drivers"]) == 5


def test_plan_explained(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "plan", "--explain", "--json").json
    assert len(said["conflict"]) == 1
    assert said["ways_out"][0] == {
        "change": "raise the cap of the first half-year by 211 EUR",
        "cost": "210.53",
    }


def test_requirements_list(crmkit: Crmkit, kaskad: Path) -> None:
    listed = crmkit("-C", kaskad, "requirements", "list", "--json").json["requirements"]
    by_number = {r["number"]: r for r in listed}
    rule = by_number["REQ-SEC-001"]
    assert set(rule) >= {"id", "statement", "category", "priority", "acceptance", "sources", "status"}
    assert rule["status"] == "accepted"
    assert {s["member"] for s in rule["sources"]} == {"ilze", "andris", "viktors"}
    assert all(r["sources"] for r in listed)


def test_status(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "status", "--json").json
    assert said["contradictions"] == {"all": 12, "open": 2}
    assert said["gaps"] == {"A": 2, "B": 5, "undecided": 1}
    messages = " ".join(b["message"] for b in said["blockers"] if b["state"] == "fires")
    assert all(name in messages for name in ("C7", "C10", "G7"))


def test_contradictions_list(crmkit: Crmkit, kaskad: Path) -> None:
    found = crmkit("-C", kaskad, "contradictions", "list", "--json").json["contradictions"]
    assert sorted(one["id"] for one in found) == sorted(f"C{number}" for number in range(1, 13))
    assert sorted(one["id"] for one in found if one["state"] == "open") == ["C10", "C7"]
    first = next(one for one in found if one["id"] == "C1")
    assert {key: first[key] for key in ("question", "state", "decision", "owner")} == {
        "question": "sal_vol",
        "state": "decided",
        "decision": "132",
        "owner": "andris",
    }
    assert [(v["member"], v["value"]) for v in first["versions"]] == [
        ("andris", "120"),
        ("viktors", "80"),
        ("laura", "140"),
    ]
    open_ones = crmkit("-C", kaskad, "contradictions", "list", "--open", "--json").json["contradictions"]
    assert [one["id"] for one in open_ones] == ["C10", "C7"]


def test_interview_list(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "interview", "list", "--json").json
    lines = {line["id"]: line for line in said["interviews"]}
    assert len(lines) == 34
    juris = lines["F08_systems-juris"]
    assert {key: juris[key] for key in ("questionnaire", "member", "state", "answered", "open")} == {
        "questionnaire": "F08_systems",
        "member": "juris",
        "state": "submitted",
        "answered": 127,
        "open": 1,
    }
    assert said["unheard_departments"] == ["production"]


def test_questionnaire_list(crmkit: Crmkit, kaskad: Path) -> None:
    listed = crmkit("-C", kaskad, "questionnaire", "list", "--json").json["questionnaires"]
    assert len(listed) == 18
    assert {key: listed[0][key] for key in ("id", "title", "minutes")} == {
        "id": "F01_project",
        "title": "Project and work group",
        "minutes": 45,
    }
    assert set(listed[0]) >= {"audience", "questions"}


def test_interview_plan(crmkit: Crmkit, kaskad: Path) -> None:
    said = crmkit("-C", kaskad, "interview", "plan", "--json", "--from", "2026-04-01").json
    assert said["sittings"][0] == {
        "member": "viktors",
        "questionnaires": ["F02_process"],
        "day": "2026-04-01",
        "start": "09:00",
        "minutes": 90,
    }
