"""The vendor questionnaire on paper: each demand with places for the vendor's answer."""

from toolkit.documents.content.demands import clause_id
from toolkit.documents.content.labels import CATEGORIES, PRIORITIES
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import RequirementClause
from toolkit.models.blocks import Block, Blocks, Column, FillIn, Heading, Inline, Row, Table


def answer_sheet(assignment: Assignment) -> Blocks:
    """A table for each group of requirements; the answers are those of the workbook."""
    blocks: list[Block] = []
    for category, title in CATEGORIES.items():
        found = [r for r in assignment.requirements if r.category == category]
        if found:
            blocks.append(Heading(level=2, inlines=title, id=f"answers-{category.lower().replace('.', '-')}"))
            blocks.append(_table(found))
    return tuple(blocks)


def _table(found: list[RequirementClause]) -> Table:
    columns = (
        Column(header="No.", width=11, kind="id"),
        Column(header="Requirement", width=29),
        Column(header="Accepted when", width=22),
        Column(header="Priority", width=7),
        Column(header="Answer", width=10),
        Column(header="How, where to be seen", width=14),
        Column(header="Days", width=7),
    )
    rows = tuple(
        Row.of(
            r.id,
            r.statement,
            r.acceptance,
            PRIORITIES[r.priority],
            _place(r, "answer"),
            _place(r, "how"),
            _place(r, "days"),
            id=clause_id(r.id),
            filters={"priority": r.priority.value},
        )
        for r in found
    )
    return Table(columns=columns, rows=rows, landscape=True)


def _place(clause: RequirementClause, hint: str) -> tuple[Inline, ...]:
    """A place to write in; eight boxes to tick in each line would be three lines to a page."""
    return (FillIn(id=f"{clause.id}-{hint}".lower(), hint=hint),)
