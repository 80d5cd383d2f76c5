"""Plans for other tools: mpxj reads every date, link, lag and cost back and moves nothing; calendars; CSV."""

import csv
import io
import json
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree

from toolkit.exchange.ms_project import write_ms_project
from toolkit.exchange.plan_tables import plan_csv
from toolkit.exchange.project_file import FileLink, FilePhase, FileRole, FileTask, ProjectFile
from toolkit.problems import UsageError
from toolkit.store.dossier import read_dossier
from toolkit.workflows.planning.export import export_issues, export_plan, project_file
from toolkit.workflows.planning.plan import plan_work
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[2] / "samples"
READER = Path(__file__).with_name("mpxj_reader.py")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    return Session(root, date(2026, 3, 30), "ilze")


def _task(name: str, days: tuple[date, date], halves: int, *links: FileLink, noon: tuple[bool, bool] = (False, False)) -> FileTask:  # fmt: skip
    return FileTask(
        id=name, name="=cmd|'/c calc'!A1 & <b>", phase="P1", role="dev", start=days[0], finish=days[1], half_days=halves,
        from_noon=noon[0], till_noon=noon[1], effort=Decimal(halves) / 2, cost=Decimal("100.50"), links=links,
    )  # fmt: skip


SMALL = ProjectFile(
    name="Small & <x>\x01",
    currency="EUR",
    phases=(
        FilePhase("P1", "First", date(2026, 4, 27), date(2026, 5, 15), (("Go-live", date(2026, 5, 15)),)),
    ),
    tasks=(
        _task("a", (date(2026, 4, 29), date(2026, 4, 30)), 3, noon=(False, True)),
        # 1 May is off; two working days of lag from Thursday noon end on Tuesday noon.
        _task("b", (date(2026, 5, 5), date(2026, 5, 5)), 1, FileLink("a", 2), noon=(True, False)),
    ),
    roles=(FileRole("dev", "Developer", Decimal(400)),),
    off=(date(2026, 5, 1),),
)


def _read_by_mpxj(file: Path) -> dict[str, Any]:
    line = [sys.executable, str(READER), str(file)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


@pytest.mark.slow
@pytest.mark.needs_program("java")
def test_mpxj_reads_the_kaskad_plan_back_and_moves_nothing(session: Session) -> None:
    found = _read_by_mpxj(export_plan(session, "mspdi"))
    dossier = read_dossier(session.directory)
    assert dossier.plan is not None
    project = project_file(dossier, dossier.plan, plan_work(session.directory))
    names = {task.id: f"{task.id} {task.name}" for task in project.tasks}
    for task in project.tasks:
        back = found["tasks"][names[task.id]]
        assert back["start"] == task.begins.isoformat(timespec="minutes")
        assert back["finish"] == task.ends.isoformat(timespec="minutes")
        assert back["cost"] == f"{task.cost:.2f}"
        assert back["links"] == {names[link.to]: float(link.lag) for link in task.links}
    assert (found["broken"], found["moved"], found["currency"]) == ([], [], "EUR")
    assert len(found["tasks"]) == 14 + 6
    assert found["rates"] == {"Vendor": "35.0/h"}


@pytest.mark.slow
@pytest.mark.needs_program("java")
def test_mpxj_keeps_lags_over_holidays_and_odd_names(tmp_path: Path) -> None:
    file = tmp_path / "small.xml"
    file.write_bytes(write_ms_project(SMALL))
    found = _read_by_mpxj(file)
    name = "b =cmd|'/c calc'!A1 & <b>"
    assert found["tasks"][name]["links"] == {"a =cmd|'/c calc'!A1 & <b>": 2.0}
    assert (found["broken"], found["moved"]) == ([], [])


def test_equal_plans_give_equal_bytes() -> None:
    data = write_ms_project(SMALL)
    assert data == write_ms_project(SMALL)
    root = etree.fromstring(data)
    space = {"p": "http://schemas.microsoft.com/project"}
    assert root.findtext("p:Name", namespaces=space) == "Small & <x>\ufffd"
    assert [e.text for e in root.iterfind(".//p:LinkLag", space)] == ["9600"]


def test_the_calendar_has_the_days_worked_and_the_milestones(session: Session) -> None:
    file = export_plan(session, "ics")
    events = list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    titles = [str(event["SUMMARY"]) for event in events]
    assert titles.count("TOR Technical Assignment") == 11
    assert {"Go-live", "Contract signed", "Trial begins"} <= set(titles)
    days = {event.decoded("DTSTART").date() for event in events}
    assert date(2026, 5, 1) not in days
    assert export_plan(session, "ics").read_bytes() == file.read_bytes()


def test_tables_for_spreadsheets_and_trackers_run_nothing(session: Session) -> None:
    rows = list(csv.reader(io.StringIO(plan_csv(SMALL).decode("utf-8-sig"))))
    assert rows[2][:2] == ["b", "'=cmd|'/c calc'!A1 & <b>"]
    assert rows[2][-1] == "a+2"
    jira = list(csv.reader(io.StringIO(export_issues(session, "jira").read_text("utf-8-sig"))))
    assert jira[0] == ["Summary", "Description", "Priority", "Due Date", "Labels"]
    assert [row[0].split(":")[0] for row in jira[1:]] == ["G4", "G2", "G1", "G5", "G7", "G3", "G6"]
    assert jira[1][2:] == ["Highest", "2026-06-15", "gap list-A"]
    github = list(csv.reader(io.StringIO(export_issues(session, "github").read_text("utf-8-sig"))))
    assert github[1][2] == "gap,list-A,must"


def test_unknown_formats_are_named(session: Session) -> None:
    with pytest.raises(UsageError, match="Known are: mspdi, ics, csv"):
        export_plan(session, "pdf")
    with pytest.raises(UsageError, match="Known are: jira, github"):
        export_issues(session, "gitlab")
