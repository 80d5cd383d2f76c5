"""A workbook from somewhere else, as text: within limits, never run, every fault a sentence.

A workbook is a zip of XML files. Before the library reads it, its size unpacked and its document type
declarations are looked at; the library reads row by row, so a sheet of a million rows costs no more than
its first ten thousand.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, NoReturn

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from toolkit.problems import BadData, Place, Problem

MOST_BYTES = 32 * 1024 * 1024
MOST_UNPACKED = 128 * 1024 * 1024
MOST_PARTS = 2_000
MOST_ROWS = 10_000
MOST_COLUMNS = 256
MOST_SHEETS = 100
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"
#: Stands for a cell that computes its text.
_FORMULA = object()
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows` are its filled rows by number, each the filled cells by column (both from 1)."""

    file: str
    title: str
    rows: dict[int, dict[int, str]]

    def place(self, row: int, column: int = 0) -> Place:
        """Where a cell stands, as `form.xlsx [survey]:12:4`."""
        return Place(f"{self.file} [{self.title}]", row, column)


def read_book(data: bytes, file: str) -> tuple[dict[str, Sheet], list[Problem]]:
    """Return the sheets of a workbook by their names in small letters, and what is wrong with cells.

    Args:
        data: the content of the file.
        file: its name as the user knows it.

    Raises:
        BadData: it is no workbook, or one beyond the limits.
    """
    _look_inside(data, file)
    book = _load(data, file, values=False)
    if len(book.sheetnames) > MOST_SHEETS:
        raise _refused(file, "too-many-sheets", f"The workbook has more than {MOST_SHEETS} sheets.")
    raw = {title: _cells(book, title, file) for title in book.sheetnames}
    results = {}
    if any(value is _FORMULA for cells in raw.values() for row in cells.values() for value in row.values()):
        shown = _load(data, file, values=True)
        results = {title: _cells(shown, title, file) for title in shown.sheetnames}
    problems: list[Problem] = []
    sheets: dict[str, Sheet] = {}
    for title, cells in raw.items():
        sheet = Sheet(file, title, {})
        for number, row in cells.items():
            made = {at: _text(sheet, (number, at), value, results, problems) for at, value in row.items()}
            if filled := {at: text for at, text in made.items() if text}:
                sheet.rows[number] = filled
        sheets.setdefault(title.strip().lower(), sheet)
    return sheets, problems


def _look_inside(data: bytes, file: str) -> None:
    if len(data) > MOST_BYTES:
        raise _refused(file, "file-too-large", f"The file has more than {MOST_BYTES // 1024**2} MB.")
    if data.startswith(_OLE):
        what = "This is an old .xls file, or one locked with a password."
        raise _refused(file, "no-workbook", what, "Save it as .xlsx without a password.")
    with _sound(file, "The file is no .xlsx workbook"), zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            what = f"Unpacked, the file would have more than {MOST_UNPACKED // 1024**2} MB."
            _refuse(file, "file-too-large", what)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(archive.read(part)):
                what = f"'{part.filename[:60]}' declares a document type, which no workbook needs."
                _refuse(file, "no-workbook", what)


def _load(data: bytes, file: str, *, values: bool) -> Workbook:
    with _sound(file, "The workbook is damaged"):
        return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
    raise AssertionError  # _sound either lets the return through or raises


def _cells(book: Workbook, title: str, file: str) -> dict[int, dict[int, Any]]:
    """The filled cells of a sheet; charts and the like have none."""
    sheet = book[title]
    found: dict[int, dict[int, Any]] = {}
    if not hasattr(sheet, "iter_rows"):
        return found
    with _sound(file, f"The sheet '{title[:40]}' is damaged"):
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS), 1):
            if number > MOST_ROWS:
                what = f"The sheet '{title[:40]}' has more than {MOST_ROWS} rows."
                mend = "Delete the rows below the last filled one, also those that only look empty."
                _refuse(file, "too-many-rows", what, mend)
            if filled := {at: _value(cell) for at, cell in enumerate(row, 1) if cell.value is not None}:
                found[number] = filled
    return found


@contextmanager
def _sound(file: str, what: str) -> Iterator[None]:
    """Turn whatever a broken workbook makes the libraries raise into a sentence."""
    try:
        yield
    except BadData:
        raise
    except Exception as fault:  # noqa: BLE001 - zipfile, zlib, the XML parser and openpyxl: a dozen kinds
        mend = "Open it in a spreadsheet program and save it again as .xlsx."
        raise _refused(file, "no-workbook", f"{what} ({type(fault).__name__}).", mend) from None


def _value(cell: Any) -> Any:
    return _FORMULA if cell.data_type == "f" else cell.value


def _text(
    sheet: Sheet,
    at: tuple[int, int],
    value: Any,
    results: dict[str, dict[int, dict[int, Any]]],
    problems: list[Problem],
) -> str:
    """A cell as the text a person sees; a formula as its stored result."""
    row, column = at
    if value is _FORMULA:
        value = results.get(sheet.title, {}).get(row, {}).get(column)
        if value is None:
            what = f"The cell {get_column_letter(column)}{row} holds a formula without a stored result."
            mend = "Put in the text itself, or save the file once in a spreadsheet program."
            problems.append(Problem(sheet.place(row, column), "formula", what, mend))
    text = plain_text(value)
    if text in _ERRORS:
        what = f"The cell {get_column_letter(column)}{row} shows the error {text}."
        problems.append(Problem(sheet.place(row, column), "formula", what, "Put in the text itself."))
    return text


def plain_text(value: Any) -> str:
    """A value of a cell as text: whole numbers without a point, days as 2026-03-30, blanks around cut off."""
    match value:
        case None:
            text = ""
        case bool():
            text = "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 10**15:
            text = str(int(value))
        case datetime():
            day = value.time() == time()
            text = value.date().isoformat() if day else value.isoformat(" ", "seconds")
        case time():
            text = value.strftime("%H:%M")
        case _:
            text = str(value)
    return text.replace("\xa0", " ").replace("\r\n", "\n").strip()


def _refuse(file: str, code: str, what: str, mend: str = "Export the form again.") -> NoReturn:
    raise _refused(file, code, what, mend)


def _refused(file: str, code: str, what: str, mend: str = "Export the form again.") -> BadData:
    return BadData([Problem(Place(file), code, what, mend)])
