"""calendar.csv: days against the country's calendar, every fault with its line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from toolkit.problems import BadData
from toolkit.store.dossier import read_dossier
from toolkit.store.reading.calendar_csv import read_calendar
from toolkit.workflows.calendar import days_off, holidays_of
from toolkit.workflows.planning.plan import accept_plan
from toolkit.workflows.session import Session

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.mark.parametrize(
    "text",
    [
        "day,working,reason\n2026-05-04,yes,works\n2026-05-05,,\n",
        "\ufeffDay;Working;Reason\r\n2026-05-04;YES;works\r\n2026-05-05;no;\r\n\r\n",
    ],
)
def test_days_are_read(text: str) -> None:
    days, problems = read_calendar(text.encode())
    assert problems == []
    assert [(d.day, d.working, d.reason) for d in days] == [
        (date(2026, 5, 4), True, "works"),
        (date(2026, 5, 5), False, ""),
    ]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", [(1, "no-header")]),
        (b"date\n2026-05-04", [(1, "no-header")]),
        (b"\xff\xfe", [(1, "not-text")]),
        (
            b"day,working\n2026-02-30,no\n2026-05-04,perhaps\n2026-05-04,no\n",
            [(2, "no-day"), (3, "not-yes-no"), (4, "day-twice")],
        ),
    ],
)
def test_faults_have_their_line(data: bytes, found: list[tuple[int, str]]) -> None:
    assert [(p.place.line, p.code) for p in read_calendar(data)[1]] == found


def test_the_file_stands_against_the_country_and_its_faults_are_shown(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SAMPLE, tmp_path / "k"))
    (root / "calendar.csv").write_text("day,working\n2026-05-04,yes\n2026-05-05,no\n", "utf-8")
    off = days_off(read_dossier(root))
    assert date(2026, 5, 4) in holidays_of(read_dossier(root))
    assert (date(2026, 5, 4) in off, date(2026, 5, 5) in off) == (False, True)
    (root / "calendar.csv").write_text("day,working\nfourth of May,yes\n", "utf-8")
    with pytest.raises(BadData, match=r"calendar\.csv:2"):
        read_dossier(root)


def test_an_accepted_plan_keeps_its_holidays(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SAMPLE, tmp_path / "k"))
    before = holidays_of(read_dossier(root))
    accept_plan(Session(root, date(2026, 3, 30), "ilze"), "agreed")
    file = root / "decisions" / "plan.yaml"
    frozen = file.read_text("utf-8")
    assert "2026-05-04" in frozen
    file.write_text(frozen.replace("2026-05-04", "2026-05-06"), "utf-8")
    assert holidays_of(read_dossier(root)) == before - {date(2026, 5, 4)} | {date(2026, 5, 6)}
