"""The vendor's workbook: what goes out comes back, every faulty cell is named, nothing runs."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from toolkit.exchange.gap_sheet import COLUMNS, SHEET, GapSheet, read_gap_sheet, write_gap_sheet
from toolkit.models.planning.gap import Gap, GapDecision, GapList
from toolkit.models.planning.offer import OfferItem
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.problems import BadData

TASK = KeyTask(
    id="KT09", name="stop", owner="natalja", priority=Priority.MUST, demo_case="Baltfish", done_well="held"
)


def _gap(name: str, task: str, offer: dict[str, Any] | None = None) -> Gap:
    return Gap(
        id=name, task=task, task_name='=HYPERLINK("http://x")', owner="natalja", priority=Priority.MUST, vendor="V1",
        grade=Grade.SATISFACTORY, required=Grade.GOOD, list=GapList.A,
        decision=GapDecision(id=name, vendor="V1", task=task, decision="build_later", needed_by=date(2026, 9, 1), reason="secret"),
        offer=OfferItem.model_validate({"to": task, **offer}) if offer else None,
    )  # fmt: skip


FULL = {
    "offer_class": "extension", "mechanism": "A check at release.", "price_model": "fixed", "fixed_price": "840",
    "estimate": {"optimistic": "1.5", "likely": "2.5", "pessimistic": "5"}, "updates": "survives_updates",
    "earliest": "2026-05-01", "conditions": "Shown on two orders.", "client_delivers": "A test customer.",
}  # fmt: skip
GAPS = (_gap("G4", "KT09", FULL), _gap("G1", "KT12"))
SHEETS = GapSheet(GAPS, {"KT09": TASK}, ("analyst", "developer"), "EUR")


def _edited(**cells: str) -> bytes:
    """The workbook with cells of the row of G1 filled in by column."""
    book = load_workbook(io.BytesIO(write_gap_sheet(SHEETS)))
    sheet = book[SHEET]
    for column, value in cells.items():
        sheet.cell(3, COLUMNS.index(column.replace("_", " ")) + 1, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


ANSWER = {
    "Class": "Extension",
    "Days_if_all_goes_well": "1",
    "Days_most_likely": "2",
    "Days_if_it_goes_badly": "4",
}


def test_what_goes_out_comes_back() -> None:
    (item,) = read_gap_sheet(write_gap_sheet(SHEETS), "g.xlsx", GAPS, SHEETS.roles)
    assert item == GAPS[0].offer


def test_equal_gaps_give_equal_bytes_and_nothing_internal() -> None:
    data = write_gap_sheet(SHEETS)
    assert data == write_gap_sheet(SHEETS)
    book = load_workbook(io.BytesIO(data))
    words = " ".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )
    assert "secret" not in words
    assert "build_later" not in words
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_lists_are_offered_inside_the_sheet() -> None:
    book = load_workbook(io.BytesIO(write_gap_sheet(SHEETS)))
    rules = {
        str(rule.sqref).split(":")[0]: rule.formula1 for rule in book[SHEET].data_validations.dataValidation
    }
    assert rules["I2"].startswith('"standard,configuration,add_on')
    assert rules["J2"] == '"analyst,developer"'
    assert rules["N2"] == '"fixed,ceiling,by_effort"'


def test_days_of_several_roles_are_kept_and_added_up() -> None:
    book = load_workbook(io.BytesIO(_edited(**ANSWER, Role="analyst")))
    sheet = book[SHEET]
    row = [sheet.cell(3, column).value for column in range(1, len(COLUMNS) + 1)]
    row[COLUMNS.index("Role")], row[COLUMNS.index("Days most likely")] = "developer", "3.5"
    for column, value in enumerate(row, 1):
        sheet.cell(4, column, value).data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    item = read_gap_sheet(buffer.getvalue(), "g.xlsx", GAPS, SHEETS.roles)[1]
    assert [(e.role, e.estimate.likely) for e in item.efforts] == [
        ("analyst", Decimal(2)),
        ("developer", Decimal("3.5")),
    ]
    assert item.estimate is not None
    assert item.estimate.likely == Decimal("5.5")


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"Class": "extention"}, "Class", "Write 'extension'"),
        ({"Mechanism_proposed": "something"}, "Class", "is empty"),
        ({**ANSWER, "Days_most_likely": "5"}, "Days most likely", "not in order: 1, 5, 4"),
        ({**ANSWER, "Days_most_likely": ""}, "Days most likely", "is empty"),
        ({**ANSWER, "Days_most_likely": "many"}, "Days most likely", "'many' is no figure"),
        ({**ANSWER, "Price_model": "fixed"}, "Fixed price", "go together"),
        ({**ANSWER, "Fixed_price": "100"}, "Fixed price", "go together"),
        ({**ANSWER, "Class": "future release"}, "Release", "wants its name or its earliest date"),
        ({**ANSWER, "Earliest_date": "soon"}, "Earliest date", "'soon' is no day"),
        ({**ANSWER, "Role": "developper"}, "Role", "Write 'developer'"),
        ({**ANSWER, "Effect_on_updates": "none"}, "Effect on updates", "not on the list"),
        ({"Gap": "G7", **ANSWER}, "Gap", "There is no gap 'G7'"),
        ({"Gap": "", **ANSWER}, "Gap", "names no gap"),
    ],
)
def test_each_cell_that_does_not_hold_is_named(cells: dict[str, str], column: str, said: str) -> None:
    with pytest.raises(BadData) as bad:
        read_gap_sheet(_edited(**cells), "g.xlsx", GAPS, SHEETS.roles)
    problem = bad.value.problems[0]
    assert (problem.place.line, problem.place.column) == (3, COLUMNS.index(column) + 1)
    assert said in f"{problem.what} {problem.how_to_mend}"


def test_a_workbook_without_the_sheet_or_its_columns() -> None:
    book = load_workbook(io.BytesIO(write_gap_sheet(SHEETS)))
    book[SHEET]["I1"] = "Klasse"
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(BadData, match="lacks the column Class"):
        read_gap_sheet(buffer.getvalue(), "g.xlsx", GAPS, ())
    book[SHEET].title = "Other"
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(BadData, match="has no sheet 'Gaps'"):
        read_gap_sheet(buffer.getvalue(), "g.xlsx", GAPS, ())
    with pytest.raises(BadData):
        read_gap_sheet(b"no workbook", "g.xlsx", GAPS, ())
