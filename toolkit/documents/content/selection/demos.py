"""Paper for the demos: the script every vendor gets, and the scorecard a rater fills in by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.documents.content.labels import sentence
from toolkit.models.blocks import (
    Block,
    Cell,
    Column,
    Definition,
    DefinitionTable,
    Paragraph,
    Row,
    Table,
    Text,
)
from toolkit.models.selection.key_task import KeyTask

Blocks = tuple[Block, ...]
_NBSP, _BOX = "\u00a0", "☐"
_HOUR = 60


@dataclass(frozen=True)
class Moment:
    """A line of the timetable: minutes from the beginning, how long, what, and the case if it is one."""

    start: int
    minutes: int
    what: str
    task: KeyTask | None = None


@dataclass(frozen=True)
class ScriptPaper:
    """What the script is made from; `roles` are the roles of the tasks' owners by member id."""

    moments: Sequence[Moment]
    minutes_per_task: int
    begins: int
    roles: Mapping[str, str]


def script_view(paper: ScriptPaper, client: str) -> dict[str, object]:
    """Values that the template prints."""
    whole = paper.moments[-1].start + paper.moments[-1].minutes if paper.moments else 0
    return {
        "client": client,
        "minutes": paper.minutes_per_task,
        "count": sum(m.task is not None for m in paper.moments),
        "whole": f"{whole // _HOUR} h {whole % _HOUR:02d} min",
    }


def script_data(paper: ScriptPaper) -> dict[str, Blocks]:
    """Blocks that the template places."""
    tasks = [m.task for m in paper.moments if m.task]
    return {
        "timetable": (_timetable(paper),),
        "sample-data": (_sample_data(tasks),),
        "cases": tuple(_case(task, paper) for task in tasks),
    }


def _timetable(paper: ScriptPaper) -> Table:
    rows = []
    for moment in paper.moments:
        at = paper.begins + moment.start
        task = moment.task
        what = f"{task.id}{_NBSP}{_NBSP}{sentence(task.name)}" if task else ""
        told: str | tuple[Text, ...] = what or (Text(text=moment.what, marks=("emphasis",)),)
        rows.append(Row.of(f"{at // _HOUR:02d}:{at % _HOUR:02d}", moment.minutes, told))
    columns = (
        Column(header="At", width=10),
        Column(header="Minutes", width=12, kind="number", decimals=0),
        Column(header="What is shown", width=78),
    )
    return Table(id="tbl-timetable", caption="Timetable", columns=columns, rows=tuple(rows))


def _sample_data(tasks: Sequence[KeyTask]) -> Table:
    columns = (
        Column(header="For", width=9, kind="id"),
        Column(header="The case as we have it: load what it needs", width=76),
        Column(header="Loaded", width=15),
    )
    rows = tuple(Row.of(t.id, sentence(t.demo_case) or "(the client hands it over)", _BOX) for t in tasks)
    return Table(id="tbl-sample-data", caption="Sample data", columns=columns, rows=rows)


def _case(task: KeyTask, paper: ScriptPaper) -> DefinitionTable:
    often = ""
    if task.per_week is not None:
        often = f"{task.per_week.normalize():f} times a week"
        if task.minutes_today is not None:
            often += f", {task.minutes_today.normalize():f} minutes each today"
    said = (
        ("Case", sentence(task.demo_case)),
        ("To be seen at the end", sentence(task.done_well)),
        ("Who does it with us", sentence(paper.roles.get(task.owner, ""))),
        ("How often", often),
        ("Time", f"{paper.minutes_per_task} minutes"),
    )
    rows = tuple(Definition(label=label, inlines=text) for label, text in said if text)
    return DefinitionTable(key=task.id, title=sentence(task.name), rows=rows, id=f"case-{task.id.lower()}")


@dataclass(frozen=True)
class CardPaper:
    """What a paper scorecard is made from; the meanings are (grade, what it means)."""

    tasks: Sequence[KeyTask]
    rater: str
    vendor: str
    grades: Sequence[tuple[str, str]]
    seen: Sequence[str]
    reasons: Sequence[str]
    own: frozenset[str] = frozenset()


def card_view(paper: CardPaper) -> dict[str, object]:
    """Values that the template prints."""
    return {"rater": paper.rater, "vendor": paper.vendor, "own": len(paper.own)}


def card_data(paper: CardPaper) -> dict[str, Blocks]:
    """Blocks that the template places."""
    return {"head": (_head(paper),), "meanings": (_meanings(paper),), "tasks": (_tasks(paper),)}


def _head(paper: CardPaper) -> Table:
    columns = tuple(
        Column(header=h, width=1) for h in ("Vendor and version shown", "Rater", "Date", "From – to")
    )
    return Table(columns=columns, rows=(Row.of(paper.vendor, paper.rater, _NBSP, _NBSP),))


def _meanings(paper: CardPaper) -> DefinitionTable:
    return DefinitionTable(rows=tuple(Definition(label=g, inlines=text) for g, text in paper.grades))


def _tasks(paper: CardPaper) -> Table:
    columns = (
        Column(header="Key task and case", width=34),
        Column(header="Grade", width=18),
        Column(header="What I saw (needed below good and for excellent)", width=30),
        Column(header="Seen", width=18),
    )
    grades = [f"{_BOX}{_NBSP}{g.replace(' ', _NBSP)}" for g, _ in paper.grades]
    rows = []
    for task in paper.tasks:
        owner = " – your own task" if task.id in paper.own else ""
        name = (Text(text=f"{task.id}{_NBSP}{_NBSP}{sentence(task.name)}{owner}", marks=("strong",)),)
        about = (
            Paragraph(inlines=name),
            Paragraph(role="small", inlines=f"Case: {sentence(task.demo_case)}"),
            Paragraph(role="small", inlines=f"Done well: {sentence(task.done_well)}"),
        )
        ticks = tuple(Paragraph(role="small", inlines=g) for g in grades)
        seen = tuple(
            Paragraph(role="small", inlines=f"{_BOX}{_NBSP}{s}") for s in (*paper.seen, *paper.reasons)
        )
        minutes = Paragraph(role="small", inlines="Minutes: ______")
        rows.append(Row.of(Cell(blocks=about), Cell(blocks=ticks), _NBSP, Cell(blocks=(*seen, minutes))))
    return Table(columns=columns, rows=tuple(rows), landscape=True)
