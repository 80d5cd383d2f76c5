"""`questionnaire` on the command line."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Crmkit
from tests.exchange.xlsform.forms import FORMS
from tests.exchange.xlsform.tables import tables, workbook, xform
from toolkit.workflows.forms import assembled

WRONG = """\
id: visit
title: Visit
audience: all
minutes: '5'
purpose: See.
questions:
  - {type: text, name: a, label: A?, relevant: "${b} = 'x'"}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_list(crmkit: Crmkit, kaskad: Path) -> None:
    found = crmkit("-C", kaskad, "questionnaire", "list", "--json").json["questionnaires"]
    assert len(found) == 18
    assert [entry for entry in found if entry["id"] == "F16_budget"] == [
        {
            "id": "F16_budget",
            "title": "Cost of ownership, build or buy",
            "audience": "sponsor and head of finance",
            "minutes": 40,
            "questions": 23,
        }
    ]
    shown = crmkit("-C", kaskad, "questionnaire", "list")
    assert (shown.code, "Cost of ownership, build or buy" in shown.out) == (0, True)


def test_list_names_what_is_broken(crmkit: Crmkit, kaskad: Path) -> None:
    (kaskad / "questionnaires").mkdir(exist_ok=True)
    (kaskad / "questionnaires" / "visit.yaml").write_text("id: visit\n", "utf-8")
    shown = crmkit("-C", kaskad, "questionnaire", "list", "--json")
    assert (shown.code, len(shown.json["questionnaires"])) == (0, 18)
    assert shown.err == "'visit' has faults: crmkit questionnaire check visit\n"


def test_check(crmkit: Crmkit, here: Path) -> None:
    (here / "visit.yaml").write_text(WRONG, "utf-8")
    fine = crmkit("questionnaire", "check")
    assert (fine.code, fine.out) == (0, "18 questionnaires checked, nothing is wrong.\n")
    wrong = crmkit("questionnaire", "check", "visit.yaml")
    assert wrong.code == 1
    assert wrong.out.splitlines() == [
        (
            "visit.yaml:7:48: bad-reference There is no question 'b' (character 1 of the expression of 'a'). "
            "Name a question of this form."
        ),
        "1 questionnaire checked, 1 problem.",
    ]
    shown = crmkit("questionnaire", "check", "visit.yaml", "--json")
    (problem,) = shown.json["problems"]
    assert (shown.code, problem["file"], problem["line"], problem["column"]) == (1, "visit.yaml", 7, 48)


def test_check_of_a_workbook(crmkit: Crmkit, here: Path) -> None:
    (here / "form.xlsx").write_bytes(
        workbook(tables("| survey |\n|  | type | name |\n|  | geopoint | a |\n|  | text | b |"))
    )
    shown = crmkit("questionnaire", "check", "form.xlsx")
    assert shown.code == 1
    assert "form.xlsx [survey]:2:1: not-covered crmkit does not ask for 'geopoint'." in shown.out
    assert crmkit("questionnaire", "check", "none.xlsx").code == 2


def test_out_and_in_again(crmkit: Crmkit, here: Path) -> None:
    out = crmkit("questionnaire", "export", "F09_data", "--format", "xlsform", "--out", "data.xlsx")
    assert (out.code, out.out) == (0, "data.xlsx\n")
    assert xform((here / "data.xlsx").read_bytes())[1] == []
    assert crmkit("questionnaire", "export", "F09_data", "--out", "data.xlsx").code == 5
    back = crmkit("questionnaire", "import", "data.xlsx", "--out", "own.yaml")
    assert (back.code, back.out) == (0, "own.yaml\n")
    assert crmkit("questionnaire", "check", "own.yaml").code == 0
    assert crmkit("questionnaire", "import", "data.xlsx", "--out", "own.yaml").code == 5
    assert crmkit("questionnaire", "import", "data.xlsx", "--out", "own.yaml", "--replace").code == 0


