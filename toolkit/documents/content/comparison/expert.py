"""The expert pages, first part: points, grades task by task, agreement, raters."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from toolkit.documents.content.comparison.client import spread_table
from toolkit.documents.content.comparison.source import Source, percent
from toolkit.documents.content.labels import GRADES, PRIORITIES
from toolkit.documents.figures.heat import HeatRow, heat_maps
from toolkit.documents.figures.tones import TONES
from toolkit.models.blocks import Block, Column, Paragraph, Row, Table
from toolkit.models.selection.comparison import TaskResult

_MOST_UPRIGHT = 7
"""More vendors than this lie across the page."""
_MARKS = {"veto": "!", "consensus": "="}


def points(source: Source) -> Iterator[Block]:
    """Points at both ends, with coverage."""
    columns = (
        Column(header="Vendor", width=30),
        Column(header="Points", width=11, kind="number", decimals=0),
        Column(header="of", width=9, kind="number", decimals=0),
        Column(header="Index, proven", width=14, kind="number", decimals=1),
        Column(header="Index, fit", width=12, kind="number", decimals=1),
        Column(header="Shown, %", width=12, kind="number", decimals=1),
        Column(header="Gaps", width=12, kind="number", decimals=0),
    )
    rows = tuple(
        Row.of(
            source.vendor(r.vendor), r.points, r.max_points, percent(r.share), percent(r.fit_share),
            percent(r.coverage), len(r.gaps),
        )
        for r in source.comparison.vendors
    )  # fmt: skip
    yield Table(id="tbl-points", caption="Points at both ends", columns=columns, rows=rows, audience="client")


def heat_map(source: Source) -> Iterator[Block]:
    """Tasks by vendors, black where nothing was shown."""
    vendors = source.comparison.vendors
    if not vendors or not vendors[0].tasks:
        return
    rows = [
        HeatRow(source.task(first.task), tuple((r.tasks[at].grade, mark(r.tasks[at])) for r in vendors))
        for at, first in enumerate(vendors[0].tasks)
    ]
    names = [source.vendor(r.vendor) for r in vendors]
    yield from heat_maps(names, rows, caption="Grades of the group, task by task", figure_id="fig-heat")


def mark(task: TaskResult) -> str:
    """`G+`: the letter of the grade with its sign, `!` at a veto, `=` where the group agreed."""
    return TONES[task.grade].letter + _MARKS.get(task.decided_by, task.sign)


def grades(source: Source) -> Iterator[Block]:
    """The same in a table, with priority and weight."""
    vendors = source.comparison.vendors
    if not vendors or not vendors[0].tasks:
        return
    columns = (
        Column(header="Task", width=44),
        Column(header="Priority", width=12),
        Column(header="Weight", width=10, kind="number", decimals=0),
        *(Column(header=r.vendor, width=max(4, 34 / len(vendors))) for r in vendors),
    )
    rows = tuple(
        Row.of(source.task(t.task), PRIORITIES[t.priority], t.weight, *(mark(r.tasks[at]) for r in vendors))
        for at, t in enumerate(vendors[0].tasks)
    )
    yield Table(
        id="tbl-grades", caption="Grades of the group", columns=columns, rows=rows, audience="client",
        landscape=len(vendors) > _MOST_UPRIGHT,
    )  # fmt: skip


def decided_otherwise(source: Source) -> tuple[Block, ...]:
    """Vetoes and agreed grades; the ratings stay beside them."""
    rows = tuple(
        Row.of(
            source.task(t.task),
            source.vendor(r.vendor),
            GRADES[t.grade],
            _how(t, source),
            source.said(t.graded),
        )
        for r in source.comparison.vendors
        for t in r.tasks
        if t.veto_by or t.override
    )
    columns = (
        Column(header="Task", width=26),
        Column(header="Vendor", width=13),
        Column(header="Grade", width=12),
        Column(header="How", width=20),
        Column(header="Ratings", width=29),
    )
    table = Table(
        id="tbl-decided", caption="Vetoes and agreed grades", columns=columns, rows=rows, audience="client"
    )
    return (table,) if rows else ()


def _how(task: TaskResult, source: Source) -> str:
    said = []
    if task.veto_by:
        said.append(f"veto of {source.person(task.veto_by)}, who owns the task")
    if task.override:
        agreed = ", ".join(source.person(m) for m in task.override.agreed)
        counts = "" if task.overridden else "; does not count without the owner"
        said.append(f"{GRADES[task.override.grade]} agreed by {agreed}: {task.override.reason}{counts}")
    return "; ".join(said)


def spreads(source: Source) -> Iterator[Block]:
    """All tasks on which the raters differ widely."""
    if source.comparison.spreads:
        yield spread_table(source, source.comparison.spreads, "tbl-spreads", "All tasks with a wide spread")


def agreement(source: Source) -> Iterator[Block]:
    """Alpha with its metric, and the shares that need no statistics."""
    said = source.analysis.agreement
    rows = []
    if said.alpha is not None:
        rows.append(Row.of("Krippendorff's alpha, his ordinal metric", f"{float(said.alpha):.3f}"))
    for label, share in (("Equal ratings", said.exact), ("At most one grade apart", said.within_one)):
        if share is not None:
            rows.append(Row.of(label, f"{float(share * 100):.1f} % of {said.pairs:,} pairs"))
    if rows:
        columns = (Column(header="Measure", width=60), Column(header="Value", width=40))
        yield Table(
            id="tbl-agreement", caption="Agreement", columns=columns, rows=tuple(rows), audience="client"
        )


def raters(source: Source) -> Iterator[Block]:
    """Each rater beside the others."""
    if not source.analysis.raters:
        return
    columns = (
        Column(header="Rater", width=34),
        Column(header="Rated", width=13, kind="number", decimals=0),
        Column(header="of", width=13, kind="number", decimals=0),
        Column(header="Milder (+), harsher (-)", width=22, kind="number", decimals=2),
        Column(header="Alpha without", width=18, kind="number", decimals=3),
    )
    rows = tuple(
        Row.of(source.person(v.rater), v.rated, v.seen, _decimal(v.deviation), _decimal(v.alpha_without))
        for v in source.analysis.raters
    )
    yield Table(
        id="tbl-raters", caption="Raters beside the others", columns=columns, rows=rows, audience="client"
    )
    if any(v.deviation is None for v in source.analysis.raters):
        yield Paragraph(
            role="note", inlines="Without a second rater there is nobody to compare with.", audience="client"
        )


def _decimal(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(value.numerator) / Decimal(value.denominator)
