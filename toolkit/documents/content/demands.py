"""What the client demands: goals, key tasks, requirements."""

from collections.abc import Iterable, Iterator, Sequence

from toolkit.documents.content.labels import CATEGORIES, GRADES, PRIORITIES, sentence
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import KeyTaskClause, LinkKind, RequirementClause
from toolkit.models.blocks import Block, Cell, Column, Heading, Inline, Paragraph, Reference, Row, Table, Text
from toolkit.models.selection.key_task import Priority


def goals(assignment: Assignment) -> tuple[Block, ...]:
    """Goals with metric, baseline, target, date and owner; what is not known is said."""
    rows = []
    for goal in assignment.goals:
        unit = f" {goal.unit}" if goal.unit else ""
        rows.append(
            Row.of(
                goal.text,
                goal.metric or "not stated",
                f"{goal.baseline:f}{unit}" if goal.baseline is not None else "unknown",
                f"{goal.target:f}{unit}" if goal.target is not None else "not stated",
                goal.due or "not stated",
                assignment.goal_owners.get(goal.id, "nobody yet"),
            )
        )
    columns = (
        Column(header="Goal", width=24),
        Column(header="Seen in", width=24),
        Column(header="Today", width=12),
        Column(header="Target", width=12),
        Column(header="By", width=14, kind="date"),
        Column(header="Answers for it", width=16),
    )
    return (Table(id="tbl-goals", caption="Goals", columns=columns, rows=tuple(rows)),)


def key_tasks(assignment: Assignment) -> tuple[Block, ...]:
    """All key tasks with the level they need and the case they are tried with."""
    contract = assignment.edition == "contract"
    columns = (
        Column(header="No.", width=8, kind="id"),
        Column(header="Task", width=25),
        Column(header="Done by", width=13),
        Column(header="Priority", width=9),
        Column(header="Level needed" + (" / shown" if contract else ""), width=14),
        Column(header="Tried with, and done well when", width=31),
    )
    return (
        Table(
            id="tbl-key-tasks",
            caption="Key tasks",
            columns=columns,
            rows=tuple(_key_task(task, contract=contract) for task in assignment.key_tasks),
        ),
    )


def _key_task(task: KeyTaskClause, *, contract: bool) -> Row:
    level: list[Inline] = [GRADES[task.required]]
    if contract and task.grade is not None:
        level.append(f" / {GRADES[task.grade]}")
        gaps = [link.target for link in task.links if link.kind == "gap"]
        for gap in gaps:
            level += [" (", Reference(target=clause_id(gap), inlines=gap), ")"]
    case = Cell(
        blocks=tuple(
            Paragraph(inlines=(sentence(text).removesuffix(".") + ".",))
            for text in (task.demo_case, task.done_well)
            if text
        )
    )
    return Row.of(
        task.id, sentence(task.name), task.owner_role, PRIORITIES[task.priority], tuple(level), case,
        id=clause_id(task.id), filters={"priority": task.priority.value},
    )  # fmt: skip


def requirements_summary(assignment: Assignment) -> tuple[Block, ...]:
    """How many requirements of which priority, by group."""
    rows = []
    for category, title in CATEGORIES.items():
        found = [r for r in assignment.requirements if r.category == category]
        if found:
            rows.append(Row.of(title, *(_count(found, p) for p in _SHOWN), len(found)))
    every = assignment.requirements
    total = Row.of("All", *(_count(every, p) for p in _SHOWN), len(every))
    columns = (
        Column(header="Group", width=46),
        *(Column(header=PRIORITIES[p], width=12, kind="number", decimals=0) for p in _SHOWN),
        Column(header="All", width=12, kind="number", decimals=0),
    )
    table = Table(
        id="tbl-requirements", caption="Requirements by group", columns=columns, rows=tuple(rows), total=total
    )
    return (table,)


_SHOWN = (Priority.MUST, Priority.SHOULD, Priority.COULD)


def _count(found: Sequence[RequirementClause], priority: Priority) -> int:
    return sum(r.priority is priority for r in found)


