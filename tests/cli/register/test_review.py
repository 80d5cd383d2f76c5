"""A review at the keyboard and from a file: every decision is saved, explained and can be taken back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Crmkit
from tests.cli.typist import BACK, DOWN, ENTER, MENU, STOP, UP, terminal
from toolkit.cli.review.loop import run_review
from toolkit.models.requirements.requirement import Requirement
from toolkit.stages.requirements.selection import Wanted
from toolkit.workflows.register.review import findings_of, open_review
from toolkit.workflows.requirements import read_register
from toolkit.workflows.session import Session

TODAY = date(2026, 3, 30)


def sit(root: Path, keys: str, **wanted: str) -> list[str]:
    """Hold a review of the sample with these keys; returns what was said."""
    said: list[str] = []
    opened = open_review(Session(root, TODAY, "ilze"), Wanted(**wanted))
    with terminal(keys + STOP, hang_up=True) as there:
        run_review(opened, there, said.append)
    return said


def choose(label: str, labels: Sequence[str]) -> str:
    return DOWN * labels.index(label) + ENTER


PROPOSED = ["accept", "edit", "priority", "owner", "tasks", "merge", "split", "park", "reject", "next"]


def of(root: Path, template: str) -> list[Requirement]:
    return [r for r in read_register(root).requirements if r.template == template]


def only(root: Path, template: str) -> Requirement:
    (found,) = of(root, template)
    return found


def test_what_waits_is_worked_through_and_the_share_of_musts_is_told(kaskad: Path) -> None:
    said = sit(kaskad, ENTER * 0, status="draft")
    assert said[0].startswith("8 to work through.")
    assert said[2].startswith("[1 of 8]  Musts: ")
    assert "74 of 154 system requirements (48 %, limit 60 %)." in said[2]
    assert said[-1].startswith("0 decisions. Musts: ")


def test_park_wants_a_reason_and_is_kept_with_it(kaskad: Path) -> None:
    park = choose("park", PROPOSED)
    said = sit(kaskad, park + ENTER + park + "not before 2027" + ENTER, source="F03_sales", status="todo")
    assert "! Without a reason it stays." in said
    plan = only(kaskad, "R-SAL-45")
    assert (plan.status.value, plan.remark) == ("parked", "not before 2027")


def test_a_must_is_accepted_only_with_a_name(kaskad: Path, crmkit: Crmkit) -> None:
    named = sit(kaskad, ENTER + DOWN * 20, source="F02_process-andris", status="accepted")
    assert any(line.startswith("Cannot work without it: ") for line in named)
    file = kaskad / "do.yaml"
    text = "actions:\n  - {requirement: REQ-PRC-010, do: edit, statement: New words., acceptance: x}\n"
    file.write_text(text, "utf-8")
    assert crmkit("-C", kaskad, "requirements", "review", "--actions", file, "--by", "laura").code == 0
    shown = crmkit("-C", kaskad, "requirements", "show", "REQ-PRC-010")
    assert "SUSPECT: the words changed since the review (ilze, 2026-03-20)." in shown.out
    assert "Laura Zarina  requirements review" in shown.out
    assert "    statement: " in shown.out
    assert crmkit("-C", kaskad, "requirements", "list", "--status", "suspect").out.count("REQ-PRC-010") == 1


def test_edit_then_undo_then_leave(kaskad: Path) -> None:
    before = only(kaskad, "R-SAL-45")
    # A text is changed at its end; the acceptance criterion is kept with Enter.
    edit = choose("edit", PROPOSED) + " And more." + ENTER + ENTER
    with_undo = [*PROPOSED, "undo"]
    said = sit(kaskad, edit, source="F03_sales", status="todo")
    changed = only(kaskad, "R-SAL-45")
    assert changed.statement == f"{before.statement} And more."
    assert said[-1].startswith("1 decisions.")
    again = sit(kaskad, edit + choose("undo", with_undo), source="F03_sales", status="todo")
    assert "Taken back." in again
    assert only(kaskad, "R-SAL-45") == changed
    history = (kaskad / "history.jsonl").read_text("utf-8").splitlines()
    assert [line.count("taken back") for line in history] == [0, 0, 1]


def test_an_empty_place_is_refused_at_once_and_editing_is_offered(kaskad: Path) -> None:
    # The pointer stands on 'edit the words', one below 'accept'.
    said = sit(kaskad, UP + ENTER, status="draft")
    assert any(line.startswith("! r4jyc4coqez still has an empty place: goal_metric.") for line in said)


def test_next_back_and_jump(kaskad: Path) -> None:
    forward = DOWN * (len(PROPOSED) - 2) + ENTER
    said = sit(kaskad, forward + BACK + MENU + DOWN * 2 + ENTER, status="draft")
    places = [line.split("]")[0][1:] for line in said if line.startswith("[")]
    assert places == ["1 of 8", "2 of 8", "1 of 8", "3 of 8"]


def test_a_file_of_decisions_is_done_whole_or_not_at_all(kaskad: Path, crmkit: Crmkit) -> None:
    before = (kaskad / "requirements.yaml").read_bytes()
    file = kaskad / "do.yaml"
    file.write_text(
        "actions:\n"
        "  - {requirement: REQ-SAL-001, do: park, reason: later}\n"
        "  - {requirement: REQ-SAL-002, do: reject}\n"
        "  - {requirement: REQ-XXX-001, do: accept}\n"
        "  - {requirement: REQ-SAL-003, do: edit, owner: nobody}\n",
        "utf-8",
    )
    refused = crmkit("-C", kaskad, "requirements", "review", "--actions", file, "--by", "ilze")
    assert refused.code == 3
    assert [line.removeprefix(str(file)).split(" ")[0] for line in refused.err.splitlines()[:-1]] == [
        ":3:5:",
        ":4:5:",
        ":5:5:",
    ]
    assert (kaskad / "requirements.yaml").read_bytes() == before
    file.write_text("actions:\n  - {requirement: REQ-SAL-001, do: park, reason: later}\n", "utf-8")
    done = crmkit("-C", kaskad, "requirements", "review", "--actions", file, "--by", "ilze")
    assert done.out.startswith("park    REQ-SAL-001  parked  ")
    assert crmkit("-C", kaskad, "undo").code == 0
    assert (kaskad / "requirements.yaml").read_bytes() == before
    assert not (kaskad / "history.jsonl").exists()


def test_nobody_decides_without_a_name_or_a_terminal(kaskad: Path, crmkit: Crmkit) -> None:
    assert crmkit("-C", kaskad, "requirements", "review").err == (
        "crmkit: Who is doing this? Say it with --by MEMBER, here one of: ilze, andris, viktors, laura, "
        "dace, guntis, natalja, juris, inga, maris.\n"
    )
    silent = crmkit("-C", kaskad, "requirements", "review", "--by", "ilze")
    assert (silent.code, silent.err) == (
        2,
        "crmkit: There is no terminal to ask at. Give the decisions with --actions FILE.\n",
    )
    assert crmkit("-C", kaskad, "requirements", "review", "--status", "odd", "--by", "ilze").code == 2


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"source": "dace", "status": "accepted"}, 10),
        ({"source": "F04_marketing", "status": "accepted"}, 10),
        ({"category": "NF.", "priority": "must"}, 19),
        ({"status": "open"}, 8),
        ({"finding": "Q03"}, 0),
    ],
)
def test_the_list_is_filtered(kaskad: Path, wanted: dict[str, str], count: int) -> None:
    assert len(open_review(Session(kaskad, TODAY, "ilze"), Wanted(**wanted)).queue) == count


def test_a_finding_filters_too(kaskad: Path) -> None:
    session = Session(kaskad, TODAY, "ilze")
    found = findings_of(session)
    rule = found[0].rule
    opened = open_review(session, Wanted(finding=rule.lower()), found)
    assert opened.queue == tuple(dict.fromkeys(f.id for f in found if f.rule == rule))
    said: list[str] = []
    with terminal(STOP, hang_up=True) as there:
        run_review(opened, there, said.append)
    assert any(line.startswith(f"Wording: {rule} (") for line in said)
