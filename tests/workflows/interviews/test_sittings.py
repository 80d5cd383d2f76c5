"""Sittings are saved after every answer, taken up again, and taken back as one command."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from toolkit.models.interviews.answer import Answer
from toolkit.problems import BadData, Refused, UsageError
from toolkit.stages.interview import sitting as on
from toolkit.store.dossier import read_dossier
from toolkit.workflows.engagement.undo import take_back
from toolkit.workflows.interviews.sittings import OpenSitting, SittingRequest, open_sitting, record_answers
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"
ASK = SittingRequest("F03_sales", "dace")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    return Session(root, date(2026, 3, 30), "maris")


def answer_two(opened: OpenSitting) -> None:
    state = on.answer(opened.sitting, ("phone", "email"), opened.now())
    opened.save(state.to_save)
    state = on.answer(state, "90", opened.now())
    opened.save(state.to_save)


def only_dace(session: Session) -> list[str]:
    found = read_dossier(session.directory).interviews
    return [i.id for i in found if i.respondent == "dace" and i.questionnaire == "F03_sales"]


def test_an_unfinished_sitting_is_taken_up_behind_its_last_answer(session: Session) -> None:
    answer_two(open_sitting(session, ASK))
    again = open_sitting(session, ASK)
    assert again.sitting.interview.id == "F03_sales-dace"
    given = again.sitting.interview.answers["sal_vol"]
    assert isinstance(given, Answer)
    assert given.value == "90"
    assert again.sitting.position is not None
    assert again.sitting.position.name == "sal_lost"


def test_a_new_sitting_can_be_begun_beside_it(session: Session) -> None:
    answer_two(open_sitting(session, ASK))
    other = open_sitting(session, SittingRequest("F03_sales", "dace", anew=True))
    assert other.sitting.interview.id == "F03_sales-dace-2"


def test_a_sitting_is_taken_back_as_one_command(session: Session) -> None:
    answer_two(open_sitting(session, ASK))
    assert only_dace(session) == ["F03_sales-dace"]
    said = take_back(session.directory)
    assert "interview F03_sales-dace" in said[0]
    assert only_dace(session) == []
    with pytest.raises(Refused, match="no command"):
        take_back(session.directory)


def test_the_form_is_kept_as_it_was_asked(session: Session) -> None:
    opened = open_sitting(session, ASK)
    answer_two(opened)
    digest = opened.sitting.interview.form_hash
    assert (session.directory / "interviews" / "forms" / f"F03_sales-{digest}.yaml").is_file()


def test_somebody_else_changed_the_file(session: Session) -> None:
    opened = open_sitting(session, ASK)
    answer_two(opened)
    (file,) = session.directory.glob("interviews/*F03_sales-dace.yaml")
    file.write_text(file.read_text("utf-8").replace('"90"', '"95"'), "utf-8")
    with pytest.raises(Refused, match="changed by somebody else"):
        answer_two(opened)
    assert '"95"' in file.read_text("utf-8")


def test_answers_from_a_file(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text('sal_vol: "150"\nsal_stage:\n  - sal_st_name: enquiry\n    sal_st_days: 5\n', "utf-8")
    handed_in = record_answers(session, ASK, file)
    assert handed_in.submitted is not None
    (stored,) = [i for i in read_dossier(session.directory).interviews if i.id == "F03_sales-dace"]
    assert stored == handed_in


def test_faults_in_an_answers_file_are_told_together_and_nothing_is_written(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("sal_vol: many\nsal_vool: 3\nsal_own: see_everything\n", "utf-8")
    with pytest.raises(BadData) as bad:
        record_answers(session, ASK, file)
    assert [(p.place.line, p.code) for p in bad.value.problems] == [
        (1, "bad-answer"),
        (2, "unknown-question"),
        (3, "bad-answer"),
    ]
    assert only_dace(session) == []


@pytest.mark.parametrize(
    ("request_", "error", "said"),
    [
        (SittingRequest("F99", "dace"), UsageError, "no questionnaire 'F99'"),
        (SittingRequest("F03_sales", "nobody"), UsageError, "no member 'nobody'"),
        (SittingRequest("F03_sales", "dace", ("sal_vool",)), UsageError, "no question 'sal_vool'"),
        (SittingRequest("F13_enhancements", "dace"), Refused, "gaps decide"),
        (SittingRequest("F17_vendors", "dace"), Refused, "vendors edit"),
        (SittingRequest("F18_demo_rating", "dace"), Refused, "demo rate"),
    ],
)
def test_what_cannot_be_asked(
    session: Session, request_: SittingRequest, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        open_sitting(session, request_)


def test_nobody_says_who_asks(session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "config.yaml"))
    silent = Session(session.directory, session.today)
    with pytest.raises(UsageError, match="Who is doing this"):
        open_sitting(silent, ASK)
    (tmp_path / "config.yaml").write_text("me: maris\n", "utf-8")
    assert open_sitting(silent, ASK).sitting.interview.interviewer == "maris"
