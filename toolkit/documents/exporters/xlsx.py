"""Excel: the tables of a document, one sheet each; numbers stay numbers, text never becomes a formula."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.documents.archive import pack
from toolkit.documents.outline import walk
from toolkit.documents.plain import plain
from toolkit.documents.spans import Placed, place
from toolkit.kernel.xml_text import legal
from toolkit.models.blocks import (
    Blocks,
    Cell,
    Column,
    DefinitionList,
    DefinitionTable,
    Heading,
    List,
    Paragraph,
    Table,
)
from toolkit.models.document import Document

SUFFIX = "xlsx"
_ACCENT, _TINT, _HAIR = "1F4E5F", "E9F0F2", "C5D0D4"
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_BAD_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


def render(document: Document, files: Mapping[str, bytes] | None = None) -> bytes:  # noqa: ARG001  # one shape for all
    """The workbook of a document's tables; a document without tables gives one empty sheet.

    Args:
        document: already filtered for its readers.
        files: not used yet; all exporters are called alike.
    """
    book = Workbook()
    del book["Sheet"]
    used: set[str] = set()
    for heading, table in _tables(document):
        _write(book.create_sheet(_name(table, heading, used)), table)
    if not book.worksheets:
        book.create_sheet(_name(None, document.title, used))
    moment = datetime.combine(document.properties.day, time())
    book.properties.title = legal(document.title)
    book.properties.creator = legal(document.properties.author or document.properties.brand.name)
    book.properties.created = moment
    buffer = io.BytesIO()
    book.save(buffer)
    return _pinned(buffer.getvalue(), moment)


def _tables(document: Document) -> Iterator[tuple[str, Table]]:
    """Each table with the heading it stands under."""
    heading = document.title
    for block in walk(document.blocks):
        if isinstance(block, Heading):
            heading = plain(block.inlines)
        elif isinstance(block, Table):
            yield heading, block


def _name(table: Table | None, heading: str, used: set[str]) -> str:
    """A sheet name that Excel takes, unique ignoring case."""
    wanted = plain(table.caption) if table and table.caption else heading
    stem = _BAD_IN_NAME.sub(" ", legal(wanted)).strip(" '")[:_LONGEST_NAME].strip(" '") or "1"
    name, number = stem, 1
    while name.lower() in used or name.lower() == "history":
        number += 1
        name = f"{stem[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
    used.add(name.lower())
    return name


def _write(sheet: Worksheet, table: Table) -> None:
    for at, column in enumerate(table.columns, 1):
        head = _text(sheet.cell(1, at), plain(column.header))
        head.font = Font(bold=True, color=_ACCENT)
        head.fill = PatternFill("solid", start_color=_TINT)
        head.alignment = Alignment(wrap_text=True, vertical="center", horizontal=_side(column))
        head.border = Border(bottom=Side("thin", color=_ACCENT))
        sheet.column_dimensions[get_column_letter(at)].width = _width(table, at - 1)
    for number, placed in enumerate(place(table.rows, len(table.columns)), 2):
        _row(sheet, number, placed, table.columns)
    if table.total:
        last = len(table.rows) + 2
        (placed,) = place((table.total,), len(table.columns))
        _row(sheet, last, placed, table.columns)
        for at in range(1, len(table.columns) + 1):
            sheet.cell(last, at).font = Font(bold=True)
            sheet.cell(last, at).border = Border(top=Side("thin", color=_ACCENT))
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    if table.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def _row(sheet: Worksheet, number: int, placed: list[Placed], columns: tuple[Column, ...]) -> None:
    """Each cell in its own column; places that one covers stay empty, so that rows can still be sorted."""
    for spot in placed:
        if spot.cell is not None:
            made = sheet.cell(number, spot.at + 1)
            _fill(made, spot.cell, columns[spot.at])
            made.border = Border(bottom=Side("hair", color=_HAIR))


def _fill(made: SheetCell | MergedCell, cell: Cell, column: Column) -> None:
    made.alignment = Alignment(wrap_text=True, vertical="top", horizontal=_side(column))
    if isinstance(cell.value, Decimal):
        made.value = cell.value
        made.number_format = _format(cell.value, column)
    elif isinstance(cell.value, date):
        made.value = cell.value
        made.number_format = "yyyy-mm-dd"
    else:
        _text(made, "\n".join(text for text in (plain(cell.inlines), _block_text(cell.blocks)) if text))


def _text(made: SheetCell | MergedCell, text: str) -> SheetCell | MergedCell:
    """Text as text: no formula, whatever it begins with."""
    made.value = legal(text)[:_LONGEST_TEXT]
    made.data_type = "s"
    if text[:1] in tuple("=+-@\t\r"):
        made.quotePrefix = True
    return made


def _format(value: Decimal, column: Column) -> str:
    if column.kind == "money":
        return "#,##0.00"
    places = (
        max(0, -int(value.normalize().as_tuple().exponent)) if column.decimals is None else column.decimals
    )
    return "#,##0" + ("." + "0" * places if places else "")


def _side(column: Column) -> str:
    return "right" if column.kind in {"number", "money"} else "left"


def _block_text(blocks: Blocks) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            lines.append(plain(block.inlines))
        elif isinstance(block, DefinitionList | DefinitionTable):
            pairs = block.items if isinstance(block, DefinitionList) else block.rows
            lines += [
                f"{plain(pair.label)}: {plain(pair.inlines)}{_block_text(pair.blocks)}" for pair in pairs
            ]
        elif isinstance(block, List):
            lines += [f"– {_block_text(item.blocks)}" for item in block.items]
        else:
            lines += [plain(inner.inlines) for inner in walk((block,)) if isinstance(inner, Paragraph)]
    return "\n".join(line for line in lines if line)


def _width(table: Table, at: int) -> float:
    """In characters: the longest line up to a width at which text is wrapped."""
    texts = [plain(table.columns[at].header)]
    for row in table.rows[:200]:
        if at < len(row.cells):
            cell = row.cells[at]
            texts.append(
                str(cell.value) if cell.value is not None else plain(cell.inlines) + _block_text(cell.blocks)
            )
    return float(min(max(len(text) for text in texts) + 3, 60))


def _pinned(content: bytes, moment: datetime) -> bytes:
    """The same workbook without the time of saving, which openpyxl writes in two places."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    members["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", members["docProps/core.xml"])
    return pack(members)
