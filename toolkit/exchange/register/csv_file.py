"""The register as CSV: the same columns, the client's own ones kept; a text never becomes a formula."""

import csv
import io
from collections.abc import Mapping, Sequence

from toolkit.exchange.register.headers import find_header
from toolkit.models.requirements.sheet import COLUMNS, ID, VERSION, Sheet, SheetRow
from toolkit.problems import BadData, Place, Problem

_MOST_ROWS = 100_000
#: What a spreadsheet program takes for the beginning of a formula.
_DANGEROUS = tuple("=+-@")


def read_csv(data: bytes, file: str) -> Sheet:
    """The table of a CSV file in UTF-8 with commas, semicolons or tabs.

    Raises:
        BadData: it is none.
    """
    records, _ = _records(data, file)
    texts = {n: {at: _open(text) for at, text in enumerate(row, 1) if text.strip()} for n, row in records}
    line, columns = find_header(texts)
    names = {at: name for name, at in columns.items()}
    rows = []
    for number, row in records:
        cells = {names[at]: _open(text) for at, text in enumerate(row, 1) if at in names and text.strip()}
        formulas = tuple(names[at] for at, text in enumerate(row, 1) if at in names and text.startswith("="))
        if number > line and cells:
            rows.append(SheetRow(number=number, place=f"row {number}", cells=cells, formulas=formulas))
    return Sheet(file=file, line=line, columns=columns, rows=tuple(rows))


def write_csv(rows: Sequence[Mapping[str, str]], layout: bytes | None = None) -> bytes:
    """A CSV file with a row a requirement; `layout` is an earlier export as the client left it."""
    if layout is None:
        header, mark = list(COLUMNS), ","
        own: dict[str, dict[str, str]] = {}
        order: list[str] = []
        above: list[list[str]] = []
    else:
        records, mark = _records(layout, "")
        read = read_csv(layout, "")
        header = sorted(read.columns, key=lambda name: read.columns[name])
        header += [name for name in (ID, VERSION) if name not in header]
        own = {row.cells[ID]: row.cells for row in read.rows if ID in row.cells}
        order = list(own)
        above = [row for number, row in records if number < read.line]
    wanted = {row[ID]: row for row in rows}
    ids = [id_ for id_ in order if id_ in wanted] + [id_ for id_ in wanted if id_ not in own]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=mark, lineterminator="\r\n")
    writer.writerows(above)
    writer.writerow(header)
    for id_ in ids:
        kept = {name: text for name, text in own.get(id_, {}).items() if name not in COLUMNS}
        writer.writerow([_shut(({**kept, **wanted[id_]}).get(name, "")) for name in header])
    return buffer.getvalue().encode("utf-8-sig")


def _records(data: bytes, file: str) -> tuple[list[tuple[int, list[str]]], str]:
    """The rows with their numbers, and the character between the cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _bad(file, "The file is not in UTF-8.", "Save it again as CSV in UTF-8.") from None
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as fault:
        raise _bad(file, f"The file is no CSV ({fault}).", "Save it again.") from None
    if len(rows) > _MOST_ROWS:
        raise _bad(file, f"The file has more than {_MOST_ROWS} rows.", "Split it.")
    if not any(cell.strip() for row in rows for cell in row):
        raise _bad(file, "The table is empty.", "Look at the file.")
    return list(enumerate(rows, 1)), mark


def _shut(text: str) -> str:
    """A text that looks like a formula, or begins as a guarded one, gets an apostrophe in front."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return f"'{plain}" if plain.startswith((*_DANGEROUS, "'")) else plain


def _open(text: str) -> str:
    plain = text.replace("\r\n", "\n").strip()
    return plain[1:] if plain.startswith("'") and plain[1:2] in (*_DANGEROUS, "'") else plain


def _bad(file: str, what: str, mend: str) -> BadData:
    return BadData([Problem(Place(file), "no-table", what, mend)])
