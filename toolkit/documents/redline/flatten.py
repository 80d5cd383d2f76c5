"""A document with everything printed that exporters would count: numbers of headings, captions, references.

In a comparison each text keeps its own numbers, and a number that changed is a change like any other.
"""

from collections.abc import Iterator

from toolkit.documents.outline import Outline, outline
from toolkit.documents.words import words
from toolkit.models.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Comment,
    Definition,
    DefinitionList,
    DefinitionTable,
    Figure,
    FillIn,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    ListOfCaptions,
    Paragraph,
    Quote,
    Reference,
    Row,
    Table,
    TableOfContents,
    TitlePage,
)
from toolkit.models.document import Document

_LEFT_OUT = (TableOfContents, ListOfCaptions, TitlePage)
"""Made by exporters from the whole document; a comparison begins with the text."""


def flattened(document: Document) -> Blocks:
    """The blocks with numbers, captions and references as plain text."""
    counted = outline(document, words(document.language))
    return tuple(_blocks(document.blocks, counted))


def _blocks(blocks: Blocks, counted: Outline) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, _LEFT_OUT):
            yield from _block(block, counted)


def _block(block: Block, counted: Outline) -> Iterator[Block]:
    match block:
        case Heading():
            number = counted.heading_of[id(block)].number
            shown = (f"{number} ",) if number else ()
            yield block.model_copy(
                update={"numbered": False, "inlines": (*shown, *_inlines(block.inlines, counted))}
            )
        case Table() | Figure():
            if block.caption:
                yield Paragraph(role="label", inlines=_caption(block, counted))
            yield _captionless(block, counted)
        case Paragraph():
            yield block.model_copy(update={"inlines": _inlines(block.inlines, counted)})
        case List():
            items = tuple(
                item.model_copy(update={"blocks": tuple(_blocks(item.blocks, counted))})
                for item in block.items
            )
            yield block.model_copy(update={"items": items})
        case Quote() | Callout():
            yield block.model_copy(update={"blocks": tuple(_blocks(block.blocks, counted))})
        case DefinitionTable():
            yield block.model_copy(update={"rows": _pairs(block.rows, counted)})
        case DefinitionList():
            yield block.model_copy(update={"items": _pairs(block.items, counted)})
        case _:
            yield block


def _caption(block: Table | Figure, counted: Outline) -> Inlines:
    label = counted.labels.get(block.id, "") if block.id else ""
    return (*((f"{label}: ",) if label else ()), *_inlines(block.caption, counted))


def _captionless(block: Table | Figure, counted: Outline) -> Block:
    if isinstance(block, Figure):
        return block.model_copy(update={"caption": ()})
    total = _row(block.total, counted) if block.total else None
    rows = tuple(_row(row, counted) for row in block.rows)
    return block.model_copy(update={"caption": (), "rows": rows, "total": total})


def _row(row: Row, counted: Outline) -> Row:
    return row.model_copy(update={"cells": tuple(_cell(cell, counted) for cell in row.cells)})


def _cell(cell: Cell, counted: Outline) -> Cell:
    return cell.model_copy(
        update={
            "inlines": _inlines(cell.inlines, counted),
            "blocks": tuple(_blocks(cell.blocks, counted)),
        }
    )


def _pairs(rows: tuple[Definition, ...], counted: Outline) -> tuple[Definition, ...]:
    return tuple(
        row.model_copy(
            update={
                "inlines": _inlines(row.inlines, counted),
                "blocks": tuple(_blocks(row.blocks, counted)),
            }
        )
        for row in rows
    )


def _inlines(inlines: Inlines, counted: Outline) -> Inlines:
    return tuple(shown for inline in inlines for shown in _inline(inline, counted))


def _inline(inline: Inline, counted: Outline) -> Iterator[Inline]:
    match inline:
        case Reference():
            yield from inline.inlines or (counted.labels.get(inline.target, inline.target),)
        case Link() | Comment():
            yield from _inlines(inline.inlines, counted)
        case Footnote():
            yield from (" (", *_inlines(inline.inlines, counted), ")")
        case FillIn():
            yield f"[{inline.hint}]"
        case _:
            yield inline
