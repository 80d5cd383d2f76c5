"""The vendor questionnaire: out over the demands, back as a round, every bad cell named, prices apart."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workflows.selection.before_prices import engagement, everything, session
from toolkit.models.selection.vendor import Vendor
from toolkit.problems import BadData, Refused, UsageError
from toolkit.store import typed
from toolkit.workflows.selection.vendor_files import export, take_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


def sheet(root: Path, change: Callable[[Workbook], None] = lambda _: None) -> Path:
    (file,) = export(session(root, "ilze"), ["V1"])
    book = openpyxl.load_workbook(file)
    change(book)
    book.save(file)
    return file


def stored(root: Path) -> Vendor:
    return typed.read(Vendor, (root / "vendors/V1.yaml").read_bytes(), "V1.yaml")


def answered(book: Workbook) -> None:
    page, prices = book["Answers"], book["Prices"]
    page["E2"], page["F2"] = "Standard", "=cmd|' /C calc'!A0"
    page["F2"].data_type = "s"
    page["E3"], page["G3"], page["H3"] = "future release", dt.date(2026, 10, 1), "6.2"
    page["E4"], page["I4"], page["J4"], page["K4"] = "extension", 2, 2.5, "dev"
    line(prices, 2, "licences", "Simultaneous users", "user_licence", "once", 14, 290)
    line(prices, 3, "care", "Maintenance", "support", "yearly", None, None, "licences", 18, None, 3, 21)
    line(prices, 4, "dev", "Programming", "services", "once", None, "700,50")


def line(page: Worksheet, row: int, *values: str | float | None) -> None:
    for column, value in enumerate(values, 1):
        page.cell(row, column, value)


def test_every_demand_has_a_line_and_every_answer_a_list(root: Path) -> None:
    book = openpyxl.load_workbook(sheet(root))
    page = book["Answers"]
    assert book.sheetnames == ["About", "Answers", "Prices"]
    assert [page["A2"].value, page["A26"].value] == ["KT01", "REQ-COR-001"]
    (words,) = page.data_validations.dataValidation
    assert words.formula1 == (
        '"standard,configuration,add_on,integration,extension,modification,future_release,not_possible"'
    )
    assert len(book["Prices"].data_validations.dataValidation) == 2


def test_what_a_vendor_gets_holds_no_weight_no_level_and_no_other_vendor(root: Path) -> None:
    book = openpyxl.load_workbook(sheet(root))
    text = " ".join(str(c.value) for page in book for row in page.iter_rows() for c in row if c.value)
    assert not [word for word in ("weight", "required level", "Lenta", "V5", "22000", "veto") if word in text]


def test_answers_come_in_as_a_round_and_prices_stay_locked(root: Path) -> None:
    file, before = sheet(root, answered), everything(root)
    dry = take_in(session(root, "ilze"), "V1", file, dry_run=True)
    assert ([c.number for c in dry.changes], dry.price_lines, everything(root)) == (
        ["KT01", "KT02", "KT03"],
        3,
        before,
    )
    take_in(session(root, "ilze"), "v1", file, dry_run=False)
    vendor = stored(root)
    first, second, third = vendor.answers
    assert (first.offer_class.value, first.note) == ("standard", "=cmd|' /C calc'!A0")
    assert (second.offer_class.value, second.available, second.release) == (
        "future_release",
        dt.date(2026, 10, 1),
        "6.2",
    )
    assert (str(third.quantity), str(third.effort_days), third.price_line) == ("2", "2.5", "dev")
    assert vendor.price_sheet
    assert [(p.id, str(p.unit_price), p.kind) for p in vendor.price_sheet.lines] == [
        ("licences", "290", "user_licence"),
        ("care", "None", "support"),
        ("dev", "700.50", "services"),
    ]
    assert (vendor.rounds, vendor.answers_received, len(vendor.offer.items if vendor.offer else ())) == (
        1,
        dt.date(2026, 2, 24),
        15,
    )
    page = openpyxl.load_workbook(sheet(root))
    assert (page["Answers"]["F2"].value, page["Answers"]["F2"].data_type) == ("=cmd|' /C calc'!A0", "s")
    assert page["Prices"]["A2"].value is None


def test_the_same_again_is_no_round_and_a_change_keeps_the_one_before(root: Path) -> None:
    take_in(session(root, "ilze"), "V1", sheet(root, answered), dry_run=False)
    again = sheet(root)
    assert take_in(session(root, "ilze"), "V1", again, dry_run=False).same
    book = openpyxl.load_workbook(again)
    book["Answers"]["E2"] = "not_possible"
    book.save(again)
    take_in(session(root, "ilze"), "V1", again, dry_run=False)
    vendor = stored(root)
    (old,) = vendor.earlier_answers
    assert (vendor.rounds, vendor.answers[0].offer_class.value) == (2, "not_possible")
    assert (old.round, old.answers[0].offer_class.value) == (1, "standard")
    assert vendor.price_sheet
    assert len(vendor.price_sheet.lines) == 3


def broken(book: Workbook) -> None:
    page, prices = book["Answers"], book["Prices"]
    page["E2"], page["E3"], page["F4"] = "nope", "future_release", "a remark only"
    page["E5"], page["J5"], page["K5"] = "add_on", "many", "nowhere"
    page["B6"], page["A7"], page["A8"] = "something else", "REQ-X", "KT01"
    page["E9"], page["G9"] = "future_release", "soon"
    page["F10"] = "=1+1"
    page["E11"], page["K11"] = "add_on", "nowhere"
    line(prices, 2, "licences", "x", "gift", "sometimes", 1, "2.900 EUR")
    line(prices, 3, "half", "x", "update", "every_years", 1, None, "licenses", 120, 2.5)
    line(prices, 4, "half", "x", "module", "once")


def test_every_cell_that_does_not_hold_is_named_and_nothing_comes_in(root: Path) -> None:
    file, before = sheet(root, broken), everything(root)
    with pytest.raises(BadData) as bad:
        take_in(session(root, "ilze"), "V1", file, dry_run=False)
    found = [
        (p.place.file.partition("[")[2][:3], p.place.line, p.place.column, p.code) for p in bad.value.problems
    ]
    assert found == [
        ("Ans", 2, 5, "unknown-answer"),
        ("Ans", 3, 7, "no-date"),
        ("Ans", 4, 5, "no-answer"),
        ("Ans", 5, 10, "no-number"),
        ("Ans", 6, 2, "demand-changed"),
        ("Ans", 7, 1, "unknown-number"),
        ("Ans", 8, 1, "number-twice"),
        ("Ans", 9, 7, "no-day"),
        ("Ans", 10, 6, "formula"),
        ("Ans", 11, 11, "unknown-line"),
        ("Pri", 2, 3, "unknown-kind"),
        ("Pri", 2, 4, "unknown-charge"),
        ("Pri", 2, 6, "no-number"),
        ("Pri", 3, 8, "over-100"),
        ("Pri", 3, 9, "years"),
        ("Pri", 4, 1, "line-twice"),
    ]
    assert "2.900" not in str(bad.value)
    assert everything(root) == before


@pytest.mark.parametrize(
    ("cell", "code"), [("B3", "other-engagement"), ("B4", "other-vendor"), ("B7", "other-currency")]
)
def test_a_workbook_that_was_made_for_something_else(root: Path, cell: str, code: str) -> None:
    def change(book: Workbook) -> None:
        answered(book)
        book["About"][cell] = "XYZ"

    with pytest.raises(BadData) as bad:
        take_in(session(root, "ilze"), "V1", sheet(root, change), dry_run=False)
    assert [p.code for p in bad.value.problems] == [code]


def test_what_is_no_questionnaire(root: Path) -> None:
    with pytest.raises(UsageError, match="no workbook"):
        take_in(session(root, "ilze"), "V1", root / "engagement.yaml", dry_run=False)
    file = sheet(root, lambda book: book.remove(book["Answers"]))
    with pytest.raises(BadData) as bad:
        take_in(session(root, "ilze"), "V1", file, dry_run=False)
    assert [p.code for p in bad.value.problems] == ["no-page"]
    with pytest.raises(Refused, match="dropped"):
        take_in(session(root, "ilze"), "V5", sheet(root), dry_run=False)
    with pytest.raises(UsageError, match="no vendor 'V9'"):
        export(session(root, "ilze"), ["V9"])


def test_the_same_questionnaire_has_the_same_bytes(root: Path) -> None:
    (first,) = export(session(root, "ilze"), ["V1"])
    data = first.read_bytes()
    assert export(session(root, "ilze"), ["V1"])[0].read_bytes() == data
