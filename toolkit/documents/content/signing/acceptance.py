"""The acceptance record of one phase: steps with places for results, defects by class, signatures."""

from collections.abc import Mapping, Sequence

from toolkit.documents.content.labels import sentence
from toolkit.documents.content.people import signature_field
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import PhaseClause
from toolkit.models.blocks import (
    Block,
    Blocks,
    Column,
    Definition,
    DefinitionTable,
    FillIn,
    Heading,
    Inline,
    Row,
    SignatureTable,
    Table,
)
from toolkit.models.signoff.acceptance import AcceptanceRecord, AcceptanceStep, Defect

_RESULTS = {"open": "", "passed": "passed", "failed": "failed"}
_CLASSES = {"blocks": "blocking", "hinders": "hindering", "cosmetic": "cosmetic"}
_ROOM_FOR_DEFECTS = 5


def record_facts(
    assignment: Assignment, phase: PhaseClause, record: AcceptanceRecord, names: Mapping[str, str]
) -> Blocks:
    """Which phase, until when, accepted when; where and by whom it is tried. `names`: id -> a person's name."""
    said: list[tuple[str, tuple[Inline, ...] | str]] = [
        ("Project", assignment.title),
        ("Phase", f"{phase.id}: {phase.name}"),
        ("Accepted when", phase.acceptance),
        ("State", record.state),
        ("Tried on", _days(record) or (FillIn(id="tried-on", hint="day", kind="date"),)),
        ("Tried by", _people(record, names) or (FillIn(id="tried-by", hint="names"),)),
        ("System and version", (FillIn(id="tried-with", hint="version, surroundings"),)),
    ]
    rows = tuple(Definition(label=label, inlines=inlines) for label, inlines in said if inlines)
    return (DefinitionTable(rows=rows),)


def _days(record: AcceptanceRecord) -> str:
    """From the first to the last day on which a step was tried; "" before."""
    days = sorted({step.at.date().isoformat() for step in record.steps if step.at})
    return " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def _people(record: AcceptanceRecord, names: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(names.get(step.by, step.by) for step in record.steps if step.by))


def record_steps(assignment: Assignment, record: AcceptanceRecord) -> Blocks:
    """The steps by what they try: work, enhancements, requirements."""
    demands = {r.id: r.statement for r in assignment.requirements}
    gaps = {g.id: f"{g.task} {sentence(g.task_name)}" for g in assignment.gaps}
    work = {line.id: line.name for p in assignment.phases for line in p.lines}
    groups: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("Work delivered", "work", {k: v for k, v in work.items() if k not in gaps}),
        ("Enhancements", "enhancements", gaps),
        ("Requirements", "requirements", demands),
    )
    blocks: list[Block] = []
    for title, anchor, known in groups:
        steps = [s for s in record.steps if s.about in known]
        if steps:
            blocks += [Heading(level=2, inlines=title, id=f"steps-{anchor}"), _table(steps, known)]
    return tuple(blocks)


def _table(steps: Sequence[AcceptanceStep], known: dict[str, str]) -> Table:
    shown = not any(step.about in known and "_" in step.about for step in steps)
    columns = (
        Column(header="No.", width=14, kind="id") if shown else Column(header="No.", width=6, kind="number"),
        Column(header="What", width=27),
        Column(header="Passed when", width=31),
        Column(header="Result", width=11),
        Column(header="What was seen", width=17),
    )
    rows = tuple(
        Row.of(
            step.about if shown else number,
            sentence(known[step.about]),
            sentence(step.criterion),
            _RESULTS[step.result] or _place(step, "result", ("passed", "failed")),
            step.evidence or _place(step, "seen"),
            id=f"step-{step.about.lower()}",
        )
        for number, step in enumerate(steps, 1)
    )
    return Table(columns=columns, rows=rows)


def _place(step: AcceptanceStep, hint: str, choices: tuple[str, ...] = ()) -> tuple[Inline, ...]:
    kind = "choice" if choices else "text"
    return (FillIn(id=f"{step.about}-{hint}".lower(), hint=hint, kind=kind, choices=choices),)


def record_defects(record: AcceptanceRecord) -> Blocks:
    """Defects by class, or empty lines for them."""
    columns = (
        Column(header="No.", width=8, kind="id"),
        Column(header="Defect", width=44),
        Column(header="Class", width=16),
        Column(header="Mended by", width=16),
        Column(header="Mended on", width=16),
    )
    rows = [_defect(d) for kind in _CLASSES for d in record.defects if d.defect_class == kind]
    if not rows:
        rows = [_empty_defect(n) for n in range(1, _ROOM_FOR_DEFECTS + 1)]
    return (Table(id="tbl-defects", caption="Defects", columns=columns, rows=tuple(rows)),)


def _defect(defect: Defect) -> Row:
    return Row.of(defect.id, defect.text, _CLASSES[defect.defect_class], defect.due, defect.solved)


def _empty_defect(number: int) -> Row:
    def place(hint: str, kind: str = "text", choices: tuple[str, ...] = ()) -> tuple[Inline, ...]:
        return (
            FillIn.model_validate(
                {"id": f"d{number}-{hint}", "hint": hint, "kind": kind, "choices": choices}
            ),
        )

    classes = tuple(_CLASSES.values())
    return Row.of(
        f"D{number}",
        place("defect"),
        place("class", "choice", classes),
        place("due", "date"),
        place("mended", "date"),
    )


def record_signatures(assignment: Assignment) -> Blocks:
    """Lines for both parties."""
    fields = tuple(signature_field(p, assignment) for p in assignment.signatories if not p.approves)
    return (SignatureTable(id="record-signatures", fields=fields),) if fields else ()


def count(record: AcceptanceRecord, result: str) -> int:
    """How many steps have a result."""
    return sum(step.result == result for step in record.steps)
