"""Everything that is counted once for all formats: heading numbers, captions, and what a reference shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit.documents.plain import plain
from toolkit.models.blocks import (
    ApprovalSheet,
    Block,
    Blocks,
    Callout,
    DefinitionList,
    DefinitionTable,
    Figure,
    Heading,
    Inlines,
    List,
    Quote,
    SignatureTable,
    Table,
)
from toolkit.models.document import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents show it. `anchor` is its own id or one made from its position."""

    level: int
    number: str
    inlines: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A captioned table or figure as their lists show it. `anchor` is its own id or one made from its number."""

    of: Literal["tables", "figures"]
    number: int
    inlines: Inlines
    anchor: str


@dataclass(slots=True)
class Outline:
    """Numbers and labels of one document; blocks are told apart by their identity."""

    entries: list[Entry] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    caption_of: dict[int, Caption] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    heading_of: dict[int, Entry] = field(default_factory=dict)
    number_of: dict[int, int] = field(default_factory=dict)
    counters: list[int] = field(default_factory=lambda: [0] * 6)
    tables: int = 0
    figures: int = 0

    def know(self, anchor: str, label: str) -> None:
        """Remember what a reference to `anchor` shows; the first owner of an id keeps it."""
        if anchor:
            self.labels.setdefault(anchor, label)


def outline(document: Document, words: Mapping[str, str]) -> Outline:
    """Count headings, tables and figures in the order of reading."""
    result = Outline()
    for block in walk(document.blocks):
        _count(block, result, words)
    return result


def walk(blocks: Blocks) -> Iterator[Block]:
    """All blocks in the order of reading, those inside other blocks too."""
    for block in blocks:
        yield block
        for inner in _inside(block):
            if inner:
                yield from walk(inner)


def _inside(block: Block) -> Iterator[Blocks]:
    match block:
        case List():
            yield from (item.blocks for item in block.items)
        case Quote() | Callout() | ApprovalSheet():
            yield block.blocks
        case Table():
            yield from (cell.blocks for row in block.rows for cell in row.cells)
        case DefinitionTable():
            yield from (pair.blocks for pair in block.rows)
        case DefinitionList():
            yield from (pair.blocks for pair in block.items)
        case _:
            pass


def _count(block: Block, result: Outline, words: Mapping[str, str]) -> None:
    match block:
        case Heading():
            _heading(block, result)
        case Table():
            if block.caption:
                result.tables += 1
                _caption(
                    block, Caption("tables", result.tables, block.caption, block.id), result, words["table"]
                )
            for row in block.rows:
                result.know(row.id, row.id)
        case Figure():
            if block.caption:
                result.figures += 1
                made = Caption("figures", result.figures, block.caption, block.id)
                _caption(block, made, result, words["figure"])
        case DefinitionTable():
            result.know(block.id, block.key or plain(block.title) or block.id)
        case SignatureTable() | ApprovalSheet():
            result.know(block.id, words["signature"])
        case _:
            pass


def _caption(block: Table | Figure, made: Caption, result: Outline, word: str) -> None:
    made = made if made.anchor else replace(made, anchor=f"{made.of}-{made.number}")
    result.captions.append(made)
    result.caption_of[id(block)] = made
    result.number_of[id(block)] = made.number
    result.know(made.anchor, f"{word}\u00a0{made.number}")


def _heading(block: Heading, result: Outline) -> None:
    number = ""
    if block.numbered:
        result.counters[block.level - 1] += 1
        result.counters[block.level :] = [0] * (6 - block.level)
        number = ".".join(str(count) for count in result.counters[: block.level])
    anchor = block.id or f"heading-{len(result.entries) + 1}"
    entry = Entry(block.level, number, block.inlines, anchor)
    result.entries.append(entry)
    result.heading_of[id(block)] = entry
    result.know(anchor, number or plain(block.inlines))
