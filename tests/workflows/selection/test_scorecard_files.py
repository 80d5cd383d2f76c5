"""Scorecards that went out as workbooks and come back; and those that somebody changed on the way."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.workflows.selection.before_prices import card, engagement, everything, rate_all, session
from toolkit.problems import BadData, Refused
from toolkit.workflows.selection import key_tasks
from toolkit.workflows.selection.papers import write_sheets
from toolkit.workflows.selection.scorecard_files import import_cards


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


def sheet(root: Path, rater: str = "laura") -> Path:
    (file,) = write_sheets(session(root, "ilze"), ["V1"], [rater], ["xlsx"], lambda _: None).files
    return file


def fill(file: Path, change: Callable[[Worksheet], None]) -> Path:
    book = openpyxl.load_workbook(file)
    change(book["Scorecard"])
    book.save(file)
    return file


def good(page: Worksheet) -> None:
    for row in range(2, 26):
        page.cell(row, 5, "good")
    page["E3"], page["F3"], page["G3"], page["H3"] = "Not performed", "no card came up", "slides_only", 3.5
    page["E4"], page["I4"] = None, "I cannot judge it"
    page["E5"] = None


def test_what_is_filled_in_comes_back_as_it_stands(root: Path) -> None:
    file = fill(sheet(root), good)
    before = everything(root)
    (one,) = import_cards(session(root, "ilze"), [file], dry_run=True)
    assert (len(one.changes), everything(root)) == (23, before)
    import_cards(session(root, "ilze"), [file])
    saved = card(root, "laura")
    second = saved.ratings[1]
    assert saved.submitted
    assert (len(saved.ratings), saved.abstentions[0].why, saved.rating("KT04")) == (22, "cannot_judge", None)
    assert (second.grade.value, second.evidence, second.seen, str(second.minutes)) == (
        "not_performed",
        "no card came up",
        "slides_only",
        "3.5",
    )


def test_a_draft_goes_out_again_with_what_was_said(root: Path) -> None:
    import_cards(session(root, "ilze"), [fill(sheet(root), good)], draft=True)
    assert card(root, "laura").submitted is None
    (one,) = import_cards(session(root, "ilze"), [sheet(root)], dry_run=True)
    assert (one.changes, one.unchanged) == ((), 23)


def test_text_that_begins_like_a_formula_stays_text(root: Path) -> None:
    def change(page: Worksheet) -> None:
        page["E2"], page["F2"] = "excellent", "=1+1"
        page["F2"].data_type = "s"

    import_cards(session(root, "ilze"), [fill(sheet(root), change)], draft=True)
    assert card(root, "laura").ratings[0].evidence == "=1+1"
    page = openpyxl.load_workbook(sheet(root))["Scorecard"]
    assert (page["F2"].value, page["F2"].data_type) == ("=1+1", "s")


def broken(page: Worksheet) -> None:
    good(page)
    page["E2"], page["E6"], page["G7"], page["H8"], page["I9"] = (
        "grate",
        "excellent",
        "dreamt",
        "long",
        "tired",
    )
    page["A10"], page["A11"], page["B12"] = "KT99", "KT12", "something else"
    page["E13"], page["F13"] = None, "looked fine"
    page["F14"] = '=HYPERLINK("http://example.org")'
    page["I15"] = "cannot_judge"


def test_every_cell_that_does_not_hold_is_named_and_nothing_comes_in(root: Path) -> None:
    file, before = fill(sheet(root), broken), everything(root)
    with pytest.raises(BadData) as bad:
        import_cards(session(root, "ilze"), [file])
    found = [(p.place.line, p.place.column, p.code) for p in bad.value.problems]
    assert found == [
        (2, 5, "unknown-grade"),
        (6, 6, "no-evidence"),
        (7, 7, "unknown-seen"),
        (8, 8, "no-number"),
        (9, 9, "unknown-reason"),
        (10, 1, "unknown-task"),
        (11, 2, "task-changed"),
        (12, 2, "task-changed"),
        (13, 1, "task-twice"),
        (14, 6, "formula"),
        (15, 5, "grade-and-abstention"),
    ]
    assert everything(root) == before


CSV = "vendor,rater,task,grade,evidence\n"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("V1,ilze,KT01,good,", "not-rateable"),
        ("V5,laura,KT01,good,", "not-rateable"),
        ("V9,laura,KT01,good,", "not-rateable"),
        ("V1,laura,KT01,good,\nV1,laura,KT01,good,", "task-twice"),
        (",laura,KT01,good,", "no-vendor"),
        ("V1,,KT01,good,", "no-rater"),
        ("V1,laura,KT01,9,", "unknown-grade"),
    ],
)
def test_csv_that_does_not_hold(root: Path, lines: str, code: str) -> None:
    file, before = root / "out.csv", everything(root)
    file.write_text(CSV + lines, "utf-8")
    with pytest.raises(BadData) as bad:
        import_cards(session(root, "ilze"), [file])
    assert [p.code for p in bad.value.problems] == [code]
    assert everything(root) == before


def test_one_csv_with_two_raters(root: Path) -> None:
    file = root / "out.csv"
    file.write_text(f"{CSV}V1,laura,KT01,good,\nV1,natalja,KT01,satisfactory,two screens\n", "utf-8")
    made = import_cards(session(root, "ilze"), [file])
    assert [(one.card.rater, one.card.ratings[0].grade.value) for one in made] == [
        ("laura", "good"),
        ("natalja", "satisfactory"),
    ]


def test_two_files_by_one_rater(root: Path) -> None:
    first = fill(sheet(root), good)
    second = first.with_name("again.xlsx")
    second.write_bytes(first.read_bytes())
    with pytest.raises(BadData) as bad:
        import_cards(session(root, "ilze"), [first, second])
    assert [p.code for p in bad.value.problems] == ["two-cards"]


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("B2", "other-client", "other-engagement"),
        ("B3", "V5", "not-rateable"),
        ("B7", "2026-01-01", "other-lock"),
    ],
)
def test_a_sheet_that_was_made_for_something_else(root: Path, cell: str, value: str, code: str) -> None:
    file = fill(sheet(root), good)
    book = openpyxl.load_workbook(file)
    book["About"][cell] = value
    book.save(file)
    with pytest.raises(BadData) as bad:
        import_cards(session(root, "ilze"), [file])
    assert [p.code for p in bad.value.problems] == [code]


def test_what_was_handed_in_stays(root: Path) -> None:
    file = fill(sheet(root), good)
    rate_all(root, "laura")
    with pytest.raises(BadData) as bad:
        import_cards(session(root, "ilze"), [file])
    assert [p.code for p in bad.value.problems] == ["already-submitted"]


def test_nothing_is_printed_or_taken_in_while_weights_are_open(root: Path) -> None:
    file = fill(sheet(root), good)
    key_tasks.unlock(session(root, "ilze"), "dispatch was forgotten")
    with pytest.raises(Refused, match="not locked"):
        import_cards(session(root, "ilze"), [file])
    with pytest.raises(Refused, match="not locked"):
        sheet(root)


def test_the_same_sheet_has_the_same_bytes(root: Path) -> None:
    assert sheet(root).read_bytes() == sheet(root).read_bytes()