def test_languages_become_files_beside_it(crmkit: Crmkit, kaskad: Path, tmp_path: Path) -> None:
    (tmp_path / "visit.xlsx").write_bytes(workbook(tables(FORMS["two languages"])))
    came = crmkit("-C", kaskad, "questionnaire", "import", tmp_path / "visit.xlsx")
    shelf = kaskad / "questionnaires"
    assert came.out.splitlines()[:2] == [str(shelf / "visit.yaml"), str(shelf / "locale/en/visit.yaml")]
    assert "audience" in came.out
    again = crmkit("-C", kaskad, "questionnaire", "export", "visit", "--out", tmp_path / "again.xlsx")
    assert again.code == 0
    assert xform((tmp_path / "again.xlsx").read_bytes()) == xform((tmp_path / "visit.xlsx").read_bytes())
    english = assembled("visit", kaskad, "en")
    assert [choice.label for choice in english.questions[1].listed] == ["Yes", "No"]
    assert crmkit("-C", kaskad, "questionnaire", "check", "visit").code == 0


def test_who_answers_is_asked_and_taken_out_again(crmkit: Crmkit, kaskad: Path, here: Path) -> None:
    asked = crmkit("-C", kaskad, "questionnaire", "export", "F09_data", "--ask-who", "--out", "who.xlsx")
    assert asked.code == 0
    sheet = load_workbook(here / "who.xlsx")["survey"]
    assert [cell.value for cell in sheet[2]][:3] == ["select_one crmkit_people", "respondent", "Who answers?"]
    made, warnings = xform((here / "who.xlsx").read_bytes())
    assert (warnings, "<name>viktors</name>" in made) == ([], True)
    crmkit("questionnaire", "import", "who.xlsx", "--out", "who.yaml")
    assert "crmkit_people" not in (here / "who.yaml").read_text("utf-8")
    assert crmkit("questionnaire", "export", "F09_data", "--ask-who").code == 2


def test_paper(crmkit: Crmkit, kaskad: Path, here: Path) -> None:
    made = crmkit(
        "-C", kaskad, "--today", "2026-03-30", "questionnaire", "export", "F08_systems", "--format", "docx"
    )
    assert (made.code, made.out) == (0, "F08_systems.docx\n")
    assert (here / "F08_systems.docx").read_bytes().startswith(b"PK")


def test_answers(crmkit: Crmkit, kaskad: Path, here: Path) -> None:
    (here / "a.json").write_text(json.dumps([{"dat_where": "x", "nonsense": "y"}]), "utf-8")
    words = (
        "-C",
        kaskad,
        "--by",
        "ilze",
        "questionnaire",
        "import",
        "a.json",
        "--answers-to",
        "F09_data",
        "--member",
        "juris",
    )
    dry = crmkit(*words, "--dry-run")
    assert (dry.code, "record 1" in dry.out) == (3, True)
    assert "column 'nonsense'" in dry.err
    (here / "a.json").write_text(json.dumps([{}]), "utf-8")
    came = crmkit(*words)
    assert (came.code, came.out.splitlines()[-1]) == (0, "1 of 1 came in.")
    assert crmkit(*words).out.splitlines()[-1] == "0 of 1 came in."


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("export", "F09_dat"), 2, "F09_data"),
        (("export", "F09_data", "--format", "odt"), 2, "xlsform, docx"),
        (("import", "none.xlsx"), 2, "cannot be read"),
        (("check", "F09_dat"), 2, "F09_data"),
        (("export", "F09_data", "--out", "x" * 300), 5, "the name is too long"),
    ],
)
def test_what_cannot_be(crmkit: Crmkit, here: Path, words: tuple[str, ...], code: int, hint: str) -> None:
    outcome = crmkit("questionnaire", *words)
    assert (outcome.code, hint in outcome.err) == (code, True), outcome
    assert list(here.iterdir()) == []
