"""MS Project XML (MSPDI): phases as summary tasks, items with days, links, lags, people and cost.

What readers want although it follows from the rest: durations in three spellings, a calendar with the number
1 and a name, lags in tenths of a minute, cost in hundredths, and each start as "no earlier than", so that no
scheduler moves a task.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from lxml import etree

from toolkit.exchange.project_file import (
    AFTERNOON,
    EVENING,
    HALF_DAY_MINUTES,
    MORNING,
    NOON,
    FilePhase,
    FileTask,
    ProjectFile,
)
from toolkit.kernel.money import round_half_up
from toolkit.kernel.xml_text import legal

_SPACE = "http://schemas.microsoft.com/project"
_DAY_MINUTES = 2 * HALF_DAY_MINUTES
_TENTHS = 10
_HOURS_A_DAY = 8
_FINISH_TO_START, _NO_EARLIER = "1", "4"
_MONDAY, _FRIDAY = 2, 6  # MS Project counts from Sunday = 1
_SATURDAY = 5


def write_ms_project(project: ProjectFile) -> bytes:
    """Return the plan as XML; equal plans give equal bytes."""
    root = etree.Element("Project", {"xmlns": _SPACE})
    first = min(phase.start for phase in project.phases)
    _put(root, SaveVersion="14", Name=project.name, Title=project.name, ScheduleFromStart="1")
    _put(
        root,
        StartDate=_moment(datetime.combine(first, MORNING)),
        CurrencyCode=project.currency,
        CalendarUID="1",
    )
    _put(root, DefaultStartTime=MORNING.isoformat(), DefaultFinishTime=EVENING.isoformat())
    _put(root, MinutesPerDay=str(_DAY_MINUTES), MinutesPerWeek=str(5 * _DAY_MINUTES), DaysPerMonth="20")
    _calendar(etree.SubElement(root, "Calendars"), project)
    numbers = _tasks(etree.SubElement(root, "Tasks"), project)
    roles = {role.id: number for number, role in enumerate(project.roles, 1)}
    resources = etree.SubElement(root, "Resources")
    for role in project.roles:
        number = str(roles[role.id])
        hourly = role.rate / _HOURS_A_DAY
        _put(etree.SubElement(resources, "Resource"), UID=number, ID=number, Name=role.name, Type="1",
             MaxUnits=_plain(role.people), StandardRate=_plain(hourly), StandardRateFormat="2")  # fmt: skip
    assignments = etree.SubElement(root, "Assignments")
    for place, task in enumerate(project.tasks, 1):
        units = task.effort * 2 / task.half_days if task.half_days else Decimal(1)
        _put(etree.SubElement(assignments, "Assignment"), UID=str(place), TaskUID=str(numbers[task.id]),
             ResourceUID=str(roles[task.role]), Start=_moment(task.begins), Finish=_moment(task.ends),
             Units=_plain(units.quantize(Decimal("0.0001"))), Work=_span(_minutes(task.effort)),
             Cost=_cents(task.cost))  # fmt: skip
    return bytes(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, pretty_print=True)
    )


def _tasks(parent: etree._Element, project: ProjectFile) -> dict[str, int]:
    """Write all tasks and return the number of each item."""
    numbers: dict[str, int] = {}
    order = [(phase, task) for phase in project.phases for task in project.tasks if task.phase == phase.id]
    at = 0
    for place, phase in enumerate(project.phases, 1):
        at += 1
        inside = [task for p, task in order if p.id == phase.id]
        _summary(parent, at, place, phase)
        for row, inner in enumerate(inside, 1):
            at += 1
            numbers[inner.id] = at
            _task(parent, (at, f"{place}.{row}"), inner)
        for row, (event, day) in enumerate(phase.milestones, len(inside) + 1):
            at += 1
            _milestone(parent, (at, f"{place}.{row}"), event, day)
    for element, task in zip(_items(parent, numbers), _by_number(project, numbers), strict=True):
        for link in task.links:
            if link.to in numbers:
                _put(etree.SubElement(element, "PredecessorLink"), PredecessorUID=str(numbers[link.to]),
                     Type=_FINISH_TO_START, CrossProject="0",
                     LinkLag=str(link.lag * _DAY_MINUTES * _TENTHS), LagFormat="7")  # fmt: skip
    return numbers


def _items(parent: etree._Element, numbers: dict[str, int]) -> Iterator[etree._Element]:
    wanted = {str(number) for number in numbers.values()}
    return (element for element in parent if element.findtext("UID") in wanted)


def _by_number(project: ProjectFile, numbers: dict[str, int]) -> list[FileTask]:
    return sorted((task for task in project.tasks if task.id in numbers), key=lambda task: numbers[task.id])


def _summary(parent: etree._Element, number: int, place: int, phase: FilePhase) -> None:
    _put(etree.SubElement(parent, "Task"), UID=str(number), ID=str(number), Name=f"{phase.id} {phase.name}", Type="1",
         OutlineNumber=str(place), OutlineLevel="1",
         Start=_moment(datetime.combine(phase.start, MORNING)), Finish=_moment(datetime.combine(phase.finish, EVENING)),
         Summary="1", Milestone="0")  # fmt: skip


def _task(parent: etree._Element, where: tuple[int, str], task: FileTask) -> None:
    number, outline = where
    duration = _span(task.half_days * HALF_DAY_MINUTES)
    _put(etree.SubElement(parent, "Task"), UID=str(number), ID=str(number), Name=f"{task.id} {task.name}", Type="1",
         OutlineNumber=outline, OutlineLevel="2", Priority="500",
         Start=_moment(task.begins), Finish=_moment(task.ends),
         Duration=duration, DurationFormat="7", Work=_span(_minutes(task.effort)),
         ActualDuration=_span(0), RemainingDuration=duration,
         EffortDriven="0", Milestone="0", Summary="0", Cost=_cents(task.cost),
         ConstraintType=_NO_EARLIER, ConstraintDate=_moment(task.begins))  # fmt: skip


def _milestone(parent: etree._Element, where: tuple[int, str], name: str, day: date) -> None:
    number, outline = where
    moment = _moment(datetime.combine(day, MORNING))
    _put(etree.SubElement(parent, "Task"), UID=str(number), ID=str(number), Name=name, Type="1",
         OutlineNumber=outline, OutlineLevel="2", Start=moment, Finish=moment,
         Duration=_span(0), DurationFormat="7", Work=_span(0), ActualDuration=_span(0), RemainingDuration=_span(0),
         Milestone="1", Summary="0", ConstraintType=_NO_EARLIER, ConstraintDate=moment)  # fmt: skip


def _calendar(parent: etree._Element, project: ProjectFile) -> None:
    calendar = etree.SubElement(parent, "Calendar")
    _put(calendar, UID="1", Name="Standard", IsBaseCalendar="1", BaseCalendarUID="-1")
    week = etree.SubElement(calendar, "WeekDays")
    for number in range(1, 8):
        works = _MONDAY <= number <= _FRIDAY
        element = etree.SubElement(week, "WeekDay")
        _put(element, DayType=str(number), DayWorking="1" if works else "0")
        if works:
            _hours(element)
    exceptions = etree.SubElement(calendar, "Exceptions")
    days = [(day, False) for day in project.off if day.weekday() < _SATURDAY]
    for day, works in sorted([*days, *((day, True) for day in project.worked)]):
        element = etree.SubElement(exceptions, "Exception")
        _put(element, EnteredByOccurrences="0")
        period = etree.SubElement(element, "TimePeriod")
        last = datetime.combine(day, MORNING).replace(hour=0) + timedelta(days=1, minutes=-1)
        _put(period, FromDate=_moment(datetime.combine(day, MORNING).replace(hour=0)), ToDate=_moment(last))
        _put(
            element,
            Occurrences="1",
            Name="worked" if works else "off",
            Type="1",
            DayWorking="1" if works else "0",
        )
        if works:
            _hours(element)


def _hours(parent: etree._Element) -> None:
    times = etree.SubElement(parent, "WorkingTimes")
    for begin, end in ((MORNING, NOON), (AFTERNOON, EVENING)):
        _put(etree.SubElement(times, "WorkingTime"), FromTime=begin.isoformat(), ToTime=end.isoformat())


def _put(parent: etree._Element, **texts: str) -> None:
    for name, text in texts.items():
        etree.SubElement(parent, name).text = legal(text)


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def _minutes(days: Decimal) -> int:
    return int(round_half_up(days * _DAY_MINUTES, Decimal(1)))


def _span(minutes: int) -> str:
    return f"PT{minutes // 60}H{minutes % 60}M0S"


def _cents(cost: Decimal) -> str:
    return str(int(round_half_up(cost * 100, Decimal(1))))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
