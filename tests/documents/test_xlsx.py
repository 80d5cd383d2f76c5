"""The workbook: tables only, numbers as numbers, no formula from anybody's text."""

import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.documents.everything import PROPERTIES, everything
from toolkit.documents.exporters import xlsx
from toolkit.models.blocks import Column, Heading, Row, Table
from toolkit.models.document import Document


def sheets(*tables: Table, heading: str = "Gaps") -> dict[str, list[list[object]]]:
    blocks = (Heading(level=1, inlines=heading), *tables)
    content = xlsx.render(Document(title="T", properties=PROPERTIES, blocks=blocks))
    return {
        s.title: [[c.value for c in row] for row in s.iter_rows()] for s in load_workbook(io.BytesIO(content))
    }


def test_one_sheet_a_table_with_its_caption_as_name() -> None:
    book = load_workbook(io.BytesIO(xlsx.render(everything())))
    assert book.sheetnames == ["Requirements all", "Merged cells", "Wide matrix"]
    sheet = book["Requirements all"]
    assert sheet.freeze_panes == "A2"
    assert [c.value for c in sheet[1]] == ["Id", "Statement", "Days", "Price", "By", "Budget"]
    assert [c.value for c in sheet[3]] == [
        "REQ-1",
        "=SUM(A1)",
        2.25,
        1234.5,
        datetime(2026, 6, 1),  # noqa: DTZ001  # the file format knows no zone
        777,
    ]
    assert [c.value for c in sheet[4]][:3] == ["REQ-2", "cell one\n– cell two", 3]
    assert [c.number_format for c in sheet[3]][2:5] == ["#,##0.0", "#,##0.00", "yyyy-mm-dd"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://e.org")', "\t=1"])
def test_text_never_becomes_a_formula(text: str) -> None:
    content = xlsx.render(
        Document(
            title="T",
            properties=PROPERTIES,
            blocks=(Table(columns=(Column(header=text),), rows=(Row.of(text),)),),
        )
    )
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_names_of_sheets_are_lawful_and_differ() -> None:
    table = Table(columns=(Column(header="a"),), rows=(Row.of("b"),))
    named = table.model_copy(update={"caption": ("a/b:c*[d]?" + "x" * 40,)})
    assert list(sheets(table, table, named, named)) == [
        "Gaps",
        "Gaps 2",
        "a b c  d  " + "x" * 21,
        "a b c  d  " + "x" * 19 + " 2",
    ]


def test_control_characters_are_replaced() -> None:
    table = Table(columns=(Column(header="a"),), rows=(Row.of("x\x00\x0by"),))
    assert sheets(table)["Gaps"] == [["a"], ["x\ufffd\ufffdy"]]


def test_totals_stand_below() -> None:
    table = Table(
        columns=(Column(header="a"), Column(header="n", kind="money")),
        rows=(Row.of("b", Decimal("0.1")),),
        total=Row.of("All", Decimal("0.1")),
    )
    assert sheets(table)["Gaps"][-1] == ["All", 0.1]


def test_the_day_of_the_document_is_the_only_date() -> None:
    properties = load_workbook(io.BytesIO(xlsx.render(everything()))).properties
    assert {properties.created.date(), properties.modified.date()} == {date(2026, 3, 30)}


def test_cells_stand_in_their_columns_whatever_covers_the_places_before_them() -> None:
    sheet = load_workbook(io.BytesIO(xlsx.render(everything())))["Merged cells"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["over two rows", "upper step", 1],
        [None, "lower step", 2],
        ["over both ways", None, 3],
        [None, None, 4],
        ["plain row", "over the last two", None],
    ]
