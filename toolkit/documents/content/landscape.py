"""What the company works with: processes, programs, flows, data, roles."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import get_args

from toolkit.documents.content.assignment import pictures
from toolkit.documents.content.demands import clause_id
from toolkit.documents.content.labels import DIRECTIONS, sentence, spoken
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import Block, Column, Heading, Paragraph, Reference, Row, Table
from toolkit.models.landscape.access_role import AccessRole, Right
from toolkit.models.landscape.process import FutureStep, Process, Step

_ROLES_ABREAST = 5


def processes(assignment: Assignment) -> tuple[Block, ...]:
    """Each process of today: figures, picture, steps with the verdicts."""
    blocks: list[Block] = []
    for process in assignment.processes:
        blocks.append(Heading(level=3, inlines=process.name, id=f"process-{process.id.lower()}"))
        blocks.append(Paragraph(inlines=(_figures(process, assignment.process_owners.get(process.id, "")),)))
        if process.steps:
            blocks += [*pictures.as_is(process), _as_is(process.steps)]
    return tuple(blocks)


def processes_to_be(assignment: Assignment) -> tuple[Block, ...]:
    """Each process that has future steps: picture, limits, what the system does."""
    blocks: list[Block] = []
    for process in assignment.processes:
        if process.future:
            blocks.append(Heading(level=2, inlines=process.name, id=f"future-{process.id.lower()}"))
            blocks += [*pictures.to_be(process), _to_be(process.future)]
    return tuple(blocks)


def _figures(process: Process, owner: str) -> str:
    said = [f"Answers for it: {owner or 'not yet decided'}."]
    if process.times_a_month is not None:
        said.append(f"It starts {process.times_a_month:f} times a month.")
    if process.usual_days is not None:
        worst = f", {process.worst_days:f} at worst" if process.worst_days is not None else ""
        said.append(f"It takes {process.usual_days:f} working days{worst}.")
    if process.target_days is not None:
        said.append(f"Target: {process.target_days:f}.")
    if process.late_of_10 is not None:
        said.append(f"Of the last ten, {process.late_of_10} were late or had to be repaired.")
    return " ".join(said)


def _as_is(steps: Sequence[Step]) -> Table:
    columns = (
        Column(header="", width=5, kind="number", decimals=0),
        Column(header="Step today", width=36),
        Column(header="Role", width=17),
        Column(header="Work, min", width=10, kind="number"),
        Column(header="Waits, h", width=10, kind="number"),
        Column(header="Verdict", width=22),
    )
    rows = tuple(
        Row.of(
            n,
            s.name,
            s.role,
            s.minutes,
            s.waiting_hours,
            sentence(spoken(s.verdict)) if s.verdict else "open",
        )
        for n, s in enumerate(steps, start=1)
    )
    work = sum((s.minutes or Decimal(0) for s in steps), Decimal(0))
    wait = sum((s.waiting_hours or Decimal(0) for s in steps), Decimal(0))
    return Table(columns=columns, rows=rows, total=Row.of(None, "All steps", None, work, wait, None))


def _to_be(steps: Sequence[FutureStep]) -> Table:
    columns = (
        Column(header="", width=5, kind="number", decimals=0),
        Column(header="Step in future", width=36),
        Column(header="Role", width=17),
        Column(header="Limit, h", width=10, kind="number"),
        Column(header="What the system does", width=32),
    )
    rows = tuple(
        Row.of(n, s.name, s.role, s.limit_hours, ", ".join(spoken(signal) for signal in s.signals))
        for n, s in enumerate(steps, start=1)
    )
    return Table(columns=columns, rows=rows)


def systems(assignment: Assignment) -> tuple[Block, ...]:
    """Programs with use and fate; what they cost is not the vendor's business."""
    columns = (
        Column(header="Program", width=27),
        Column(header="Used for", width=37),
        Column(header="What becomes of it", width=20),
        Column(header="Switched off", width=16, kind="date"),
    )
    rows = tuple(
        Row.of(s.name, sentence(s.used_for), sentence(spoken(s.fate)), s.switch_off)
        for s in assignment.systems
    )
    return (Table(id="tbl-systems", caption="Programs in use", columns=columns, rows=rows),)


