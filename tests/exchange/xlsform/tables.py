"""Forms as tables of text, the workbook that they make, and what the referee makes of a workbook."""

import io
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook
from pyxform.xls2xform import convert

from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.exchange.xlsform.writing import write_xlsform
from toolkit.models.interviews.questionnaire import Questionnaire

Rows = Sequence[Sequence[object]]


def tables(text: str) -> dict[str, list[list[str]]]:
    r"""Sheets from lines `| survey |` and rows `| | type | name |`; `\n` and `\|` inside cells are escapes."""
    sheets: dict[str, list[list[str]]] = {}
    for line in text.strip().splitlines():
        first, *cells = [
            cell.strip().replace("\\n", "\n").replace("\0", "|")
            for cell in line.strip().replace("\\|", "\0").strip("|").split("|")
        ]
        if first:
            sheets[first] = rows = []
        else:
            rows.append(cells)
    return sheets


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """The sheets as .xlsx, as another program would write them."""
    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for at, value in enumerate(row, 1):
                if value != "":
                    cell = sheet.cell(number, at, value)
                    cell.data_type = "s" if isinstance(value, str) else cell.data_type  # no formula
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xform(data: bytes) -> tuple[str, list[str]]:
    """The XForm of a workbook, in canonical XML (the order of attributes means nothing), and the warnings."""
    made = convert(xlsform=io.BytesIO(data), file_type=".xlsx")
    return canonicalize(made.xform), made.warnings


def read(text: str, *, leave_out: bool = False) -> Questionnaire:
    """The questionnaire of a table."""
    return read_xlsform(workbook(tables(text)), "form.xlsx", "data", leave_out=leave_out).questionnaire


def there_and_back(data: bytes) -> bytes:
    """A workbook that went through our questionnaire."""
    read_in = read_xlsform(data, "form.xlsx", "data")
    return write_xlsform(read_in.questionnaire, read_in.words)
