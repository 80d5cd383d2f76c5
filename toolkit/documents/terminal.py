"""A document's blocks as lines for a terminal: to be read through, not to be looked at."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from toolkit.documents.formats import cell_value
from toolkit.documents.plain import plain
from toolkit.models.blocks import (
    ApprovalSheet,
    Block,
    Callout,
    Cell,
    Code,
    Column,
    Definition,
    DefinitionList,
    DefinitionTable,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Reference,
    SignatureField,
    SignatureTable,
    Table,
)

_INDENT = "  "


def lines(blocks: Sequence[Block], language: str, width: int = 78) -> list[str]:
    """The blocks as lines of at most `width` characters where words allow; one empty line between blocks.

    A table is written row by row, with its headers beside the values, so that it can be read at any width.
    """
    found: list[str] = []
    for block in blocks:
        made = list(_lines(block, language, width))
        if made:
            found += [*([""] if found else []), *made]
    return found


def _lines(block: Block, language: str, width: int) -> Iterator[str]:  # noqa: C901  # one case a block
    match block:
        case Heading():
            text = _text(block.inlines)
            yield text
            yield ("=" if block.level == 1 else "-") * min(len(text), width)
        case Paragraph():
            yield from _wrapped(_text(block.inlines), width)
        case List():
            for n, item in enumerate(block.items, block.start):
                mark = f"{n}. " if block.ordered else "- "
                inner = [line for line in lines(item.blocks, language, width - len(mark)) if line]
                yield from _hung(inner, mark)
        case Table():
            yield from _table(block, language, width)
        case DefinitionTable() | DefinitionList():
            yield from _definitions(block, language, width)
        case Quote() | Callout() | ApprovalSheet():
            yield from _framed(block, language, width)
        case Code():
            yield from (_INDENT + line for line in block.text.splitlines())
        case Figure():
            yield from _wrapped(f"[{block.alt}]", width)
        case SignatureTable():
            yield from (_signature(field) for field in block.fields)
        case _:
            return


def _framed(block: Quote | Callout | ApprovalSheet, language: str, width: int) -> Iterator[str]:
    title = block.attribution if isinstance(block, Quote) else block.title
    inner = lines(block.blocks, language, width - 2)
    if not isinstance(block, Quote) and title:
        yield _text(title)
    yield from (f"| {line}".rstrip() for line in inner)
    if isinstance(block, Quote) and title:
        yield f"| - {_text(title)}"
    if isinstance(block, ApprovalSheet):
        yield from (_signature(field) for field in block.fields)


def _table(table: Table, language: str, width: int) -> Iterator[str]:
    if table.caption:
        yield _text(table.caption)
    for row in (*table.rows, *([table.total] if table.total else [])):
        at, first = 0, True
        for cell in row.cells:
            column = table.columns[min(at, len(table.columns) - 1)]
            at += cell.span
            text = _cell(cell, column, language)
            if not text:
                continue
            label = "" if first or row.role == "group" else f"{_text(column.header)}: "
            yield from _wrapped(label + text, width, "* " if first else _INDENT)
            first = False


def _definitions(block: DefinitionTable | DefinitionList, language: str, width: int) -> Iterator[str]:
    rows: tuple[Definition, ...]
    if isinstance(block, DefinitionTable):
        head = " ".join(part for part in (block.key, _text(block.title)) if part)
        if head:
            yield from _wrapped(head, width, "* ")
        rows = block.rows
    else:
        rows = block.items
    for row in rows:
        text = _text(row.inlines) or " ".join(lines(row.blocks, language, width))
        yield from _wrapped(f"{_text(row.label)}: {text}", width, _INDENT)


def _cell(cell: Cell, column: Column, language: str) -> str:
    if cell.value is not None:
        return cell_value(cell.value, column, language)
    return _text(cell.inlines) or " ".join(line for line in lines(cell.blocks, language) if line)


def _signature(field: SignatureField) -> str:
    who = ", ".join(part for part in (field.name, field.role, field.organisation) if part)
    return f"{field.party}: {who or '____'}"


def _text(inlines: Sequence[Inline]) -> str:
    shown = [
        (part.target,) if isinstance(part, Reference) and not part.inlines else (part,) for part in inlines
    ]
    return " ".join(plain([inline for group in shown for inline in group]).split())


def _wrapped(text: str, width: int, mark: str = "") -> list[str]:
    inner = wrap(text, max(width - len(mark), 20), break_long_words=False, break_on_hyphens=False)
    return list(_hung(inner, mark))


def _hung(inner: Sequence[str], mark: str) -> Iterator[str]:
    for n, line in enumerate(inner):
        yield (mark if n == 0 else " " * len(mark)) + line
