"""Links the other way: which rows and cards name a row or card."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.documents.outline import walk
from toolkit.documents.plain import plain, references
from toolkit.models.blocks import Blocks, DefinitionTable, Inline, Inlines, Paragraph, Row, Table

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class BackLink:
    """Where something is named: the anchor of the row or card, and what it is called."""

    anchor: str
    label: str


def back_links(blocks: Blocks) -> Mapping[str, tuple[BackLink, ...]]:
    """By the id of a row or card: the rows and cards that refer to it, in the order of the text."""
    found: dict[str, dict[str, BackLink]] = {}
    owners = {owner: (label, said) for owner, label, said in _entries(blocks)}
    for owner, (label, said) in owners.items():
        for target in references(said):
            if target in owners and target != owner:
                found.setdefault(target, {}).setdefault(owner, BackLink(owner, label))
    return {target: tuple(links.values()) for target, links in found.items()}


def _entries(blocks: Blocks) -> Iterator[tuple[str, str, Inlines]]:
    """Rows and cards with an id: the id, what they are called, and all that is said in them."""
    for block in walk(blocks):
        if isinstance(block, Table):
            yield from ((row.id, _called(row), tuple(_of_row(row))) for row in block.rows if row.id)
        elif isinstance(block, DefinitionTable) and block.id:
            yield block.id, block.key or plain(block.title) or block.id, tuple(_of_card(block))


def _called(row: Row) -> str:
    """The first cell, where the visible number stands."""
    first = plain(row.cells[0].inlines) if row.cells else ""
    return first if 0 < len(first) <= _LONGEST_NAME else row.id


def _of_row(row: Row) -> Iterator[Inline]:
    for cell in row.cells:
        yield from cell.inlines
        yield from _of_blocks(cell.blocks)


def _of_card(card: DefinitionTable) -> Iterator[Inline]:
    yield from card.title
    for pair in card.rows:
        yield from pair.inlines
        yield from _of_blocks(pair.blocks)


def _of_blocks(blocks: Blocks) -> Iterator[Inline]:
    return (inline for block in walk(blocks) if isinstance(block, Paragraph) for inline in block.inlines)
