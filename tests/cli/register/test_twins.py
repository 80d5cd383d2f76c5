"""`requirements twins`: shown, decided at the keyboard and from a file, kept with name and date."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from tests.cli.typist import DOWN, ENTER, STOP, terminal
from toolkit.cli.twinning import show_or_decide
from toolkit.workflows.requirements import read_register
from toolkit.workflows.session import Session
from toolkit.workflows.status import take_stock


def sit(root: Path, keys: str) -> None:
    with terminal(keys + STOP, hang_up=True) as there:
        show_or_decide(Session(root, date(2026, 3, 30), "ilze"), 20, across=False, terminal=there)


def test_json(kaskad: Path, crmkit: Crmkit) -> None:
    pairs = crmkit("-C", kaskad, "requirements", "twins", "--json").json["pairs"]
    assert set(pairs[0]) == {"a", "b", "score", "group", "conflicts"}
    assert pairs[0]["score"] == 0.9313


def test_same_merges_with_all_sources_and_is_kept(kaskad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sit(kaskad, ENTER + ENTER + "one report" + ENTER)
    assert "REQ-COR-022" in capsys.readouterr().out
    register = {r.number: r for r in read_register(kaskad).requirements}
    kept, gone = register["REQ-COR-006"], register["REQ-COR-022"]
    assert (gone.status.value, gone.merged_into, gone.remark) == ("merged", kept.id, "one report")
    assert {s.member for s in kept.sources} == {"andris", "ilze"}
    text = (kaskad / "decisions" / "twins.yaml").read_text("utf-8")
    assert text.endswith(
        f"twins:\n  - a: {kept.id}\n    b: {gone.id}\n    verdict: same\n    by: ilze\n    date: 2026-03-30\n"
        "    reason: one report\n"
    )


def test_different_ones_do_not_come_again(kaskad: Path, crmkit: Crmkit) -> None:
    before = crmkit("-C", kaskad, "requirements", "twins", "--json").json["pairs"]
    # Two candidates stand beside the first one: 'all of them are different'.
    sit(kaskad, DOWN * 2 + ENTER)
    after = crmkit("-C", kaskad, "requirements", "twins", "--json").json["pairs"]
    assert len(after) == len(before) - 2


def test_a_conflict_opens_a_question_and_different_closes_it(kaskad: Path, crmkit: Crmkit) -> None:
    file = kaskad / "do.yaml"
    entry = "decisions:\n  - {a: REQ-COR-018, b: REQ-COR-020, verdict: %s}\n"
    file.write_text(entry % "conflicts", "utf-8")
    assert crmkit("-C", kaskad, "requirements", "twins", "--decisions", file, "--by", "ilze").code == 0
    shown = crmkit("-C", kaskad, "requirements", "show", "REQ-COR-018").out
    assert "Open: Conflicts with " in shown
    blocked = "REQ-COR-018 and REQ-COR-020 cannot both hold"
    assert blocked in str(take_stock(kaskad).open_points)
    derived = crmkit("-C", kaskad, "requirements", "derive", "--today", "2026-03-30")
    assert derived.out.startswith("0 new, 0 changed, 0 vanished")
    file.write_text(entry % "different", "utf-8")
    assert crmkit("-C", kaskad, "requirements", "twins", "--decisions", file, "--by", "ilze").code == 0
    assert blocked not in str(take_stock(kaskad).open_points)
    assert "Open:" not in crmkit("-C", kaskad, "requirements", "show", "REQ-COR-018").out
    assert (kaskad / "decisions" / "twins.yaml").read_text("utf-8").count("verdict") == 1


def test_faults_are_told_with_their_place(kaskad: Path, crmkit: Crmkit) -> None:
    file = kaskad / "do.yaml"
    file.write_text(
        "decisions:\n  - {a: REQ-COR-018, b: REQ-COR-018, verdict: same}\n"
        "  - {a: REQ-XXX-001, b: REQ-COR-018, verdict: same}\n",
        "utf-8",
    )
    refused = crmkit("-C", kaskad, "requirements", "twins", "--decisions", file, "--by", "ilze")
    assert refused.code == 3
    assert f"{file}:2:5: decision REQ-COR-018 is compared with itself." in refused.err
    assert f"{file}:3:5: decision There is no requirement 'REQ-XXX-001'." in refused.err
    assert not (kaskad / "decisions" / "twins.yaml").exists()
