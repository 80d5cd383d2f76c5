"""Random pairs of documents: one, and the same after some edits."""

from datetime import date
from decimal import Decimal
from random import Random

from toolkit.documents.terminal import lines
from toolkit.models.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Definition,
    DefinitionTable,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
)
from toolkit.models.document import Document, Properties

_WORDS = [
    "the",
    "vendor",
    "shall",
    "answer",
    "each",
    "complaint",
    "within",
    "two",
    "working",
    "days",
    "and",
    "show",
    "price",
    "4710",
    "Цена",
    "<b>&",
]
_COLUMNS = (
    Column(header="No.", kind="id"),
    Column(header="Demand"),
    Column(header="Price", kind="money", currency="EUR"),
)


def pair(seed: int) -> tuple[Document, Document]:
    """Two documents that differ by a few edits."""
    chance = Random(seed)  # noqa: S311  # the same pairs every time, no secrets
    old = [_block(chance, n) for n in range(chance.randint(3, 14))]
    new = list(old)
    for _ in range(chance.randint(0, 5)):
        _edit(chance, new)
    return _document(old), _document(new)


def _document(blocks: list[Block]) -> Document:
    return Document(title="T", properties=Properties(day=date(2026, 3, 30)), blocks=tuple(blocks))


def _edit(chance: Random, blocks: list[Block]) -> None:
    at = chance.randrange(len(blocks)) if blocks else 0
    match chance.randint(0, 4):
        case 0 if blocks:
            del blocks[at]
        case 1:
            blocks.insert(at, _block(chance, chance.randint(100, 999)))
        case 2 if len(blocks) > 1:
            blocks.insert(chance.randrange(len(blocks)), blocks.pop(at))
        case _ if blocks:
            blocks[at] = _changed(chance, blocks[at])
        case _:
            pass


def _changed(chance: Random, block: Block) -> Block:
    match block:
        case Paragraph() | Heading():
            return block.model_copy(update={"inlines": _reworded(chance, block.inlines)})
        case Table():
            rows = list(block.rows)
            at = chance.randrange(len(rows))
            if chance.random() < 0.3:
                del rows[at]
            elif chance.random() < 0.5:
                rows.insert(at, _row(chance, chance.randint(100, 999)))
            else:
                rows[at] = Row(id=rows[at].id, cells=(rows[at].cells[0], *_row(chance, 0).cells[1:]))
            return block.model_copy(update={"rows": tuple(rows) or (_row(chance, 1),)})
        case List():
            items = list(block.items)
            items[chance.randrange(len(items))] = ListItem(blocks=(_paragraph(chance),))
            return block.model_copy(update={"items": tuple(items)})
        case DefinitionTable():
            return block.model_copy(update={"rows": (*block.rows[:-1], _definition(chance, "Price"))})
        case Callout():
            return block.model_copy(update={"blocks": (_paragraph(chance),)})
        case _:
            return block


def _reworded(chance: Random, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    text = "".join(i if isinstance(i, str) else getattr(i, "text", "") for i in inlines).split(" ")
    text[chance.randrange(len(text))] = chance.choice(_WORDS)
    return (" ".join(text),)


def _block(chance: Random, n: int) -> Block:
    match chance.randint(0, 6):
        case 0:
            return Heading(level=chance.randint(1, 3), inlines=_words(chance, 3), id=f"h{n}")
        case 1:
            rows = tuple(_row(chance, n * 10 + k) for k in range(chance.randint(1, 5)))
            caption = _words(chance, 3) if chance.random() < 0.5 else ()
            total = Row.of("All", None, Decimal(chance.randint(1, 99))) if chance.random() < 0.3 else None
            return Table(id=f"t{n}", columns=_COLUMNS, rows=rows, caption=caption, total=total)
        case 2:
            items = tuple(ListItem(blocks=(_paragraph(chance),)) for _ in range(chance.randint(1, 4)))
            return List(items=items, ordered=chance.random() < 0.5)
        case 3:
            rows_ = tuple(_definition(chance, label) for label in ("Owner", "Price"))
            return DefinitionTable(id=f"d{n}", key=f"KT{n}", title=_words(chance, 2), rows=rows_)
        case 4:
            return Callout(title="Note", blocks=(_paragraph(chance),))
        case _:
            return _paragraph(chance)


def _paragraph(chance: Random) -> Paragraph:
    marked: tuple[Inline, ...] = (Text(text=_words(chance, 2), marks=("strong",)), " ")
    ends: tuple[Inline, ...] = (" ", Reference(target=f"t{chance.randint(0, 9)}"))
    inlines: tuple[Inline, ...] = (_words(chance, chance.randint(3, 20)),)
    if chance.random() < 0.3:
        inlines = (*marked, *inlines)
    if chance.random() < 0.3:
        inlines = (*inlines, *ends)
    return Paragraph(inlines=inlines)


def _row(chance: Random, n: int) -> Row:
    price = Decimal(chance.randint(100, 99_999)) / 100
    demand = _words(chance, chance.randint(1, 8))
    cell = Cell(blocks=(Paragraph(inlines=demand),)) if chance.random() < 0.2 else Cell(inlines=demand)
    return Row.of(f"REQ-{n}", cell, price, id=f"REQ-{n}")


def _definition(chance: Random, label: str) -> Definition:
    return Definition(label=label, inlines=_words(chance, 3))


def _words(chance: Random, count: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(count))


def lines_of(blocks: Blocks) -> list[str]:
    """What a reader sees, for comparing."""
    return lines(blocks, "en", 10_000)
