"""Tables of submissions: one CSV or sheet for the form, one for each repeat, tied together by keys."""

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.exchange.sheets.book import MOST_BYTES, MOST_COLUMNS, Sheet, read_book
from toolkit.problems import BadData, Place, Problem

MOST_ROWS = 100_000
#: Columns by which rows are known, and by which rows of a repeat name what they belong to.
OWN_KEYS = ("KEY", "_index", "instanceID", "meta/instanceID", "meta-instanceID", "_uuid")
PARENT_KEYS = ("PARENT_KEY", "_parent_index")


@dataclass(frozen=True)
class Table:
    """One table: where it is from, the number of its header's row, the header, and its rows with their numbers."""

    file: str
    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def at(self, names: tuple[str, ...]) -> int:
        """The first column that has one of these names, -1 if there is none."""
        small = [text.strip().lower() for text in self.header]
        return next((small.index(name.lower()) for name in names if name.lower() in small), -1)


def csv_table(data: bytes, file: str) -> Table:
    """Return the table of a CSV file in UTF-8, with commas, semicolons or tabs.

    Raises:
        BadData: it is none.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _bad(file, "The file is not in UTF-8.", "Save it again as CSV in UTF-8.") from None
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    rows: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for row in reader:
            rows.append((reader.line_num, tuple(row)))
            if len(rows) > MOST_ROWS or len(row) > 100 * MOST_COLUMNS:
                raise _bad(file, f"The file has more than {MOST_ROWS} rows.", "Split it.")
    except csv.Error as fault:
        raise _bad(file, f"Line {reader.line_num} is no CSV ({fault}).", "Export it again.") from None
    filled = [(number, row) for number, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise _bad(file, "The table is empty.", "Export it again.")
    return Table(file, *filled[0], tuple(filled[1:]))


def csv_archive(data: bytes, file: str) -> list[Table]:
    """Return the tables of a zip of CSV files; other files in it are left alone.

    Raises:
        BadData: it is no zip, too large, or holds no table.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.lower().endswith(".csv")]
            large = sum(part.file_size for part in parts) > MOST_BYTES
            contents = [] if large else [(part.filename, archive.read(part)) for part in parts]
    except Exception as fault:  # noqa: BLE001 - a broken zip raises BadZipFile, zlib.error, EOFError ...
        raise _bad(file, f"The file is no zip ({type(fault).__name__}).", "Export it again.") from None
    if large:
        raise _bad(file, f"Unpacked, the tables have more than {MOST_BYTES // 1024**2} MB.", "Split them.")
    if not contents:
        raise _bad(file, "There is no .csv file in the zip.", "Export the answers as CSV.")
    return [csv_table(content, f"{file}/{name}") for name, content in contents]


def sheet_tables(data: bytes, file: str) -> list[Table]:
    """Return the sheets of a workbook as tables.

    Raises:
        BadData: it is none, or cells of it cannot be read.
    """
    sheets, problems = read_book(data, file)
    if problems:
        raise BadData(problems)
    return tables_of(sheets, file)


def tables_of(sheets: Mapping[str, Sheet], file: str) -> list[Table]:
    """Return the sheets that hold anything as tables."""
    tables = []
    for sheet in sheets.values():
        numbers = sorted(sheet.rows)
        if not numbers:
            continue
        width = max(max(sheet.rows[number]) for number in numbers)
        rows = [(n, tuple(sheet.rows[n].get(at, "") for at in range(1, width + 1))) for n in numbers]
        tables.append(Table(f"{file} [{sheet.title}]", *rows[0], tuple(rows[1:])))
    return tables


def _bad(file: str, what: str, mend: str) -> BadData:
    return BadData([Problem(Place(file), "no-table", what, mend)])
