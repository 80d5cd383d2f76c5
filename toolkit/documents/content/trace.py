"""The trace matrix as a table: from the answer to the clause, a row a requirement, gaps first."""

from collections.abc import Mapping, Sequence

from toolkit.documents.content.demands import clause_id
from toolkit.documents.content.labels import PRIORITIES
from toolkit.models.blocks import (
    Block,
    Column,
    Heading,
    List,
    ListItem,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
)
from toolkit.models.requirements.trace import STATES, LinkState, TraceLink, TraceRow


def trace_matrix(rows: Sequence[TraceRow]) -> tuple[Block, ...]:
    """How many rows are in which state, and the matrix; ratings and states are not for the vendor."""
    if not rows:
        return (Paragraph(inlines="No requirement has been stated yet."),)
    counts = ((state, sum(row.state == state for row in rows)) for state in STATES)
    told = ", ".join(f"{count} {state}" for state, count in counts if count)
    columns = (
        Column(header="No.", width=12, kind="id"),
        Column(header="Requirement", width=24),
        Column(header="Priority", width=7),
        Column(header="State", width=12, audience="client"),
        Column(header="Asked for in", width=16),
        Column(header="Key task", width=8),
        Column(header="Rating", width=11, audience="client"),
        Column(header="Gap", width=8),
        Column(header="Work", width=10),
        Column(header="Clause", width=12),
    )
    table = Table(
        id="tbl-trace",
        caption="From the answer to the clause",
        columns=columns,
        rows=tuple(_row(row) for row in rows),
        landscape=True,
    )
    return (Paragraph(inlines=f"{len(rows)} requirements: {told}.", audience="client"), table)


def trace_annex(
    rows: Sequence[TraceRow], called: Mapping[str, str], accepted: Mapping[str, str]
) -> tuple[Block, ...]:
    """One line a clause, in their order: from the sittings to its acceptance; the words stand in the clause itself.

    Args:
        rows: of all requirements; those that are no clause are left out.
        called: the keys under which readers know the sittings, such as S01; the names of sittings name people.
        accepted: in which phase a clause is tried, by its shown id; empty before there are phases.
    """
    columns = (
        Column(header="Clause", width=20, kind="id"),
        Column(header="Priority", width=12),
        Column(header="Asked for in", width=30),
        Column(header="Key task", width=14),
        Column(header="Gap", width=10),
        *((Column(header="Accepted in", width=14),) if accepted else ()),
    )
    clauses = sorted((row for row in rows if row.at("clause")), key=lambda row: row.shown_id)
    lines = tuple(
        Row.of(
            (Reference(target=clause_id(row.shown_id), inlines=row.shown_id),),
            PRIORITIES[row.priority],
            ", ".join(dict.fromkeys(called.get(answer, answer) for answer in _sittings(row))),
            _ids(row.at("key_task")),
            _ids(row.at("gap")),
            *((accepted.get(row.shown_id, "contract"),) if accepted else ()),
            filters={"priority": row.priority.value},
        )
        for row in clauses
    )
    return (Table(id="tbl-trace", caption="From the answer to the clause", columns=columns, rows=lines),)


def _sittings(row: TraceRow) -> list[str]:
    return list(dict.fromkeys(link.target.partition(":")[0] for link in row.at("answer")))


def legend() -> tuple[Block, ...]:
    """What the states mean, for a document of its own."""
    items = tuple(
        ListItem(blocks=(Paragraph(inlines=(Text(text=state, marks=("strong",)), f": {_MEANS[state]}.")),))
        for state in STATES
    )
    return (Heading(level=1, inlines="What this matrix is"), Paragraph(inlines=_ABOUT), List(items=items))


_ABOUT = (
    "Each requirement is followed from the answer it was asked for in to the clause that is signed. Its state is the "
    "gravest of all its links; gaps stand first."
)
_MEANS: dict[LinkState, str] = {
    "uncovered": "something that is needed is not there yet",
    "orphaned": "it leads to something that is not there, or not any more",
    "outdated": "one of the two ends changed since somebody looked",
    "unwanted": "it serves what nobody demands any more",
    "covered": "all is there",
}


def _row(row: TraceRow) -> Row:
    why = "; ".join(dict.fromkeys(link.why for link in row.links if link.state == row.state and link.why))
    state = f"{row.state}: {why}" if why else row.state
    return Row.of(
        row.shown_id,
        row.statement,
        PRIORITIES[row.priority],
        state,
        ", ".join(_sittings(row)),
        _ids(row.at("key_task")),
        "; ".join(f"{link.target.partition(':')[2]} {link.text}" for link in row.at("rating")),
        "; ".join(f"{link.target} {link.text}" for link in row.at("gap")),
        "; ".join(link.text or link.target for link in row.at("work_item")),
        _ids([link for link in row.at("clause") if link.state != "uncovered"]),
        filters={"state": row.state, "priority": row.priority.value},
    )


def _ids(links: Sequence[TraceLink]) -> str:
    return ", ".join(dict.fromkeys(link.target for link in links))
