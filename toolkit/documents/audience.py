"""What a reader may see: the block tree without what is meant for a narrower circle."""

from typing import TypeVar

from toolkit.models.blocks import (
    CIRCLES,
    ApprovalSheet,
    Audience,
    Block,
    Blocks,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    DefinitionTable,
    List,
    ListItem,
    Part,
    Quote,
    Row,
    Table,
    TitlePage,
)
from toolkit.models.document import Document

AnyPart = TypeVar("AnyPart", bound=Part)


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
    return tuple(_inside(block, audience) for block in _kept(blocks, audience))


def may_read(part: Part, audience: Audience) -> bool:
    """Whether `audience` belongs to the circle of readers of `part`."""
    return CIRCLES.index(audience) <= CIRCLES.index(part.audience)


def _kept(parts: tuple[AnyPart, ...], audience: Audience) -> tuple[AnyPart, ...]:
    return tuple(part for part in parts if may_read(part, audience))


def _inside(block: Block, audience: Audience) -> Block:  # noqa: PLR0911  # one case a block
    match block:
        case List():
            items = tuple(_within(item, audience) for item in _kept(block.items, audience))
            return block.model_copy(update={"items": items})
        case Table():
            return _table(block, audience)
        case DefinitionTable():
            return block.model_copy(update={"rows": _definitions(block.rows, audience)})
        case DefinitionList():
            return block.model_copy(update={"items": _definitions(block.items, audience)})
        case TitlePage():
            return block.model_copy(update={"lines": _definitions(block.lines, audience)})
        case Quote() | Callout() | ApprovalSheet():
            return block.model_copy(update={"blocks": visible(block.blocks, audience)})
        case _:
            return block


def _within(item: ListItem, audience: Audience) -> ListItem:
    return item.model_copy(update={"blocks": visible(item.blocks, audience)})


def _definitions(rows: tuple[Definition, ...], audience: Audience) -> tuple[Definition, ...]:
    return tuple(
        row.model_copy(update={"blocks": visible(row.blocks, audience)}) if row.blocks else row
        for row in _kept(rows, audience)
    )


def _table(table: Table, audience: Audience) -> Table:
    shown = tuple(may_read(column, audience) for column in table.columns)
    total = table.total if table.total and may_read(table.total, audience) else None
    return table.model_copy(
        update={
            "columns": _kept(table.columns, audience),
            "rows": tuple(_row(row, shown, audience) for row in _kept(table.rows, audience)),
            "total": _row(total, shown, audience) if total else None,
        }
    )


def _row(row: Row, shown: tuple[bool, ...], audience: Audience) -> Row:
    """The row without the cells of hidden columns; a cell that spans a hidden column becomes narrower."""
    cells: list[Cell] = []
    at = 0
    for cell in row.cells:
        span = sum(shown[at : at + cell.span])
        at += cell.span
        if span:
            cells.append(cell.model_copy(update={"span": span, "blocks": visible(cell.blocks, audience)}))
    return row.model_copy(update={"cells": tuple(cells)})
