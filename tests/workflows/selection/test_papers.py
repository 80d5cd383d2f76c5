"""The script that all vendors get, and the scorecards on paper."""

from pathlib import Path

import pytest
from docx import Document

from tests.workflows.selection.before_prices import engagement, session
from toolkit.problems import Refused, UsageError
from toolkit.workflows.selection.papers import ScriptRequest, write_script, write_sheets


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return engagement(tmp_path)


def script(root: Path, request: ScriptRequest) -> tuple[str, str]:
    made = write_script(session(root, "ilze"), request, lambda _: None)
    return made.files[0].read_text("utf-8"), made.remark


def test_the_script_has_every_case_and_nothing_internal(root: Path) -> None:
    text, remark = script(root, ScriptRequest(formats=("html",)))
    assert all(f"KT{n:02d}" in text for n in range(1, 25))
    assert "12,000 trays with logo" in text
    assert "Order desk and service" in text
    hidden = ("Laura", "Regatta", "Lenta", "V1", "weight", "good required", "must", "satisfactory", "veto")
    assert not [word for word in hidden if word in text.split("<main", 1)[-1]]
    assert remark == ""


def test_some_cases_from_another_hour(root: Path) -> None:
    text, _ = script(root, ScriptRequest(5, "13:30", ("KT02", "kt01"), ("html",)))
    assert ("13:40" in text, "KT03" in text, "5 minutes" in text) == (True, False, True)


def test_a_day_that_is_too_long_is_said(root: Path) -> None:
    assert "two parts" in script(root, ScriptRequest(minutes=15, formats=("html",)))[1]


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (ScriptRequest(begins="9 o'clock"), "is no time"),
        (ScriptRequest(tasks=("KT99",)), "no key task 'kt99'"),
        (ScriptRequest(formats=("rtf",)), "no format 'rtf'"),
    ],
)
def test_what_cannot_be_printed(root: Path, request_: ScriptRequest, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        write_script(session(root, "ilze"), request_, lambda _: None)


def test_a_scorecard_for_each_rater_and_vendor(root: Path) -> None:
    made = write_sheets(session(root, "ilze"), [], [], ["docx"], lambda _: None)
    assert [f.name for f in made.files] == ["V1-laura.docx", "V1-natalja.docx"]
    text = "\n".join(p.text for p in Document(str(made.files[0])).element.body.iter() if p.text)
    assert "Register a web enquiry and give it to the right person – your own task" in text
    assert "not performed" in text
    with pytest.raises(UsageError, match="not written as 'pdf'"):
        write_sheets(session(root, "ilze"), [], [], ["pdf"], lambda _: None)
    with pytest.raises(Refused, match="dropped"):
        write_sheets(session(root, "ilze"), ["V5"], [], [], lambda _: None)
