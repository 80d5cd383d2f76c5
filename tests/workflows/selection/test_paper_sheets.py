"""Scorecards filled in as Word files: marks and words come in as they were set, or each fault is named."""

from pathlib import Path

import pytest
from docx import Document
from docx.table import Table

from tests.workflows.selection.before_prices import engagement, session
from toolkit.problems import BadData
from toolkit.workflows.selection.papers import write_sheets
from toolkit.workflows.selection.scorecard_files import import_cards


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


@pytest.fixture
def sheet(root: Path) -> Path:
    made = write_sheets(session(root, "ilze"), ["V1"], ["laura"], ["docx"], lambda _: None)
    return made.files[0]


def fill(sheet: Path, task: str, *marks: tuple[str, str], words: str = "", minutes: str = "") -> None:
    """Set marks as (line, what stands for it), a word of evidence and minutes, and save."""
    document = Document(str(sheet))
    row = next(
        r for t in document.tables for r in t.rows if r.cells[0].text.startswith(f"{task}\N{NO-BREAK SPACE}")
    )
    for paragraph in (p for cell in (row.cells[1], row.cells[3]) for p in cell.paragraphs):
        plain = paragraph.text.replace("\N{NO-BREAK SPACE}", " ").removeprefix("☐").strip()
        for line, instead in marks:
            if plain == line:
                paragraph.text = instead
        if minutes and plain.startswith("Minutes:"):
            paragraph.text = f"Minutes: __{minutes}__"
    if words:
        row.cells[2].text = words
    document.save(str(sheet))


def test_marks_and_words_come_in(root: Path, sheet: Path) -> None:
    fill(
        sheet, "KT01", ("good", "☒ good"), ("live, on our own case", "x live, on our own case"), minutes="4.5"
    )
    fill(sheet, "KT02", ("not performed", "☐x not performed"), words="no window\ncame up")
    fill(sheet, "KT03", ("I cannot judge it", "✓ I cannot judge it"))
    (incoming,) = import_cards(session(root, "laura"), [sheet])
    card = incoming.card
    assert (card.vendor, card.rater, len(card.ratings), len(card.abstentions)) == ("V1", "laura", 2, 1)
    first, second = card.ratings
    assert (first.grade.value, first.seen, str(first.minutes), first.evidence) == (
        "good",
        "live_own_case",
        "4.5",
        "",
    )
    assert (second.grade.value, second.evidence) == ("not_performed", "no window came up")
    assert card.abstentions[0].why == "cannot_judge"


def test_faults_are_named_together_and_nothing_comes_in(root: Path, sheet: Path) -> None:
    fill(sheet, "KT01", ("good", "☒ good"), ("satisfactory", "☒ satisfactory"))
    fill(sheet, "KT02", ("satisfactory", "☑ satisfactory"))
    fill(sheet, "KT04", words="a remark without a mark")
    with pytest.raises(BadData) as caught:
        import_cards(session(root, "laura"), [sheet])
    found = [(p.place.file.rpartition(" ")[2], p.code) for p in caught.value.problems]
    assert found == [("[KT01]", "several-marks"), ("[KT02]", "no-evidence"), ("[KT04]", "no-grade")]
    assert not (root / "scorecards").exists()


def test_the_sheet_of_somebody_else(root: Path, sheet: Path) -> None:
    fill(sheet, "KT01", ("good", "☒ good"))
    with pytest.raises(BadData) as caught:
        import_cards(session(root, "natalja"), [sheet], rater="natalja")
    assert [p.code for p in caught.value.problems] == ["other-card"]


@pytest.mark.parametrize("broken", ["no word", "no table", "no head"])
def test_what_is_no_scorecard(root: Path, sheet: Path, broken: str) -> None:
    if broken == "no word":
        sheet.write_bytes(b"PK\x03\x04")
    else:
        document = Document(str(sheet))
        tables: list[Table] = document.tables
        for table in tables if broken == "no table" else tables[:1]:
            document.element.body.remove(table._element)
        document.save(str(sheet))
    with pytest.raises(BadData) as caught:
        import_cards(session(root, "laura"), [sheet])
    assert [p.code for p in caught.value.problems] == [
        "no-document" if broken == "no word" else "no-scorecard"
    ]
