"""Answers collected elsewhere become submitted sittings: all of them or none."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from toolkit.problems import BadData, Refused, UsageError
from toolkit.store.dossier import read_dossier
from toolkit.store.transaction import undo
from toolkit.workflows.questionnaires.answers import TakenIn, import_answers
from toolkit.workflows.questionnaires.taking import AnswersRequest
from toolkit.workflows.session import Session

SAMPLE = Path(__file__).parents[3] / "samples" / "kaskad-pack"
MAIN = """\
start,end,respondent,sal_src,sal_vol,sal_disc,sal_disc_limit,KEY,FormVersion
2026-03-20T09:00:00.000+02:00,2026-03-20T10:10:00.000+02:00,viktors,phone email,120,limit_then_approval,10,uuid:1,1
2026-03-21T09:00:00.000+02:00,,Laura Ozoliņa,phone,80,free,,uuid:2,1
"""
STAGES = """\
sal_st_name,sal_st_days,PARENT_KEY,KEY
Enquiry,3,uuid:1,a
Quotation,14,uuid:1,b
"""


@pytest.fixture
def kaskad(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "kaskad"))


def bring(root: Path, files: Mapping[str, str], **more: object) -> TakenIn:
    folder = root.parent / "answers"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    file = folder if len(files) > 1 else folder / next(iter(files))
    request = AnswersRequest("F03_sales", file, **more)  # type: ignore[arg-type]  # options of the request
    return import_answers(Session(root, date(2026, 3, 30), "ilze"), request)


def people(root: Path) -> dict[str, str]:
    engagement = read_dossier(root).engagement
    return {person.id: person.name for person in (*engagement.members, *engagement.respondents)}


def both(root: Path) -> dict[str, str]:
    return {"S.csv": MAIN.replace("Laura Ozoliņa", people(root)["laura"]), "S-stage.csv": STAGES}


def test_each_form_becomes_a_submitted_sitting(kaskad: Path) -> None:
    before = {interview.id for interview in read_dossier(kaskad).interviews}
    result = bring(kaskad, both(kaskad))
    new = {i.id: i for i in read_dossier(kaskad).interviews if i.id not in before}
    assert sorted(new) == ["F03_sales-laura-2", "F03_sales-viktors-2"]
    one = new["F03_sales-viktors-2"]
    assert (f"{one.started:%FT%R}", f"{one.submitted:%FT%R}", one.minutes) == (
        "2026-03-20T07:00",
        "2026-03-20T08:10",
        70,
    )
    assert (one.interviewer, one.role, one.version) == ("ilze", "senior sales person", "1")
    assert (kaskad / f"interviews/forms/F03_sales-{one.form_hash}.yaml").is_file()
    rounds = one.answers["sal_stage"]
    assert isinstance(rounds, tuple)
    assert [instance.id for instance in rounds] == ["enquiry", "quotation"]
    assert [taken.known for taken in result.taken] == [False, False]
    undo(kaskad)
    assert {interview.id for interview in read_dossier(kaskad).interviews} == before


def test_what_came_in_before_does_not_come_again(kaskad: Path) -> None:
    bring(kaskad, both(kaskad))
    count = len(read_dossier(kaskad).interviews)
    assert [taken.known for taken in bring(kaskad, both(kaskad)).taken] == [True, True]
    assert len(read_dossier(kaskad).interviews) == count


def test_a_dry_run_shows_and_writes_nothing(kaskad: Path) -> None:
    count = len(read_dossier(kaskad).interviews)
    result = bring(kaskad, {"S.csv": both(kaskad)["S.csv"].replace("120", "many")}, dry_run=True)
    assert [(t.key, t.interview is None) for t in result.taken] == [("uuid:1", True), ("uuid:2", False)]
    assert [problem.code for problem in result.all_problems] == ["bad-answer"]
    assert len(read_dossier(kaskad).interviews) == count


def test_every_fault_at_once_and_nothing_comes_in(kaskad: Path) -> None:
    count = len(read_dossier(kaskad).interviews)
    files = both(kaskad)
    files["S.csv"] = (
        files["S.csv"].replace("120", "many").replace("viktors", "wiktors").replace(",1\n2", ",7\n2")
    )
    files["S.csv"] = files["S.csv"].replace(",sal_src,", ",sal_srce,", 1)
    files["S-stage.csv"] = STAGES.replace(",3,", ",x,")
    with pytest.raises(BadData) as caught:
        bring(kaskad, files)
    said = [
        (problem.place.file.rpartition("/")[2], problem.place.line, problem.code)
        for problem in caught.value.problems
    ]
    assert said == [
        ("S-stage.csv", 2, "bad-answer"),
        ("S.csv", 1, "unknown-column"),
        ("S.csv", 2, "other-version"),
        ("S.csv", 2, "unknown-member"),
        ("S.csv", 2, "bad-answer"),
    ]
    assert len(read_dossier(kaskad).interviews) == count


def test_who_answered(kaskad: Path) -> None:
    anonymous = {"S.csv": "sal_vol,who\n120,viktors\n"}
    with pytest.raises(BadData, match="does not say who answered"):
        bring(kaskad, anonymous, leave_out=True)
    with pytest.raises(BadData, match="unknown-column"):
        bring(kaskad, anonymous, member="andris")
    with pytest.raises(UsageError, match="There is no member 'nobody'"):
        bring(kaskad, anonymous, member="nobody")
    (taken,) = bring(kaskad, anonymous, column="who").taken
    assert taken.interview is not None
    assert taken.interview.respondent == "viktors"
    (by_question,) = bring(kaskad, {"S.csv": "sal_vol,sal_note\n7,viktors\n"}, column="sal_note").taken
    assert by_question.interview is not None
    assert by_question.interview.respondent == "viktors"
    left = bring(kaskad, anonymous, member="andris", leave_out=True)
    assert [problem.code for problem in left.left_out] == ["unknown-column"]
    assert [one.interview.respondent for one in left.taken if one.interview] == ["andris"]


def test_files_are_taken_from_beside_the_answers_and_from_nowhere_else(kaskad: Path) -> None:
    form = (
        "id: visit\ntitle: V\naudience: all\nminutes: '5'\npurpose: See.\nquestions:\n"
        "  - {type: file, name: plan, label: Plan?}\n"
    )
    (kaskad / "questionnaires").mkdir(exist_ok=True)
    (kaskad / "questionnaires/visit.yaml").write_text(form, "utf-8")
    folder = kaskad.parent / "visit"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "plan.pdf").write_text("a plan", "utf-8")
    session = Session(kaskad, date(2026, 3, 30), "ilze")
    request = AnswersRequest("visit", folder / "a.json", member="andris")
    for name, words in (
        ("../../engagement.yaml", "together with its folders"),
        ("none.pdf", "There is no file"),
    ):
        request.file.write_text(json.dumps([{"plan": name}]), "utf-8")
        with pytest.raises(BadData, match=words):
            import_answers(session, request)
    request.file.write_text(json.dumps([{"plan": "plan.pdf"}]), "utf-8")
    import_answers(session, request)
    assert [path.name.partition("-")[2] for path in (kaskad / "attachments").iterdir()] == ["plan.pdf"]


def test_what_cannot_be(kaskad: Path) -> None:
    session = Session(kaskad, date(2026, 3, 30), "ilze")
    for form, file, error, words in (
        ("F17_vendors", "a.csv", Refused, "is not asked by 'interview'"),
        ("F03_sales", "a.txt", UsageError, "is no file of answers"),
        ("F03_sales", "a.csv", UsageError, "cannot be read"),
        ("F03_sales", ".", UsageError, "no .csv file"),
    ):
        with pytest.raises(error, match=words):
            import_answers(session, AnswersRequest(form, kaskad / file))
