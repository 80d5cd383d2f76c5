"""Export, edit, import: the difference first, then taken up; formulas and stale files are refused."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.conftest import Crmkit
from tests.cli.typist import DOWN, ENTER, terminal
from toolkit.cli.review.incoming import How, bring_in
from toolkit.models.requirements.requirement import Requirement
from toolkit.workflows.requirements import read_register
from toolkit.workflows.session import Session


@pytest.fixture
def file(kaskad: Path, crmkit: Crmkit) -> Path:
    file = kaskad.parent / "list.xlsx"
    assert crmkit("-C", kaskad, "requirements", "export", file).out.startswith("Wrote 176 requirements")
    return file


def edit(file: Path, change: Callable[[Worksheet], None]) -> None:
    book = load_workbook(file)
    change(book.worksheets[0])
    book.save(file)


def at(sheet: Worksheet, number: str) -> int:
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 2).value == number)


def of(root: Path, number: str) -> Requirement:
    return next(r for r in read_register(root).requirements if r.number == number)


def test_nothing_edited_nothing_changed(kaskad: Path, crmkit: Crmkit, file: Path) -> None:
    again = crmkit("-C", kaskad, "requirements", "import", file)
    assert again.out == "0 new, 0 changed, 0 vanished, 176 as before.\n"


def test_edits_come_back_as_a_difference_and_are_taken_up(kaskad: Path, crmkit: Crmkit, file: Path) -> None:
    def change(sheet: Worksheet) -> None:
        row = at(sheet, "REQ-SAL-001")
        sheet.cell(row, 3, "New words for the discount.")
        sheet.cell(row, 6, "should")
        sheet.cell(row, 8, "Andris Kalns")
        sheet.cell(sheet.max_row + 1, 3, "The system shall do something new.")

    edit(file, change)
    before = (kaskad / "requirements.yaml").read_bytes()
    shown = crmkit("-C", kaskad, "requirements", "import", file)
    assert "           statement: If a discount exceeds" in shown.out
    assert "                      becomes New words for the discount.\n" in shown.out
    assert shown.out.endswith("Nothing was written. Take it up with --accept --by MEMBER.\n")
    assert (kaskad / "requirements.yaml").read_bytes() == before
    taken = crmkit("-C", kaskad, "requirements", "import", file, "--accept", "--by", "ilze")
    assert taken.out.endswith("2 taken up.\n")
    changed = of(kaskad, "REQ-SAL-001")
    assert (changed.statement, changed.priority.value, changed.owner) == (
        "New words for the discount.",
        "should",
        "andris",
    )
    assert "SUSPECT" in crmkit("-C", kaskad, "requirements", "show", "REQ-SAL-001").out
    new = read_register(kaskad).requirements[-1]
    assert (new.status.value, new.foreign[0].file, new.foreign[0].place) == ("draft", "list.xlsx", "row 178")
    assert (
        crmkit("-C", kaskad, "requirements", "list", "--source", "list.xlsx").out.count("something new") == 1
    )


def test_own_columns_stay_on_the_next_export(kaskad: Path, crmkit: Crmkit, file: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_cols(1)
        sheet.cell(1, 1, "Our remark")
        sheet.cell(2, 1, "ask Eva")
        sheet.cell(2, 4, "New words.")

    edit(file, change)
    assert crmkit("-C", kaskad, "requirements", "import", file, "--accept", "--by", "ilze").code == 0
    other = file.with_name("other.xlsx")
    assert crmkit("-C", kaskad, "requirements", "export", other).code == 0
    sheet = load_workbook(other).worksheets[0]
    assert [sheet.cell(1, 1).value, sheet.cell(2, 1).value, sheet.cell(2, 4).value] == [
        "Our remark",
        "ask Eva",
        "New words.",
    ]
    assert "0 changed" in crmkit("-C", kaskad, "requirements", "import", other).out


def test_formulas_strange_words_and_lost_rows_are_refused_all_at_once(
    kaskad: Path, crmkit: Crmkit, file: Path
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C2"] = "=1+1"
        sheet["F3"] = "urgent"
        sheet["A4"] = "rxxxxxxxxxx"
        sheet["A6"] = sheet["A5"].value
        sheet["C7"] = ""
        sheet["M8"] = ""

    edit(file, change)
    before = (kaskad / "requirements.yaml").read_bytes()
    refused = crmkit("-C", kaskad, "requirements", "import", file, "--accept", "--by", "ilze")
    assert refused.code == 3
    told = [" ".join(line.split(" ")[1:3]) for line in refused.err.splitlines()[:-1]]
    assert told == [
        "[Requirements]:2:3: formula",
        "[Requirements]:3:6: unknown-word",
        "[Requirements]:4:1: unknown-id",
        "[Requirements]:6:1: double-id",
        "[Requirements]:7:1: refused",
        "[Requirements]:8:13: no-version",
    ]
    assert (kaskad / "requirements.yaml").read_bytes() == before


def test_a_stale_row_is_refused_only_if_it_was_edited(kaskad: Path, crmkit: Crmkit, file: Path) -> None:
    todo = kaskad / "do.yaml"
    todo.write_text("actions:\n  - {requirement: REQ-SAL-001, do: edit, statement: Mine.}\n", "utf-8")
    assert crmkit("-C", kaskad, "requirements", "review", "--actions", todo, "--by", "ilze").code == 0
    assert "0 changed" in crmkit("-C", kaskad, "requirements", "import", file).out

    def change(sheet: Worksheet) -> None:
        sheet.cell(at(sheet, "REQ-SAL-001"), 3, "Theirs.")

    edit(file, change)
    refused = crmkit("-C", kaskad, "requirements", "import", file)
    assert refused.code == 3
    assert "stale REQ-SAL-001 was changed in the register after this file was exported." in refused.err


def foreign(path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["No.", "Requirement text", "Prio", "Dept"],
        [1, "Send an SMS.", "high", "F.sales"],
        [2, "Print labels.", "soon", "x"],
    ):
        sheet.append(row)
    book.save(path)
    return path


def test_a_foreign_list_is_asked_for_its_columns_once(kaskad: Path, crmkit: Crmkit) -> None:
    path = foreign(kaskad.parent / "theirs.xlsx")
    asked = crmkit("-C", kaskad, "requirements", "import", path)
    assert (asked.code, "--map statement=COLUMN" in asked.err) == (2, True)
    # Statement, acceptance (none), category (guessed: none; choose Dept), priority, rationale (none), number.
    keys = ENTER + DOWN * 4 + ENTER + DOWN * 2 + ENTER + ENTER + DOWN * 2 + ENTER + ENTER + ENTER
    with terminal(keys, hang_up=True) as there:
        bring_in(Session(kaskad, date(2026, 3, 30), "ilze"), path, How(), there)
    sms, labels = read_register(kaskad).requirements[-2:]
    assert (sms.statement, sms.priority.value, sms.foreign[0].place) == ("Send an SMS.", "must", "row 2")
    assert sms.open_questions == ("Who asks for this today? It comes from theirs.xlsx, row 2.",)
    assert "The file gives the priority 'soon': which one is it?" in labels.open_questions
    again = crmkit("-C", kaskad, "requirements", "import", path)
    assert again.out.startswith("0 new, 0 changed")
    memory = (kaskad / "decisions" / "exchange.yaml").read_text("utf-8")
    assert "statement: Requirement text" in memory


def test_columns_on_the_command_line(kaskad: Path, crmkit: Crmkit) -> None:
    path = foreign(kaskad.parent / "theirs.xlsx")
    words = ("--map", "statement=requirement text,id=no.", "--accept", "--by", "ilze")
    assert crmkit("-C", kaskad, "requirements", "import", path, *words).out.endswith("2 taken up.\n")
    assert crmkit("-C", kaskad, "requirements", "import", path, "--map", "statement=Nope").code == 2


def test_an_old_specification_and_an_owner(kaskad: Path, crmkit: Crmkit) -> None:
    document = Document()
    document.add_paragraph("The system shall send an SMS to every customer.")
    buffer = io.BytesIO()
    document.save(buffer)
    path = kaskad.parent / "old.docx"
    path.write_bytes(buffer.getvalue())
    assert crmkit("-C", kaskad, "requirements", "import", path, "--accept", "--by", "ilze").code == 0
    found = read_register(kaskad).requirements[-1]
    assert found.foreign[0].place == "paragraph 1"
    todo = kaskad / "do.yaml"
    todo.write_text(
        f"actions:\n  - {{requirement: {found.id}, do: edit, owner: laura}}\n  - {{requirement: {found.id}, do: accept}}\n",
        "utf-8",
    )
    assert crmkit("-C", kaskad, "requirements", "review", "--actions", todo, "--by", "ilze").code == 0
    assert read_register(kaskad).requirements[-1].number == "REQ-COR-024"


@pytest.mark.parametrize("name", ["r.csv", "r.reqif"])
def test_other_formats_there_and_back(kaskad: Path, crmkit: Crmkit, name: str) -> None:
    path = kaskad.parent / name
    assert crmkit("-C", kaskad, "requirements", "export", path).code == 0
    assert crmkit("-C", kaskad, "requirements", "import", path).out.startswith("0 new, 0 changed")
    register = (kaskad / "requirements.yaml").read_bytes()
    if name == "r.reqif":
        (kaskad / "requirements.yaml").unlink()
        assert crmkit("-C", kaskad, "requirements", "import", path, "--accept", "--by", "ilze").code == 0
        assert (kaskad / "requirements.yaml").read_bytes() == register


def test_refusals(kaskad: Path, crmkit: Crmkit) -> None:
    other = foreign(kaskad.parent / "theirs.xlsx")
    assert crmkit("-C", kaskad, "requirements", "export", other).code == 4
    assert crmkit("-C", kaskad, "requirements", "export", "x.odt").code == 2
    assert crmkit("-C", kaskad, "requirements", "import", "none.xlsx").code == 2
    assert crmkit("-C", kaskad, "requirements", "import", "x.odt").code == 2
