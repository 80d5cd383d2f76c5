"""The register as an .xlsx that a client can edit; an earlier file of theirs keeps columns, order and formats."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.exchange.register.headers import find_header
from toolkit.exchange.sheets.book import plain_text, read_book
from toolkit.exchange.sheets.pinned import pinned
from toolkit.kernel.xml_text import legal
from toolkit.models.requirements.sheet import COLUMNS, EDITABLE, ID, VERSION, Sheet, SheetRow
from toolkit.problems import BadData, Place, Problem

TITLE = "Requirements"
_LONGEST = 32_767
_WIDTHS = {"Statement": 60, "Accepted when": 60, "Sources": 40, "Open questions": 40, "Rationale": 30}
_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones


def read_workbook(data: bytes, file: str) -> Sheet:
    """The table of a workbook: the first sheet that is ours, else the first that has rows.

    Raises:
        BadData: it is no workbook, or has no table.
    """
    read_book(data, file)  # looks at size and soundness; raises with the mend
    book = load_workbook(io.BytesIO(data), keep_links=False)
    sheets = [_sheet(sheet, file) for sheet in book.worksheets]
    for found in sheets:
        if found.ours:
            return found
    for found in sheets:
        if found.rows:
            return found
    raise BadData(
        [
            Problem(
                Place(file), "no-table", "The workbook has no table with a header row.", "Look at the file."
            )
        ]
    )


def _sheet(sheet: Worksheet, file: str) -> Sheet:
    rows = {
        n: {c.column: c for c in row if c.value is not None} for n, row in enumerate(sheet.iter_rows(), 1)
    }
    texts = {n: {at: plain_text(cell.value) for at, cell in row.items()} for n, row in rows.items()}
    line, columns = find_header(texts)
    names = {at: name for name, at in columns.items()}
    found = []
    for number, row in texts.items():
        cells = {names[at]: text for at, text in row.items() if at in names and text}
        if number <= line or not cells:
            continue
        formulas = tuple(names[at] for at, c in rows[number].items() if at in names and c.data_type == "f")
        found.append(SheetRow(number=number, place=f"row {number}", cells=cells, formulas=formulas))
    return Sheet(file=file, name=sheet.title, line=line, columns=columns, rows=tuple(found))


def write_workbook(
    rows: Sequence[Mapping[str, str]], choices: Mapping[str, Sequence[str]], layout: bytes | None = None
) -> bytes:
    """A workbook with a row a requirement.

    Args:
        rows: the cells of each by column; `Id` finds the row in `layout` again.
        choices: column -> what may stand in it, offered as a list.
        layout: an earlier export as the client left it: own columns, order, formats and other sheets stay;
            rows of requirements that are no longer exported are deleted, new ones are added below.
    """
    if layout is None:
        book = Workbook()
        sheet = _active(book)
        sheet.title = TITLE
        _fresh(sheet, choices)
        line, columns = 1, {name: at for at, name in enumerate(COLUMNS, 1)}
    else:
        book = load_workbook(io.BytesIO(layout), keep_links=False)
        read = read_workbook(layout, "")
        sheet = book[read.name]
        line, columns = read.line, dict(read.columns)
        _missing_columns(sheet, line, columns)
    _fill(sheet, line, columns, rows)
    book.properties.creator = "crmkit"
    book.properties.created = book.properties.modified = _MOMENT
    buffer = io.BytesIO()
    book.save(buffer)
    return pinned(buffer.getvalue())


def _active(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101  # a new workbook has one
    return sheet


def _fresh(sheet: Worksheet, choices: Mapping[str, Sequence[str]]) -> None:
    for at, name in enumerate(COLUMNS, 1):
        head = sheet.cell(1, at, name)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", start_color="E9F0F2" if name in EDITABLE else "DDDDDD")
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(name, 16)
    sheet.column_dimensions[get_column_letter(COLUMNS.index(VERSION) + 1)].hidden = True
    sheet.freeze_panes = "C2"
    for name, words in choices.items():
        letter = get_column_letter(COLUMNS.index(name) + 1)
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        rule.add(f"{letter}2:{letter}20000")
        sheet.add_data_validation(rule)


def _missing_columns(sheet: Worksheet, line: int, columns: dict[str, int]) -> None:
    """Id and version are needed to come back; other columns that the client deleted stay deleted."""
    for name in (ID, VERSION):
        if name not in columns:
            columns[name] = max([*columns.values(), sheet.max_column]) + 1
            sheet.cell(line, columns[name], name)


def _fill(sheet: Worksheet, line: int, columns: Mapping[str, int], rows: Sequence[Mapping[str, str]]) -> None:
    wanted = {row[ID]: row for row in rows}
    present: dict[str, int] = {}
    for number in range(sheet.max_row, line, -1):
        id_ = plain_text(sheet.cell(number, columns[ID]).value)
        if id_ and id_ not in wanted:
            sheet.delete_rows(number)
    for number in range(line + 1, sheet.max_row + 1):
        if id_ := plain_text(sheet.cell(number, columns[ID]).value):
            present[id_] = number
    below = max([line, *present.values()])
    for id_, row in wanted.items():
        number = present.get(id_, 0)
        if not number:
            below += 1
            sheet.insert_rows(below)
        for name, at in columns.items():
            if name in COLUMNS:
                _put(sheet.cell(number or below, at), row.get(name, ""), fresh=not number)


def _put(cell: Cell | MergedCell, text: str, *, fresh: bool) -> None:
    if isinstance(cell, MergedCell):
        return
    if plain_text(cell.value) == text and cell.data_type != "f":
        return
    if len(text) > _LONGEST:
        what = f"A text begins with '{text[:40]}' and is longer than a cell can be ({_LONGEST} characters)."
        place = Place(f"[{TITLE}]", cell.row, cell.column)
        raise BadData([Problem(place, "text-too-long", what, "Shorten it.")])
    cell.value = legal(text) or None
    if text:
        cell.data_type = "s"  # never a formula
    cell.quotePrefix = bool(text) and text[0] in "=+-@\t\r"
    if fresh:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
