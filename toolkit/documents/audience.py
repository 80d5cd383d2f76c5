"""What a reader may see: the block tree without what is meant for a narrower circle."""

from operator import is_
from typing import TypeVar

from toolkit.documents.spans import place
from toolkit.models.blocks import (
    CIRCLES,
    ApprovalSheet,
    Audience,
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Comment,
    Definition,
    DefinitionList,
    DefinitionTable,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    ListOfCaptions,
    Paragraph,
    Part,
    Quote,
    Reference,
    Row,
    Table,
    TableOfContents,
    Text,
    TitlePage,
)
from toolkit.models.document import Document
from toolkit.models.noun import Noun

AnyPart = TypeVar("AnyPart", bound=Part)
AnyNoun = TypeVar("AnyNoun", bound=Noun)
Thing = TypeVar("Thing")
_PLAIN = frozenset({str, Text})
_RANK = {circle: rank for rank, circle in enumerate(CIRCLES)}


def for_audience(document: Document, audience: Audience) -> Document:
    """The document as `audience` may read it; a wider circle never sees more than a narrower one."""
    return document.model_copy(
        update={
            "blocks": visible(document.blocks, audience),
            "attachments": _kept(document.attachments, audience),
        }
    )


def visible(blocks: Blocks, audience: Audience) -> Blocks:
    """The blocks that `audience` may read, each without its own hidden parts."""
    return _same(blocks, tuple(_inside(block, audience) for block in blocks if may_read(block, audience)))


def may_read(part: Part, audience: Audience) -> bool:
    """Whether `audience` belongs to the circle of readers of `part`."""
    return _reaches(part.audience, audience)


def _reaches(circle: Audience, audience: Audience) -> bool:
    return _RANK[audience] <= _RANK[circle]


def _kept(parts: tuple[AnyPart, ...], audience: Audience) -> tuple[AnyPart, ...]:
    return tuple(part for part in parts if may_read(part, audience))


def _same(old: tuple[Thing, ...], new: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The old row of things if nothing in it became another: what needs no change is not copied."""
    return old if len(old) == len(new) and all(map(is_, old, new)) else new


def _inside(block: Block, audience: Audience) -> Block:  # noqa: C901, PLR0911  # one case a block
    match block:
        case Paragraph() | Heading():
            return _with(block, inlines=_said(block.inlines, audience))
        case List():
            items = tuple(_within(item, audience) for item in _kept(block.items, audience))
            return _with(block, items=_same(block.items, items))
        case Table():
            return _table(block, audience)
        case DefinitionTable():
            rows, title = _definitions(block.rows, audience), _said(block.title, audience)
            return _with(block, rows=rows, title=title)
        case DefinitionList():
            return _with(block, items=_definitions(block.items, audience))
        case TitlePage():
            return _with(block, lines=_definitions(block.lines, audience))
        case Quote():
            said = _said(block.attribution, audience)
            return _with(block, blocks=visible(block.blocks, audience), attribution=said)
        case Callout() | ApprovalSheet():
            inner, title = visible(block.blocks, audience), _said(block.title, audience)
            return _with(block, blocks=inner, title=title)
        case TableOfContents() | ListOfCaptions():
            return _with(block, title=_said(block.title, audience))
        case Figure():
            return _with(block, caption=_said(block.caption, audience))
        case _:
            return block


def _with(part: AnyNoun, **changed: object) -> AnyNoun:
    for name, value in changed.items():
        if getattr(part, name) is not value:
            return part.model_copy(update=changed)
    return part


def _said(inlines: Inlines, audience: Audience) -> Inlines:
    """Inlines without remarks for a narrower circle; what a remark stands beside stays."""
    if all(type(inline) in _PLAIN for inline in inlines):
        return inlines
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Comment) and not _reaches(inline.audience, audience):
            found.extend(_said(inline.inlines, audience))
        elif isinstance(inline, Link | Reference | Footnote | Comment):
            found.append(_with(inline, inlines=_said(inline.inlines, audience)))
        else:
            found.append(inline)
    return _same(inlines, tuple(found))


def _within(item: ListItem, audience: Audience) -> ListItem:
    return _with(item, blocks=visible(item.blocks, audience))


def _definitions(rows: tuple[Definition, ...], audience: Audience) -> tuple[Definition, ...]:
    kept = tuple(
        _with(
            row,
            label=_said(row.label, audience),
            inlines=_said(row.inlines, audience),
            blocks=visible(row.blocks, audience),
        )
        for row in rows
        if may_read(row, audience)
    )
    return _same(rows, kept)


def _table(table: Table, audience: Audience) -> Table:
    shown = tuple(may_read(column, audience) for column in table.columns)
    total = table.total if table.total and may_read(table.total, audience) else None
    return _with(
        table,
        columns=_same(
            table.columns, tuple(_column(column, audience) for column in _kept(table.columns, audience))
        ),
        caption=_said(table.caption, audience),
        rows=_rows(table.rows, shown, audience),
        total=_rows((total,), shown, audience)[0] if total else None,
    )


def _column(column: Column, audience: Audience) -> Column:
    return _with(column, header=_said(column.header, audience))


def _rows(rows: tuple[Row, ...], shown: tuple[bool, ...], audience: Audience) -> tuple[Row, ...]:
    """The rows that may be read, without the cells of hidden columns.

    A cell over a hidden column or row becomes smaller; one that begins in a hidden row leaves an empty place.
    """
    readable = [may_read(row, audience) for row in rows]
    kept: list[Row] = []
    for number, placed in enumerate(place(rows, len(shown))):
        if not readable[number]:
            continue
        cells: list[Cell] = []
        for spot in placed:
            span = sum(shown[spot.at : spot.at + spot.span])
            height = sum(readable[number : number + spot.rows])
            covered = spot.cell is None and any(readable[spot.top : number])
            if span and not covered:
                cells.append(_cell(spot.cell if spot.top == number else None, span, height, audience))
        kept.append(_with(rows[number], cells=_same(rows[number].cells, tuple(cells))))
    return _same(rows, tuple(kept))


def _cell(cell: Cell | None, span: int, height: int, audience: Audience) -> Cell:
    if cell is None:
        return Cell(span=span, row_span=height)
    if (cell.span, cell.row_span) != (span, height):
        cell = _with(cell, span=span, row_span=height)
    return _with(cell, inlines=_said(cell.inlines, audience), blocks=visible(cell.blocks, audience))
