"""What a comparison says when all changes are taken over, or none."""

from collections.abc import Iterable
from typing import Literal, TypeVar

from toolkit.models.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Changed,
    Definition,
    DefinitionTable,
    Heading,
    Inline,
    Inlines,
    List,
    Paragraph,
    Part,
    Quote,
    Row,
    Table,
)

P = TypeVar("P", bound=Part)
_Gone = Literal["inserted", "deleted"]


def accepted(blocks: Blocks) -> Blocks:
    """The blocks with every change taken over: the new text."""
    return _blocks(blocks, "deleted")


def rejected(blocks: Blocks) -> Blocks:
    """The blocks with no change taken over: the old text."""
    return _blocks(blocks, "inserted")


def _blocks(blocks: Blocks, gone: _Gone) -> Blocks:
    return tuple(_block(block, gone) for block in _kept(blocks, gone))


def _kept(parts: Iterable[P], gone: _Gone) -> tuple[P, ...]:
    return tuple(part.model_copy(update={"change": ""}) for part in parts if part.change != gone)


def _block(block: Block, gone: _Gone) -> Block:
    match block:
        case Paragraph() | Heading():
            return block.model_copy(update={"inlines": _inlines(block.inlines, gone)})
        case List():
            items = tuple(
                item.model_copy(update={"blocks": _blocks(item.blocks, gone)})
                for item in _kept(block.items, gone)
            )
            return block.model_copy(update={"items": items})
        case Quote() | Callout():
            return block.model_copy(update={"blocks": _blocks(block.blocks, gone)})
        case Table():
            return block.model_copy(
                update={"rows": tuple(_row(row, gone) for row in _kept(block.rows, gone))}
            )
        case DefinitionTable():
            rows = tuple(_definition(row, gone) for row in _kept(block.rows, gone))
            return block.model_copy(update={"rows": rows})
        case _:
            return block


def _row(row: Row, gone: _Gone) -> Row:
    return row.model_copy(update={"cells": tuple(_cell(cell, gone) for cell in row.cells)})


def _cell(cell: Cell, gone: _Gone) -> Cell:
    return cell.model_copy(
        update={"inlines": _inlines(cell.inlines, gone), "blocks": _blocks(cell.blocks, gone)}
    )


def _definition(row: Definition, gone: _Gone) -> Definition:
    return row.model_copy(
        update={"inlines": _inlines(row.inlines, gone), "blocks": _blocks(row.blocks, gone)}
    )


def _inlines(inlines: Inlines, gone: _Gone) -> Inlines:
    found: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Changed):
            found.append(inline)
        elif inline.change != gone:
            found += inline.inlines
    return tuple(found)
