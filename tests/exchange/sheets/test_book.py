"""Workbooks from somewhere else: text comes out, or a sentence; never a formula, never a foreign exception."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from toolkit.exchange.sheets import book
from toolkit.exchange.sheets.book import plain_text, read_book
from toolkit.exchange.sheets.writing import write_book
from toolkit.problems import BadData


def saved(made: Workbook) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def one_sheet(*rows: tuple[object, ...]) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    return saved(made)


def repacked(data: bytes, part: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(BadData) as caught:
        read_book(data, "x.xlsx")
    (problem,) = caught.value.problems
    assert problem.place.file == "x.xlsx"
    assert problem.how_to_mend
    return problem.what


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3, "3"),
        (3.0, "3"),
        (2.5, "2.5"),
        (True, "TRUE"),
        (datetime(2026, 3, 30), "2026-03-30"),  # noqa: DTZ001 - cells know no time zones
        (datetime(2026, 3, 30, 9, 5), "2026-03-30 09:05:00"),  # noqa: DTZ001
        (date(2026, 3, 30), "2026-03-30"),
        (time(9, 5), "09:05"),
        (" a\xa0b\r\nc ", "a b\nc"),
    ],
)
def test_cells_as_text(value: object, text: str) -> None:
    assert plain_text(value) == text


def test_rows_and_columns_keep_their_numbers() -> None:
    sheets, problems = read_book(one_sheet(("a",), (None, None), (None, "c")), "x.xlsx")
    assert problems == []
    assert sheets["sheet"].rows == {1: {1: "a"}, 3: {2: "c"}}
    assert str(sheets["sheet"].place(3, 2)) == "x.xlsx [Sheet]:3:2"


def test_merged_cells_count_once() -> None:
    made = Workbook()
    made.worksheets[0]["A1"] = "wide"
    made.worksheets[0].merge_cells("A1:C2")
    assert read_book(saved(made), "x.xlsx")[0]["sheet"].rows == {1: {1: "wide"}}


def test_formulas_want_a_stored_result() -> None:
    _, problems = read_book(one_sheet(("=1+1", "text")), "x.xlsx")
    assert [(str(p.place), p.code, p.what) for p in problems] == [
        ("x.xlsx [Sheet]:1:1", "formula", "The cell A1 holds a formula without a stored result.")
    ]


def test_stored_results_of_formulas_are_taken() -> None:
    data = one_sheet(("=1+1",), ("=NA()",))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    sheet = sheet.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
        b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
    )
    sheet = sheet.replace(b'<c r="A2"><f>NA()</f><v />', b'<c r="A2" t="e"><f>NA()</f><v>#N/A</v>')
    sheet = sheet.replace(b'<c r="A2"><f>NA()</f><v></v>', b'<c r="A2" t="e"><f>NA()</f><v>#N/A</v>')
    sheets, problems = read_book(repacked(data, "xl/worksheets/sheet1.xml", sheet), "x.xlsx")
    assert sheets["sheet"].rows[1] == {1: "2"}
    assert [problem.what for problem in problems] == ["The cell A2 shows the error #N/A."]


def test_text_that_begins_like_a_formula_is_text() -> None:
    data = write_book({"s": [["=1+1", "+x", "-y", "@z", "'q"]]})
    assert read_book(data, "x.xlsx")[0]["s"].rows == {1: {1: "=1+1", 2: "+x", 3: "-y", 4: "@z", 5: "'q"}}
    cells = next(load_workbook(io.BytesIO(data))["s"].iter_rows())
    assert [cell.data_type for cell in cells] == ["s"] * 5


def test_equal_tables_give_equal_bytes() -> None:
    assert write_book({"s": [["a"]]}, "T") == write_book({"s": [["a"]]}, "T")


def test_what_xml_cannot_hold_is_replaced_and_what_is_too_long_is_said() -> None:
    assert read_book(write_book({"s": [["a\x0bb"]]}), "x.xlsx")[0]["s"].rows == {1: {1: "a\ufffdb"}}
    with pytest.raises(BadData, match=r"longer than a cell can be"):
        write_book({"s": [["a" * 32_768]]})


def test_no_workbook() -> None:
    assert refused(b"").startswith("The file is no .xlsx workbook")
    assert refused(b"\xd0\xcf\x11\xe0 old").startswith("This is an old .xls file")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert refused(buffer.getvalue()).startswith("The workbook is damaged")


def test_a_zip_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(book.MOST_UNPACKED + 1))
    assert len(buffer.getvalue()) < 1_000_000
    assert refused(buffer.getvalue()) == "Unpacked, the file would have more than 128 MB."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'.encode(
        encoding
    )
    what = refused(repacked(one_sheet(("a",)), "xl/workbook.xml", bomb))
    assert what == "'xl/workbook.xml' declares a document type, which no workbook needs."


def sheet_xml(rows: str) -> bytes:
    data = one_sheet(("a",))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(data, "xl/worksheets/sheet1.xml", xml.encode())


def test_a_million_rows() -> None:
    assert refused(sheet_xml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')) == (
        "The sheet 'Sheet' has more than 10000 rows."
    )
    assert (
        refused(sheet_xml("<row/>" * (book.MOST_ROWS + 1))) == "The sheet 'Sheet' has more than 10000 rows."
    )


def test_columns_beyond_the_limit_are_left_alone() -> None:
    sheets, _ = read_book(
        sheet_xml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'), "x.xlsx"
    )
    assert sheets["sheet"].rows == {1: {1: "1"}}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" t="d"><v>never</v></c></row>',
        '<row r="1"><c r="?1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</row>',
        '<row r="-5"><c r="A-5"><v>1</v></c></row>',
    ],
)
def test_damaged_sheets(rows: str) -> None:
    try:
        read_book(sheet_xml(rows), "x.xlsx")
    except BadData as fault:
        assert "damaged" in fault.problems[0].what
