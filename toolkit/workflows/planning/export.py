"""The plan for other tools: MS Project XML, calendar, CSV; the gaps as issues."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from toolkit.exchange.icalendar import Event, calendar
from toolkit.exchange.ms_project import write_ms_project
from toolkit.exchange.plan_tables import issues_csv, plan_csv
from toolkit.exchange.project_file import (
    AFTERNOON,
    EVENING,
    MORNING,
    NOON,
    FileLink,
    FilePhase,
    FileRole,
    FileTask,
    ProjectFile,
)
from toolkit.models.dossier import Dossier
from toolkit.models.planning.gap import GapList
from toolkit.models.planning.plan_detail import ScheduledItem
from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.problems import Refused, UsageError
from toolkit.stages.planning.items import VENDOR
from toolkit.store.dossier import read_dossier
from toolkit.store.files import ensure_folder, saying, write_file
from toolkit.store.folder import OUT, find_root
from toolkit.workflows.calendar import days_off
from toolkit.workflows.clock import now_or
from toolkit.workflows.gaps.decisions import gap_state
from toolkit.workflows.planning.plan import DetailedPlan, plan_work
from toolkit.workflows.session import Session
from toolkit.workflows.zone import zone_of

FORMATS = {"mspdi": "plan.xml", "ics": "plan.ics", "csv": "plan.csv"}
"""Format -> the usual name of the file."""
STYLES = ("jira", "github")


def export_plan(session: Session, what: str, out: Path | None = None) -> Path:
    """Write the plan in a format of `FORMATS` and return the file.

    Raises:
        UsageError: there is no such format.
        Refused: there is no plan with phases.
    """
    if what not in FORMATS:
        raise UsageError(f"There is no format '{what}'.", f"Known are: {', '.join(FORMATS)}.")
    root = find_root(session.directory)
    dossier = read_dossier(root)
    made = plan_work(session.directory)
    if dossier.plan is None or not made.detail.schedule:
        raise Refused("The plan has no phases with work yet.", "Write them into plan.yaml.")
    project = project_file(dossier, dossier.plan, made)
    write: dict[str, Callable[[], bytes]] = {
        "mspdi": lambda: write_ms_project(project),
        "ics": lambda: _calendar(dossier, project, now_or(session.today)),
        "csv": lambda: plan_csv(project),
    }
    target = out or root / OUT / FORMATS[what]
    return _written(target, write[what]())


def export_issues(session: Session, style: str, out: Path | None = None) -> Path:
    """Write lists A and B as issues for a tracker and return the file.

    Raises:
        UsageError: there is no such style.
    """
    if style not in STYLES:
        raise UsageError(f"There is no style '{style}'.", f"Known are: {', '.join(STYLES)}.")
    state = gap_state(session.directory)
    tasks = {task.id: task for task in state.dossier.key_tasks.tasks}
    ordered = sorted(state.gaps, key=lambda gap: gap.list is not GapList.A)
    target = out or find_root(session.directory) / OUT / f"issues-{style}.csv"
    return _written(target, issues_csv(ordered, tasks, style))


def project_file(dossier: Dossier, inputs: PlanInputs, made: DetailedPlan) -> ProjectFile:
    """Return the plan as other tools take it."""
    items = {item.id: item for phase in made.plan.phases for item in phase.items}
    links = {work.id: [FileLink(to, work.lag_days.get(to, 0)) for to in work.after] for work in inputs.work}
    roles = [FileRole(role.id, role.name, role.rate_per_day, role.people) for role in inputs.team]
    if any(s.role == VENDOR for s in made.detail.schedule):
        roles.append(FileRole(VENDOR, "Vendor", inputs.rate_per_day))
    scheduled = {s.item for s in made.detail.schedule}
    tasks = [
        _task(s, items[s.item].mean_days, items[s.item].mean_cost, links.get(s.item, []), scheduled)
        for s in made.detail.schedule
    ]
    return ProjectFile(
        name=dossier.engagement.title,
        currency=inputs.currency,
        phases=tuple(
            FilePhase(p.id, p.name, p.start, p.finish, tuple((m.name, m.date) for m in p.milestones))
            for p in inputs.phases
        ),
        tasks=tuple(tasks),
        roles=tuple(roles),
        off=days_off(dossier),
        worked=tuple(sorted(_worked(inputs))),
    )


def _task(
    s: ScheduledItem, effort: Decimal, cost: Decimal, links: list[FileLink], scheduled: set[str]
) -> FileTask:
    return FileTask(
        id=s.item,
        name=s.name,
        phase=s.phase,
        role=s.role,
        start=s.start,
        finish=s.finish,
        half_days=s.half_days,
        from_noon=s.from_noon,
        till_noon=s.till_noon,
        effort=effort,
        cost=cost,
        links=tuple(link for link in links if link.to in scheduled),
    )


def _worked(inputs: PlanInputs) -> set[date]:
    return {o.day for o in inputs.calendar if o.working}


def _calendar(dossier: Dossier, project: ProjectFile, stamp: datetime) -> bytes:
    """One event a milestone, and one for each day on which an item is worked."""
    zone = zone_of(dossier.engagement)
    engagement = dossier.engagement.id
    events = [
        _event(f"{engagement}-{phase.id}-{number}", name, day, (MORNING, MORNING), zone)
        for phase in project.phases
        for number, (name, day) in enumerate(phase.milestones, 1)
    ]
    off, worked = set(project.off), set(project.worked)
    for task in project.tasks:
        day = task.start
        while day <= task.finish:
            if day in worked or (day.weekday() < 5 and day not in off):
                begin = AFTERNOON if day == task.start and task.from_noon else MORNING
                end = NOON if day == task.finish and task.till_noon else EVENING
                uid = f"{engagement}-{task.id}-{day:%Y%m%d}"
                events.append(_event(uid, f"{task.id} {task.name}", day, (begin, end), zone))
            day += timedelta(days=1)
    return calendar(project.name, events, stamp)


def _event(uid: str, title: str, day: date, hours: tuple[time, time], zone: ZoneInfo) -> Event:
    begin, end = (datetime.combine(day, hour, tzinfo=zone) for hour in hours)
    return Event(uid=uid, title=title, start=begin, finish=end)


def _written(target: Path, data: bytes) -> Path:
    with saying(target.parent):
        ensure_folder(target.parent)
    write_file(target, data)
    return target
