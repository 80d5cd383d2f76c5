"""The list of key tasks on the command line: edited while open, kept while locked, shown in both versions."""

import json
from pathlib import Path

import pytest

from tests.workflows.selection.before_prices import engagement, everything, rate_all, session
from toolkit.cli.app import run
from toolkit.problems import BadData, Refused, UsageError
from toolkit.workflows.selection import key_tasks
from toolkit.workflows.selection.key_tasks import TaskWords


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


@pytest.fixture
def opened(root: Path) -> Path:
    key_tasks.unlock(session(root, "ilze"), "dispatch was forgotten")
    return root


def call(root: Path, *words: str, by: str = "ilze") -> int:
    return run(["-C", str(root), "--today", "2026-02-24", "--by", by, "keytasks", *words])


def test_while_locked_nothing_changes(root: Path) -> None:
    before = everything(root)
    with pytest.raises(Refused, match="locked since 2026-02-20"):
        key_tasks.edit(session(root, "ilze"), "KT05", TaskWords(weight="9"))
    assert everything(root) == before


def test_a_field_is_changed_and_taken_out_again(opened: Path) -> None:
    work = session(opened, "ilze")
    changed = key_tasks.edit(work, "kt05", TaskWords(weight="9", required="excellent", owner="Laura"))
    assert (changed.weight, changed.required, changed.owner) == (9, "excellent", "laura")
    changed = key_tasks.edit(work, "KT05", TaskWords(weight="", required=""))
    assert (changed.weight, changed.required) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        TaskWords(weight="-1"),
        TaskWords(weight="much"),
        TaskWords(priority="wont"),
        TaskWords(required="great"),
    ],
)
def test_a_value_that_does_not_hold(opened: Path, words: TaskWords) -> None:
    before = everything(opened)
    with pytest.raises(BadData, match="key task KT05: "):
        key_tasks.edit(session(opened, "ilze"), "KT05", words)
    assert everything(opened) == before


def test_who_or_what_is_not_known(opened: Path) -> None:
    work = session(opened, "ilze")
    for task, words, new in (
        ("KT99", TaskWords(weight="1"), False),
        ("KT05", TaskWords(weight="1"), True),
        ("KT05", TaskWords(owner="nobody"), False),
        ("KT05", TaskWords(), False),
    ):
        with pytest.raises(UsageError):
            key_tasks.edit(work, task, words, new=new)


def test_both_versions_are_shown_with_the_result_under_each(
    opened: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_tasks.edit(session(opened, "ilze"), "KT11", TaskWords(weight="9"))
    key_tasks.lock(session(opened, "andris"), "again")
    rate_all(opened, "laura")
    assert call(opened, "list") == 0
    shown = capsys.readouterr().out
    assert "Locked 2026-02-20 by andris, opened 2026-02-24 by ilze: dispatch was forgotten" in shown
    assert "KT11: must, weight 5, good required -> must, weight 9, good required" in shown
    assert "result with what was locked then: V1 172/258" in shown
    assert call(opened, "list", by="natalja") == 0
    assert "result with" not in capsys.readouterr().out


def test_a_dropped_task_is_not_proposed_again(opened: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(opened, "drop", "KT16", "--reason", "nobody stops") == 0
    assert call(opened, "list", "--json") == 0
    listed = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert (len(listed["tasks"]), listed["proposals"], listed["locked"]) == (23, [], None)


def test_a_task_that_something_speaks_of_stays(opened: Path) -> None:
    before = everything(opened)
    with pytest.raises(Refused, match=r"vendors/V1\.yaml speaks of it"):
        key_tasks.drop(session(opened, "ilze"), "KT22", "nobody stops")
    assert everything(opened) == before


def test_the_list_can_be_made_afresh_from_the_interviews(
    opened: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (opened / "key-tasks.yaml").unlink()
    (opened / "landscape/flows.yaml").unlink()
    for vendor in opened.glob("vendors/*.yaml"):
        vendor.unlink()
    assert call(opened, "derive", "--accept", "all") == 0
    assert capsys.readouterr().out.count("accepted KT") == 24
