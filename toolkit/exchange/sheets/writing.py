"""Text into a workbook: text stays text, whatever it begins with, and equal tables give equal bytes."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.exchange.sheets.pinned import pinned
from toolkit.kernel.xml_text import legal
from toolkit.problems import BadData, Place, Problem

#: What a cell can hold.
LONGEST_TEXT = 32_767
_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
_HEAD = PatternFill("solid", start_color="E9F0F2")
_WIDEST = 60
#: Rows below the last one for which a list is offered too.
_MORE_ROWS = 200
_FRAME = "8AA5AC"


@dataclass(frozen=True)
class Layout:
    """How a sheet that somebody fills in is to look.

    `widths` gives a column (from 1) its width in characters, `fill_in` names the columns that are left for
    the reader, which are framed, also in `spare` empty lines below.
    """

    widths: Mapping[int, int] = field(default_factory=dict)
    fill_in: frozenset[int] = frozenset()
    spare: int = 0
    landscape: bool = False


def write_book(
    sheets: Mapping[str, Sequence[Sequence[str]]],
    title: str = "",
    choices: Mapping[str, Mapping[int, Sequence[str]]] | None = None,
    layouts: Mapping[str, Layout] | None = None,
) -> bytes:
    """Return an .xlsx workbook.

    Args:
        sheets: name -> rows of text, the first row being the header.
        title: title in the properties of the file.
        choices: name of a sheet -> column (from 1) -> the words that a cell below the header may hold; the
            spreadsheet program offers them as a list.
        layouts: name of a sheet -> how it is to look.

    Raises:
        BadData: a text is longer than a cell can be.
    """
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        _sheet(sheet, rows)
        for column, words in (choices or {}).get(name, {}).items():
            _offer(sheet, column, words)
        if layouts and name in layouts:
            _lay_out(sheet, len(rows), layouts[name])
    book.properties.title = legal(title)[:255]
    book.properties.creator = "crmkit"
    book.properties.created = book.properties.modified = _MOMENT
    buffer = io.BytesIO()
    book.save(buffer)
    return pinned(buffer.getvalue())


def _sheet(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row, 1):
            if not text:
                continue
            if len(text) > LONGEST_TEXT:
                what = f"A text begins with '{text[:40]}' and is longer than a cell can be ({LONGEST_TEXT} characters)."
                place = Place(f"[{sheet.title}]", number, at)
                raise BadData([Problem(place, "text-too-long", what, "Shorten it.")])
            cell = sheet.cell(number, at, legal(text))
            cell.data_type = "s"  # never a formula
            cell.quotePrefix = text[0] in "=+-@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font, cell.fill = Font(bold=True), _HEAD
    sheet.freeze_panes = "A2"
    for at in range(1, len(rows[0]) + 1 if rows else 1):
        longest = max((len(row[at - 1]) for row in rows[:200] if at <= len(row)), default=0)
        sheet.column_dimensions[get_column_letter(at)].width = min(longest, _WIDEST) + 3


def _offer(sheet: Worksheet, column: int, words: Sequence[str]) -> None:
    """Offer words as a list; a list written into the cell's rule may have 255 characters."""
    rule = DataValidation(
        type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True
    )
    rule.errorTitle, rule.error = "Not on the list", f"Choose one of: {', '.join(words)}"[:255]
    letter = get_column_letter(column)
    rule.add(f"{letter}2:{letter}{max(sheet.max_row, 2) + _MORE_ROWS}")
    sheet.add_data_validation(rule)


def _lay_out(sheet: Worksheet, rows: int, layout: Layout) -> None:
    """Frames around what is to be filled in, widths, and a page that prints well."""
    line = Side("thin", color=_FRAME)
    for number in range(2, rows + layout.spare + 1):
        for at in layout.fill_in:
            cell = sheet.cell(number, at)
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for at, width in layout.widths.items():
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