def requirements(assignment: Assignment) -> tuple[Block, ...]:
    """What the system does, a table for each group of functions; other groups have sections of their own."""
    return of_categories(assignment, *(c for c in CATEGORIES if c.startswith("F.")))


def of_categories(assignment: Assignment, *categories: str) -> tuple[Block, ...]:
    """The requirements of some categories: one table, or a heading and a table for each where there are several."""
    wanted = {c: [r for r in assignment.requirements if r.category == c] for c in categories}
    several = sum(bool(found) for found in wanted.values()) > 1
    blocks: list[Block] = []
    for category, found in wanted.items():
        if found and several:
            anchor = "req-" + category.lower().replace(".", "-")
            blocks.append(Heading(level=2, inlines=CATEGORIES[category], id=anchor))
        if found:
            blocks.append(requirement_table(found))
    return tuple(blocks)


def requirement_table(found: Iterable[RequirementClause]) -> Table:
    """Id, statement with its anatomy, acceptance criterion, priority, sources."""
    columns = (
        Column(header="No.", width=14, kind="id"),
        Column(header="Requirement", width=40),
        Column(header="Accepted when", width=28),
        Column(header="Priority", width=9),
        Column(header="Source", width=9),
    )
    return Table(columns=columns, rows=tuple(_requirement(clause) for clause in found))


def _requirement(clause: RequirementClause) -> Row:
    statement: list[Block] = [Paragraph(inlines=(clause.statement,)), *_anatomy(clause)]
    if clause.draft:
        statement.append(
            Paragraph(role="small", inlines=(Text(text="Not yet agreed.", marks=("emphasis",)),))
        )
    return Row.of(
        clause.id,
        Cell(blocks=tuple(statement)),
        clause.acceptance,
        PRIORITIES[clause.priority],
        _sources(clause),
        id=clause_id(clause.id),
        filters={
            "priority": clause.priority.value,
            "category": CATEGORIES.get(clause.category, clause.category),
        },
    )


def _anatomy(clause: RequirementClause) -> Iterator[Block]:
    """For whom and how often, what for, and the particulars, in small print below the demand."""
    known = clause.anatomy
    whom = ", ".join(known.for_whom)
    tasks = links(clause, "key_task")
    purpose = tasks or ((known.what_for,) if known.what_for else ())
    first: list[tuple[str, tuple[Inline, ...]]] = [
        ("For", (", ".join(filter(None, (whom, known.how_often))),)),
        ("What for", purpose) if purpose else ("Subject", (known.belongs_to,)),
    ]
    later: list[tuple[str, tuple[Inline, ...]]] = [
        ("In particular", ("; ".join(f"“{words}”" for words in known.particulars),)),
        ("Open", ("; ".join(clause.open_questions),)),
    ]
    for lines in ([first], [[line] for line in later]):
        for parts in lines:
            inlines = tuple(_labelled(parts))
            if inlines:
                yield Paragraph(role="small", inlines=inlines)


def _labelled(parts: Sequence[tuple[str, tuple[Inline, ...]]]) -> Iterator[Inline]:
    said = [(label, inlines) for label, inlines in parts if any(inlines)]
    for at, (label, inlines) in enumerate(said):
        yield Text(text=f"{' ' if at else ''}{label}: ", marks=("emphasis",))
        yield from inlines
        if at + 1 < len(said):
            yield "."


def _sources(clause: RequirementClause) -> tuple[Inline, ...]:
    """The sittings a demand was asked for in, then the documents it came in from."""
    inlines = list(links(clause, "source"))
    for file in clause.files:
        inlines += ["; ", file] if inlines else [file]
    return tuple(inlines)


def links(clause: RequirementClause | KeyTaskClause, kind: LinkKind) -> tuple[Inline, ...]:
    """References to what a clause rests on, separated by commas."""
    inlines: list[Inline] = []
    for link in clause.links:
        if link.kind == kind:
            inlines += [", "] if inlines else []
            inlines.append(Reference(target=clause_id(link.target), inlines=link.target))
    return tuple(inlines)


def clause_id(name: str) -> str:
    """The anchor of a clause."""
    return f"c-{name.lower()}"
