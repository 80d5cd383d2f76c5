"""The first page: verdict, gate, merit, where you disagree. For the client, never for a vendor."""

from collections.abc import Iterator

from toolkit.documents.content.comparison.source import Source
from toolkit.documents.content.labels import GRADES, sentence
from toolkit.documents.figures.bars import Bar, bars
from toolkit.documents.figures.tones import TONES
from toolkit.models.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Inline,
    LineBreak,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
)
from toolkit.models.selection.comparison import Gate, TaskResult, VendorResult, VerdictWord

SPREADS_SHOWN = 3
_MUSTS_SHOWN = 2
_GATES = {Gate.FAIL: "fails", Gate.PENDING: "pending"}


def verdict(source: Source) -> Iterator[Block]:
    """The word and its reason in a frame."""
    said = source.comparison.verdict
    title = f"{said.word.value}: {source.vendor(said.vendor)}" if said.vendor else said.word.value
    yield Callout(
        kind="note" if said.word is VerdictWord.CLEAR else "warning",
        title=title,
        blocks=(Paragraph(inlines=said.reason),),
        audience="client",
    )


def page_break(_: Source) -> Iterator[Block]:
    """The first page ends here."""
    yield PageBreak(audience="client")


def see_again(source: Source) -> Iterator[Block]:
    """The next step: which tasks to have shown once more."""
    pairs = source.comparison.verdict.see_again
    items = tuple(
        ListItem(blocks=(Paragraph(inlines=f"{source.task(task)}, at {source.vendor(vendor)}"),))
        for vendor, task in pairs
    )
    if items:
        yield List(items=items, audience="client")


def gate(source: Source) -> Iterator[Block]:
    """Who passes, and by whose words the others fail."""
    results = source.comparison.vendors
    passing = [source.vendor(r.vendor) for r in results if r.gate is Gate.PASS]
    others = [r for r in results if r.gate is not Gate.PASS]
    said = f"The gate is passed by {', '.join(passing)}." if passing else "No vendor passes the gate."
    if not others:
        said = "All vendors pass the gate: none has a must at not performed."
    yield Paragraph(inlines=said, audience="client")
    if not others:
        return
    columns = (
        Column(header="Vendor", width=16),
        Column(header="Gate", width=9),
        Column(header="What decided", width=75),
    )
    rows = tuple(
        Row.of(source.vendor(r.vendor), _GATES[r.gate], Cell(inlines=tuple(_reasons(r, source))))
        for r in others
    )
    yield Table(id="tbl-gate", caption="Gate: the musts", columns=columns, rows=rows, audience="client")


def _reasons(result: VendorResult, source: Source) -> Iterator[Inline]:
    failed = [task for task in result.tasks if task.task in result.failed_musts]
    shown = len(failed) if len(failed) <= _MUSTS_SHOWN else 1
    for at, task in enumerate(failed[:shown]):
        if at:
            yield LineBreak()
        yield Text(text=source.task(task.task), marks=("strong",))
        yield f": {_why(task, source)}"
    if failed[shown:]:
        yield LineBreak()
        yield f"and {', '.join(task.task for task in failed[shown:])}"
    if result.pending_musts:
        if failed:
            yield LineBreak()
        yield f"not shown: {', '.join(source.task(task) for task in result.pending_musts)}"


def _why(task: TaskResult, source: Source) -> str:
    if task.decided_by == "consensus" and task.override:
        return f"agreed on by {', '.join(source.person(m) for m in task.override.agreed)}: {task.override.reason}"
    names = ", ".join(source.person(rater) for rater, _, _ in task.deciding)
    quote = next((f" “{sentence(said)}.”" for _, _, said in task.deciding if said), "")
    if task.decided_by == "veto":
        return f"{names} owns the task and could not do it; this decides.{quote}"
    if len(task.deciding) == len(task.graded):
        return f"not performed for all {len(task.graded)} raters.{quote}"
    return f"not performed for {len(task.deciding)} of {len(task.graded)} raters ({names}).{quote}"


def merit(source: Source) -> Iterator[Block]:
    """Bars: the share of task weight at each grade."""
    results = [r for r in source.comparison.vendors if r.weight]
    if not results:
        return
    lines = [
        Bar(source.vendor(r.vendor), tuple(weight / r.weight for weight in r.merit.values())) for r in results
    ]
    yield bars(
        lines,
        list(TONES.values()),
        caption="Share of task weight at each grade, in percent",
        alt="Stacked bars. " + "; ".join(_spoken(r, source) for r in results) + ".",
        figure_id="fig-merit",
    )


def _spoken(result: VendorResult, source: Source) -> str:
    shares = ", ".join(
        f"{GRADES[grade]} {round(weight * 100 / result.weight)} %"
        for grade, weight in result.merit.items()
        if weight
    )
    return f"{source.vendor(result.vendor)}: {shares}"


def disagreements(source: Source) -> Iterator[Block]:
    """The heaviest tasks on which the raters differ widely."""
    found = source.comparison.spreads[:SPREADS_SHOWN]
    if found:
        yield spread_table(source, found, "tbl-disagree", "Where you disagree, heaviest task first")


def spread_table(source: Source, pairs: tuple[tuple[str, str], ...], table_id: str, caption: str) -> Table:
    """Tasks with what each rater said."""
    columns = (
        Column(header="Task", width=29),
        Column(header="Vendor", width=14),
        Column(header="Weight", width=9, kind="number", decimals=0),
        Column(header="Ratings", width=48),
    )
    rows = tuple(
        Row.of(source.task(name), source.vendor(vendor), task.weight, source.said(task.graded))
        for vendor, name in pairs
        if (task := source.result(vendor, name))
    )
    return Table(id=table_id, caption=caption, columns=columns, rows=rows, audience="client")
