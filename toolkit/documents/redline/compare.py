"""Two documents as one that shows what was taken out and what was put in.

Blocks and rows are matched by their ids, else by what they say; matched ones are compared inside, down to the
words. `outcome.accepted` of the result says what the new document says, `outcome.rejected` what the old one says.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from toolkit.documents.formats import cell_value
from toolkit.documents.plain import plain
from toolkit.documents.redline.flatten import flattened
from toolkit.documents.redline.wording import changed, merged, similar
from toolkit.models.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Definition,
    DefinitionTable,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Part,
    Quote,
    Row,
    Table,
)
from toolkit.models.document import Document

_ALIKE = 0.5
"""Share of common words from which two paragraphs without ids count as one that was reworded."""
P = TypeVar("P", bound=Part)


def compare(old: Document, new: Document) -> Document:
    """The new document with its differences from the old one; contents and title page are left out."""
    blocks = _blocks(flattened(old), flattened(new), new.language)
    return new.model_copy(update={"blocks": blocks, "attachments": ()})


def _blocks(old: Blocks, new: Blocks, language: str) -> Blocks:
    return _matched(old, new, _key, _pairs, lambda a, b: _block(a, b, language))


def _matched(
    old: Sequence[P],
    new: Sequence[P],
    key: Callable[[P], object],
    fits: Callable[[P, P], bool],
    merge: Callable[[P, P], tuple[P, ...]],
) -> tuple[P, ...]:
    """Equal parts as they are; in between, parts that belong together merged, the others out or in."""
    parts: list[P] = []
    matcher = SequenceMatcher(None, [key(p) for p in old], [key(p) for p in new], autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            for a, b in zip(old[a1:a2], new[b1:b2], strict=True):
                parts += (b,) if a == b else merge(a, b)
        else:
            parts += _replaced(old[a1:a2], new[b1:b2], fits, merge)
    return tuple(parts)


def _replaced(
    old: Sequence[P],
    new: Sequence[P],
    fits: Callable[[P, P], bool],
    merge: Callable[[P, P], tuple[P, ...]],
) -> Iterator[P]:
    left = list(old)
    for b in new:
        at = next((n for n, a in enumerate(left) if fits(a, b)), None)
        if at is None:
            yield _as(b, "inserted")
            continue
        yield from (_as(a, "deleted") for a in left[:at])
        yield from merge(left[at], b)
        left = left[at + 1 :]
    yield from (_as(a, "deleted") for a in left)


def _key(block: Block) -> object:
    """What a block is found by: its id, else all it says."""
    name = getattr(block, "id", "") or getattr(block, "key", "")
    return (block.type, name) if name else block.model_dump_json()


def _pairs(old: Block, new: Block) -> bool:
    if type(old) is not type(new):
        return False
    names = getattr(old, "id", ""), getattr(new, "id", "")
    if any(names):
        return names[0] == names[1]
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        return old.role == new.role and similar(old.inlines, new.inlines) >= _ALIKE
    if isinstance(old, Table) and isinstance(new, Table):
        return _headers(old) == _headers(new)
    return isinstance(old, List | Quote | Callout | Heading)


def _block(old: Block, new: Block, language: str) -> Blocks:  # noqa: PLR0911  # one case a block
    """One block that shows both; where that is not possible the old one out and the new one in."""
    match old, new:
        case (Paragraph(), Paragraph()):
            return (new.model_copy(update={"inlines": merged(old.inlines, new.inlines)}),)
        case (Heading(), Heading()) if old.level == new.level:
            return (new.model_copy(update={"inlines": merged(old.inlines, new.inlines)}),)
        case (List(), List()) if (old.ordered, old.start) == (new.ordered, new.start):
            items = _matched(
                old.items,
                new.items,
                lambda i: i.model_dump_json(),
                lambda a, b: _text_of(a.blocks, b.blocks),
                lambda a, b: _item(a, b, language),
            )
            return (new.model_copy(update={"items": items}),)
        case (Quote(), Quote()) if old.attribution == new.attribution:
            return (new.model_copy(update={"blocks": _blocks(old.blocks, new.blocks, language)}),)
        case (Callout(), Callout()) if (old.kind, old.title) == (new.kind, new.title):
            return (new.model_copy(update={"blocks": _blocks(old.blocks, new.blocks, language)}),)
        case (Table(), Table()) if _headers(old) == _headers(new) and not _spans_rows(old, new):
            return (_table(old, new, language),)
        case (DefinitionTable(), DefinitionTable()) if (old.key, old.title) == (new.key, new.title):
            rows = _matched(
                old.rows,
                new.rows,
                lambda d: plain(d.label),
                lambda a, b: a.label == b.label,
                lambda a, b: _definition(a, b, language),
            )
            return (new.model_copy(update={"rows": rows}),)
        case _:
            return (_as(old, "deleted"), _as(new, "inserted"))


def _item(old: ListItem, new: ListItem, language: str) -> tuple[ListItem, ...]:
    if old.checked != new.checked:
        return (_as(old, "deleted"), _as(new, "inserted"))
    return (new.model_copy(update={"blocks": _blocks(old.blocks, new.blocks, language)}),)


def _definition(old: Definition, new: Definition, language: str) -> tuple[Definition, ...]:
    return (
        new.model_copy(
            update={
                "inlines": merged(old.inlines, new.inlines),
                "blocks": _blocks(old.blocks, new.blocks, language),
            }
        ),
    )


def _table(old: Table, new: Table, language: str) -> Table:
    rows = _matched(
        old.rows,
        new.rows,
        lambda row: row.id or _first(row, new.columns, language) or row.model_dump_json(),
        lambda a, b: (
            not a.id and not b.id and _first(a, new.columns, language) == _first(b, new.columns, language)
        ),
        lambda a, b: _row(a, b, new.columns, language),
    )
    total = new.total
    extra: tuple[Row, ...] = ()
    if old.total != new.total:
        gone = (_as(old.total, "deleted"),) if old.total else ()
        come = (_as(new.total, "inserted"),) if new.total else ()
        extra, total = (*gone, *come), None
    return new.model_copy(update={"rows": (*rows, *extra), "total": total})


def _row(old: Row, new: Row, columns: Sequence[Column], language: str) -> tuple[Row, ...]:
    spans = [cell.span for cell in old.cells] == [cell.span for cell in new.cells]
    if old.role != new.role or not spans:
        return (_as(old, "deleted"), _as(new, "inserted"))
    at, cells = 0, []
    for a, b in zip(old.cells, new.cells, strict=True):
        cells.append(b if a == b else _cell(a, b, columns[min(at, len(columns) - 1)], language))
        at += b.span
    return (new.model_copy(update={"cells": tuple(cells)}),)


def _cell(old: Cell, new: Cell, column: Column, language: str) -> Cell:
    """Values are shown as text on both sides; text is compared by words, blocks by blocks."""
    if old.value is not None or new.value is not None:
        both = (
            *changed(_shown(old, column, language), "deleted"),
            *changed(_shown(new, column, language), "inserted"),
        )
        return new.model_copy(update={"value": None, "inlines": both, "blocks": ()})
    if old.blocks or new.blocks:
        blocks = _blocks(_as_blocks(old), _as_blocks(new), language)
        return new.model_copy(update={"inlines": (), "blocks": blocks})
    return new.model_copy(update={"inlines": merged(old.inlines, new.inlines)})


def _as_blocks(cell: Cell) -> Blocks:
    return cell.blocks or ((Paragraph(inlines=cell.inlines),) if cell.inlines else ())


def _shown(cell: Cell, column: Column, language: str) -> Inlines:
    if cell.value is not None:
        return (cell_value(cell.value, column, language),)
    return cell.inlines


def _first(row: Row, columns: Sequence[Column], language: str) -> str:
    return plain(_shown(row.cells[0], columns[0], language)) if row.cells else ""


def _headers(table: Table) -> list[Inlines]:
    return [column.header for column in table.columns]


def _spans_rows(*tables: Table) -> bool:
    return any(cell.row_span > 1 for table in tables for row in table.rows for cell in row.cells)


def _text_of(old: Blocks, new: Blocks) -> bool:
    a, b = (next((x.inlines for x in blocks if isinstance(x, Paragraph)), ()) for blocks in (old, new))
    return similar(a, b) >= _ALIKE


def _as(part: P, change: Literal["inserted", "deleted"]) -> P:
    return part.model_copy(update={"change": change})