def flows(assignment: Assignment) -> tuple[Block, ...]:
    """One line a flow: what, where, which records, when, for which task, who is told."""
    names = {s.id: s.name for s in assignment.systems}
    columns = (
        Column(header="No.", width=7, kind="id"),
        Column(header="Data", width=14),
        Column(header="Direction, system", width=20),
        Column(header="Which records", width=18),
        Column(header="When", width=13),
        Column(header="For", width=8),
        Column(header="When it fails", width=20),
    )
    rows = tuple(
        Row.of(
            f.id,
            f.data,
            f"{DIRECTIONS[f.direction]}, {names.get(f.system, f.system)}",
            f.filter,
            f.trigger,
            (Reference(target=clause_id(f.serves_task), inlines=f.serves_task),)
            if f.serves_task
            else f.reason,
            f.failure_notice,
            id=clause_id(f.id),
        )
        for f in assignment.flows
    )
    return (Table(id="tbl-flows", caption="Flows", columns=columns, rows=rows),)


def data_sources(assignment: Assignment) -> tuple[Block, ...]:
    """The migration table: where the data lies, how much, how right, what becomes of it, who cleans it."""
    cleaners = {c.source: c.who for c in assignment.cleaners}
    columns = (
        Column(header="Source", width=20),
        Column(header="Holds", width=18),
        Column(header="Records", width=10, kind="number", decimals=0),
        Column(header="Right, of 20", width=9, kind="number", decimals=0),
        Column(header="What becomes of it", width=15),
        Column(header="Rule", width=17),
        Column(header="Cleaned by", width=11),
    )
    rows = tuple(
        Row.of(
            s.name, s.holds, s.records, s.right_of_20, sentence(spoken(s.fate)), sentence(s.rule),
            sentence(cleaners.get(s.id, "")) or ("nobody yet" if s.fate == "migrate_after_cleaning" else ""),
        )
        for s in assignment.data_sources
    )  # fmt: skip
    note = "Right, of 20: how many of twenty records, drawn at random, were right."
    table = Table(id="tbl-data", caption="Sources of data and their migration", columns=columns, rows=rows)
    return (table, Paragraph(role="small", inlines=note))


def roles(assignment: Assignment) -> tuple[Block, ...]:
    """The role and rights matrix: what each role may do, then what it sees."""
    return (_rights(assignment.roles), *_sights(assignment.roles))


def _rights(roles: Sequence[AccessRole]) -> Table:
    rights = get_args(Right)
    columns = (
        Column(header="Role", width=15),
        Column(header="Records", width=10),
        *(Column(header=sentence(spoken(right)), width=9.5) for right in rights),
        Column(header="Never sees", width=13),
    )
    rows = tuple(
        Row.of(
            sentence(r.name),
            r.records,
            *(_mark(there=right in r.may) for right in rights),
            _list(r.hidden),
        )
        for r in roles
    )
    return Table(id="tbl-roles", caption="What each role may do", columns=columns, rows=rows)


def _sights(roles: Sequence[AccessRole]) -> Iterator[Table]:
    """What each role sees, a few roles a table, so that it fits on a page standing up."""
    kinds = list(dict.fromkeys(kind for role in roles for kind in role.sees))
    for at in range(0, len(roles) if kinds else 0, _ROLES_ABREAST):
        part = roles[at : at + _ROLES_ABREAST]
        columns = (
            Column(header="Data", width=15),
            *(Column(header=sentence(role.name), width=17) for role in part),
        )
        rows = tuple(
            Row.of(sentence(spoken(kind)), *(_mark(there=kind in role.sees) for role in part))
            for kind in kinds
        )
        yield Table(caption="What each role sees", columns=columns, rows=rows)


def _mark(*, there: bool) -> str:
    return "yes" if there else "–"  # a dash, as tables have it


def _list(codes: Sequence[str]) -> str:
    return ", ".join(spoken(code) for code in codes)
