"""Files that are handed over: copied under their hash, once, and only with a sitting that holds."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from toolkit.problems import BadData, UsageError
from toolkit.store.dossier import read_dossier
from toolkit.workflows.interviews.attachments import take
from toolkit.workflows.interviews.sittings import SittingRequest, open_sitting, record_answers
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"
ASK = SittingRequest("OWN_files", "dace")
STORED = "2c26b46b68ff-price list.xlsx"
FORM = """
id: OWN_files
title: Files
audience: anybody
minutes: '5'
purpose: Try it.
questions:
  - {type: file, name: prices, label: Your price list?}
  - type: repeat
    name: form
    label: Form
    questions: [{type: text, name: form_name, label: Name?}, {type: file, name: form_scan, label: A copy?}]
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    (root / "questionnaires").mkdir()
    (root / "questionnaires" / "OWN_files.yaml").write_text(FORM, "utf-8")
    return Session(root, date(2026, 3, 30), "maris")


def _answers(folder: Path, text: str) -> Path:
    file = folder / "answers.yaml"
    file.write_text(text, "utf-8")
    return file


def _kept(session: Session) -> list[str]:
    folder = session.directory / "attachments"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_file_named_by_an_answer_is_copied_under_its_hash(session: Session, tmp_path: Path) -> None:
    (tmp_path / "price list.xlsx").write_bytes(b"foo")
    text = "prices: price list.xlsx\nform:\n  - {form_name: order, form_scan: ./price list.xlsx}\n"

    record_answers(session, ASK, _answers(tmp_path, text))

    assert _kept(session) == [STORED]
    assert (session.directory / "attachments" / STORED).read_bytes() == b"foo"
    (sitting,) = [i for i in read_dossier(session.directory).interviews if i.questionnaire == "OWN_files"]
    assert sitting.answers["prices"].value == STORED  # type: ignore[union-attr]
    assert sitting.answers["form"][0].answers["form_scan"].value == STORED  # type: ignore[index, union-attr]


def test_what_is_kept_already_can_be_named_again(session: Session, tmp_path: Path) -> None:
    (tmp_path / "price list.xlsx").write_bytes(b"foo")
    record_answers(session, ASK, _answers(tmp_path, "prices: price list.xlsx\n"))
    (tmp_path / "price list.xlsx").unlink()

    record_answers(session, ASK, _answers(tmp_path, f"prices: {STORED}\n"))

    assert _kept(session) == [STORED]


def test_files_that_cannot_be_taken_are_named_together_and_nothing_is_kept(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_bytes(b"foo")
    (tmp_path / "empty.txt").touch()
    text = "prices: empty.txt\nform:\n  - {form_name: a, form_scan: lost.pdf}\n  - {form_name: b, form_scan: good.txt}\n"

    with pytest.raises(BadData) as bad:
        record_answers(session, ASK, _answers(tmp_path, text))

    assert [(p.place.line, p.what) for p in bad.value.problems] == [
        (1, "'empty.txt' is empty."),
        (3, f"There is no file '{tmp_path / 'lost.pdf'}'."),
    ]
    assert _kept(session) == []


def test_a_file_beside_a_faulty_answer_is_not_kept(session: Session, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(b"foo")
    with pytest.raises(BadData):
        record_answers(session, ASK, _answers(tmp_path, "prices: good.txt\nunknown: x\n"))
    assert _kept(session) == []


def test_in_a_sitting_the_file_is_copied_when_it_is_named(session: Session, tmp_path: Path) -> None:
    (tmp_path / "price list.xlsx").write_bytes(b"foo")
    opened = open_sitting(session, ASK)
    assert opened.attach(str(tmp_path / "price list.xlsx")) == STORED
    assert _kept(session) == [STORED]


def test_a_name_cannot_lead_out_or_steer_a_terminal(tmp_path: Path) -> None:
    odd = tmp_path / "a\x1b[31m\nb.txt"
    odd.write_bytes(b"foo")
    assert take(odd).name == "2c26b46b68ff-a_[31m_b.txt"
    with pytest.raises(UsageError, match="is a folder"):
        take(tmp_path)
