"""The gap list: summary, lists A and B, the mechanisms agreed."""

from collections.abc import Sequence

from toolkit.documents.content.demands import clause_id
from toolkit.documents.content.labels import GRADES, OFFER_CLASSES, PRICE_MODELS, UPDATES, decision, sentence
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import GapClause
from toolkit.models.blocks import (
    Block,
    Column,
    Definition,
    DefinitionTable,
    Inline,
    Paragraph,
    Reference,
    Row,
    Table,
)
from toolkit.models.planning.gap import GapList


def gap_summary(assignment: Assignment) -> tuple[Block, ...]:
    """How many gaps on which list, and how many are undecided."""
    rows = []
    for which, title in ((GapList.A, "List A, before go-live"), (GapList.B, "List B, deferrable")):
        found = of_list(assignment, which)
        undecided = sum(gap.decision is None for gap in found)
        rows.append(Row.of(title, len(found), undecided))
    columns = (
        Column(header="List", width=60),
        Column(header="Gaps", width=20, kind="number", decimals=0),
        Column(header="Undecided", width=20, kind="number", decimals=0),
    )
    total = Row.of("All", len(assignment.gaps), sum(gap.decision is None for gap in assignment.gaps))
    return (Table(id="tbl-gap-summary", caption="Gaps", columns=columns, rows=tuple(rows), total=total),)


def of_list(assignment: Assignment, which: GapList) -> list[GapClause]:
    """The gaps of one list."""
    return [gap for gap in assignment.gaps if gap.list is which]


def list_a(assignment: Assignment) -> tuple[Block, ...]:
    """What is solved before go-live, by what mechanism, at what price."""
    found = of_list(assignment, GapList.A)
    columns = (
        Column(header="Gap", width=7, kind="id"),
        Column(header="Key task", width=28),
        Column(header="Shown / needed", width=17),
        Column(header="Decision", width=17),
        Column(header="Needed by", width=15, kind="date"),
        Column(header="Price", width=16, kind="money", currency=assignment.currency),
    )
    rows = tuple(
        Row.of(gap.id, _task(gap), _levels(gap), sentence(decision(gap.decision, gap.phase)), gap.needed_by, gap.price,
               id=clause_id(gap.id))
        for gap in found
    )  # fmt: skip
    return (Table(id="tbl-gaps-a", caption="List A", columns=columns, rows=rows), *_cards(found))


def list_b(assignment: Assignment) -> tuple[Block, ...]:
    """What can wait, until when, and how one lives until then."""
    found = of_list(assignment, GapList.B)
    columns = (
        Column(header="Gap", width=7, kind="id"),
        Column(header="Key task", width=24),
        Column(header="Shown / needed", width=14),
        Column(header="Decision", width=14),
        Column(header="Needed by", width=12, kind="date"),
        Column(header="Until then", width=16),
        Column(header="Price", width=13, kind="money", currency=assignment.currency),
    )
    rows = tuple(
        Row.of(gap.id, _task(gap), _levels(gap), sentence(decision(gap.decision, gap.phase)), gap.needed_by,
               _stop_gap(gap), gap.price, id=clause_id(gap.id))
        for gap in found
    )  # fmt: skip
    return (Table(id="tbl-gaps-b", caption="List B", columns=columns, rows=rows), *_cards(found))


def _task(gap: GapClause) -> tuple[Inline, ...]:
    return (Reference(target=clause_id(gap.task), inlines=gap.task), f" {sentence(gap.task_name)}")


def _levels(gap: GapClause) -> str:
    return f"{GRADES[gap.grade]} / {GRADES[gap.required]}"


def _stop_gap(gap: GapClause) -> str:
    if not gap.stop_gap:
        return "no stop-gap named"
    return sentence(gap.stop_gap) + (f" ({gap.stop_gap_owner_role})" if gap.stop_gap_owner_role else "")


def _cards(gaps: Sequence[GapClause]) -> tuple[Block, ...]:
    """What the vendor offers for each gap."""
    return tuple(_card(gap) for gap in gaps)


def _card(gap: GapClause) -> DefinitionTable:
    said = [
        ("Mechanism", gap.mechanism),
        ("Kind", OFFER_CLASSES[gap.offer_class] if gap.offer_class else ""),
        ("Release", gap.release),
        ("Price model", PRICE_MODELS[gap.price_model] if gap.price_model else ""),
        ("Updates", UPDATES.get(gap.updates, gap.updates)),
        ("Accepted when", gap.conditions),
        ("Phase", gap.phase or ""),
    ]
    return DefinitionTable(
        key=gap.id,
        title=sentence(gap.task_name),
        rows=tuple(Definition(label=label, inlines=sentence(text)) for label, text in said if text),
    )


def gap_table(assignment: Assignment) -> tuple[Block, ...]:
    """All gaps with their phase: where the plan closes them."""
    if not assignment.gaps:
        return (Paragraph(inlines="There is no gap."),)
    columns = (
        Column(header="Gap", width=8, kind="id"),
        Column(header="Key task", width=38),
        Column(header="List", width=8),
        Column(header="Decision", width=18),
        Column(header="Needed by", width=16, kind="date"),
        Column(header="Phase", width=12),
    )
    rows = tuple(
        Row.of(
            g.id,
            sentence(g.task_name),
            g.list.value,
            sentence(decision(g.decision, g.phase)),
            g.needed_by,
            g.phase or "none",
        )
        for g in assignment.gaps
    )
    return (Table(id="tbl-gap-plan", caption="Gaps in the plan", columns=columns, rows=rows),)
