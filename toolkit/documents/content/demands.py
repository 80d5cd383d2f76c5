"""What the client demands: goals, key tasks, requirements."""

from collections.abc import Iterable, Sequence

from toolkit.documents.content.labels import CATEGORIES, GRADES, PRIORITIES, sentence
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import KeyTaskClause, LinkKind, RequirementClause
from toolkit.models.blocks import Block, Cell, Column, Heading, Inline, Paragraph, Reference, Row, Table, Text
from toolkit.models.selection.key_task import Priority

APART = ("SV.training", "SV.support")
"""Categories that have a section of their own."""


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
            Paragraph(inlines=(sentence(text) + ".",)) for text in (task.demo_case, task.done_well) if text
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
    """One table a group, without the groups that have a section of their own."""
    blocks: list[Block] = []
    for category, title in CATEGORIES.items():
        found = [r for r in assignment.requirements if r.category == category]
        if found and category not in APART:
            anchor = "req-" + category.lower().replace(".", "-")
            blocks.append(Heading(level=2, inlines=title, id=anchor))
            blocks.append(requirement_table(found))
    return tuple(blocks)


def of_category(assignment: Assignment, category: str) -> tuple[Block, ...]:
    """The requirements of one category as a table, or a sentence that there is none."""
    found = [r for r in assignment.requirements if r.category == category]
    if not found:
        return (Paragraph(inlines="No requirement has been stated yet."),)
    return (requirement_table(found),)


def requirement_table(found: Iterable[RequirementClause]) -> Table:
    """Id, statement, priority, acceptance criterion, sources."""
    columns = (
        Column(header="No.", width=15, kind="id"),
        Column(header="Requirement", width=33),
        Column(header="Priority", width=9),
        Column(header="Accepted when", width=33),
        Column(header="Source", width=10),
    )
    return Table(columns=columns, rows=tuple(_requirement(clause) for clause in found))


def _requirement(clause: RequirementClause) -> Row:
    statement: list[Block] = [Paragraph(inlines=(clause.statement,))]
    if clause.draft:
        statement.append(
            Paragraph(role="small", inlines=(Text(text="Not yet agreed.", marks=("emphasis",)),))
        )
    return Row.of(
        clause.id,
        Cell(blocks=tuple(statement)),
        PRIORITIES[clause.priority],
        clause.acceptance,
        _sources(clause),
        id=clause_id(clause.id),
        filters={"priority": clause.priority.value, "category": clause.category},
    )


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
