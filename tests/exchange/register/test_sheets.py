"""Workbooks and CSV: text stays text, the client's own columns, order and formats stay."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from toolkit.exchange.register.csv_file import read_csv, write_csv
from toolkit.exchange.register.workbook import read_workbook, write_workbook
from toolkit.models.requirements.sheet import COLUMNS, EDITABLE, Sheet
from toolkit.problems import BadData


def row(id_: str, statement: str, **more: str) -> dict[str, str]:
    return {"Id": id_, "Version": "v", "Statement": statement, **more}


ROWS = [row("r1", "Count calls."), row("r2", "=SUM(A1:A9)"), row("r3", "-2 °C\nin two lines", Owner="anna")]


def cells(sheet: Sheet) -> list[dict[str, str]]:
    return [r.cells for r in sheet.rows]


def changed(data: bytes, change: Any) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_reads_back_what_was_written() -> None:
    data = write_workbook(ROWS, {"Priority": ("must", "should")})
    sheet = read_workbook(data, "r.xlsx")
    assert sheet.ours
    assert cells(sheet) == ROWS
    assert [r.formulas for r in sheet.rows] == [(), (), ()]
    assert tuple(sheet.columns) == COLUMNS


def test_equal_rows_give_equal_bytes() -> None:
    assert write_workbook(ROWS, {}) == write_workbook(ROWS, {})
    again = write_workbook(ROWS, {}, write_workbook(ROWS, {}))
    assert cells(read_workbook(again, "")) == ROWS


def test_a_formula_is_seen() -> None:
    def put(book: Workbook) -> None:
        book.worksheets[0]["C2"] = "=1+1"

    sheet = read_workbook(changed(write_workbook(ROWS, {}), put), "r.xlsx")
    assert sheet.rows[0].formulas == ("Statement",)


def test_what_the_client_made_of_the_file_stays() -> None:
    def rearrange(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.move_range("C1:C4", cols=20)  # the statement goes to the right end
        sheet["C1"], sheet["C2"], sheet["C4"] = "Our remark", "ask Eva", "later"
        sheet["C2"].font = Font(bold=True)
        sheet.column_dimensions["C"].width = 33
        sheet.insert_rows(1)
        sheet["A1"] = "Demands of Kaskad"
        book.create_sheet("Own notes")["A1"] = "mine"

    layout = changed(write_workbook(ROWS, {}), rearrange)
    now = [row("r1", "Count mails."), row("r3", "-2 °C\nin two lines", Owner="anna"), row("r4", "New one.")]
    book = load_workbook(io.BytesIO(write_workbook(now, {}, layout)))
    sheet = book.worksheets[0]
    assert book.sheetnames == ["Requirements", "Own notes"]
    assert sheet["A1"].value == "Demands of Kaskad"
    remarks = [(sheet.cell(n, 1).value, sheet.cell(n, 3).value, sheet.cell(n, 23).value) for n in range(3, 6)]
    assert remarks == [
        ("r1", "ask Eva", "Count mails."),
        ("r3", "later", "-2 °C\nin two lines"),
        ("r4", None, "New one."),
    ]
    assert sheet["C3"].font.bold
    assert sheet.column_dimensions["C"].width == 33


def test_csv_reads_back_and_guards_formulas() -> None:
    data = write_csv(ROWS)
    assert b"'=SUM" in data
    assert cells(read_csv(data, "r.csv")) == ROWS


def test_csv_keeps_own_columns_order_and_separator() -> None:
    layout = b"Mine;Statement;Id;Version\nask Eva;Count calls.;r1;v\nlater;Old.;r2;v\n"
    written = write_csv([row("r3", "New."), row("r1", "Count mails.")], layout).decode("utf-8-sig")
    assert written == "Mine;Statement;Id;Version\r\nask Eva;Count mails.;r1;v\r\n;New.;r3;v\r\n"


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30).map(
    lambda text: " ".join(text.replace("\ufffe", "").replace("\uffff", "").split())
)


@given(st.dictionaries(st.sampled_from(sorted(EDITABLE)), TEXT))
def test_any_text_comes_back(texts: dict[str, str]) -> None:
    one = {"Id": "r1", "Version": "v", **{name: text for name, text in texts.items() if text}}
    assert cells(read_csv(write_csv([one]), "")) == [one]
    assert cells(read_workbook(write_workbook([one], {}), "")) == [one]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"\xff\xfe\x00"])
def test_rubbish_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(BadData):
        read_workbook(data, "x.xlsx")
    with pytest.raises(BadData):
        read_csv(data if data != b"PK\x03\x04rubbish" else b"\xff", "x.csv")
