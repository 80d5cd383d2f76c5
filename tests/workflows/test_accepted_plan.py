"""What moved against the accepted plan, and why."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from toolkit.models.planning.accepted_plan import Move
from toolkit.workflows.planning.plan import accept_plan, plan_work
from toolkit.workflows.session import Session

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(SAMPLE, tmp_path / "k"))
    accept_plan(Session(root, date(2026, 3, 30), "ilze"), "agreed")
    return root


def moved_after(root: Path, file: str, old: str, new: str) -> dict[str, Move]:
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), "utf-8")
    return {move.item: move for move in plan_work(root).moved}


def test_nothing_moves_while_nothing_changes(root: Path) -> None:
    assert plan_work(root).moved == ()


def test_more_work_moves_what_comes_after_it_and_nothing_else(root: Path) -> None:
    work = 'migration\n      offer_class: configuration\n      estimate:\n        optimistic: "3"\n        likely: "4"'
    moved = moved_after(root, "vendors/V1.yaml", work, work.replace('"4"', '"7"'))
    assert {name: move.why for name, move in moved.items()} == {
        "migration": "its work went from 4.5 to 6.5 days",
        "stock_read": "its place went to migration, done by vendor too",
        "G2": "its place went to stock_read, done by vendor too",
    }


def test_work_that_came_and_went(root: Path) -> None:
    moved = moved_after(root, "decisions/plan.yaml", "item: training", "item: lessons")
    assert moved["lessons"].why == "it is not in the plan any more"
    assert moved["training"].why == "it came in after the plan was accepted"
