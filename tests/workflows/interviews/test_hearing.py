"""Minutes, invitations and the calendar of the interviews that are still to be held."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.documents.word import part, text
from toolkit.problems import BadData, UsageError
from toolkit.workflows.interviews.hearing import (
    find_interview,
    minutes_of,
    plan_sittings,
    write_invitations,
    write_minutes,
)
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    root = Path(shutil.copytree(SAMPLES / "kaskad-pack", tmp_path / "k"))
    return Session(root, date(2026, 3, 30), "maris")


def test_minutes_say_what_was_said_in_their_words(session: Session) -> None:
    minutes = minutes_of(session, "f05_service-laura")
    entries = {entry.label: entry for entry in minutes.entries}
    first = entries["After how many hours does the customer get a first answer from a human being?"]
    assert (first.said, first.quote, first.state) == ("6", "Six hours, if I am honest.", "answered")
    tasks = list(dict.fromkeys(e.headings[0] for e in minutes.entries if e.headings and e.headings[0].startswith("Key task")))  # fmt: skip
    assert len(tasks) == 5
    assert tasks[3] == "Key task 4: register a complaint with photo and bat…"


def test_minutes_name_who_has_to_be_asked(session: Session) -> None:
    minutes = minutes_of(session, "F08_systems-juris")
    assert [(e.state, e.ask != "") for e in minutes.entries if e.state == "open"] == [("open", True)]


def test_minutes_are_written_for_confirmation_and_twice_the_same(session: Session) -> None:
    files = write_minutes(session, "F05_service-laura", (), lambda _: None)
    assert [file.name for file in files] == [
        "minutes-F05_service-laura.docx",
        "minutes-F05_service-laura.html",
        "minutes-F05_service-laura.pdf",
    ]
    before = [file.read_bytes() for file in files]
    write_minutes(session, "F05_service-laura", (), lambda _: None)
    assert [file.read_bytes() for file in files] == before
    said = text(part(before[0]))
    assert "“Six hours, if I am honest.”" in said
    assert (
        "I have read these minutes. They say what I said, with the corrections I have written into them."
        in said
    )
    assert "DRAFT" not in said


def test_an_unfinished_sitting_is_a_draft(session: Session) -> None:
    file = next(session.directory.glob("interviews/*F05_service-laura.yaml"))
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("submitted:")]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    (written,) = write_minutes(session, "F05_service-laura", ("html",), lambda _: None)
    assert "DRAFT" in written.read_text("utf-8")


def test_what_is_not_there_is_said(session: Session) -> None:
    with pytest.raises(UsageError, match="no interview 'F99-x'"):
        find_interview(session.directory, "F99-x")
    with pytest.raises(UsageError, match="is not written as xlsx"):
        write_minutes(session, "F05_service-laura", ("xlsx",), lambda _: None)


def test_the_plan_becomes_letters_and_a_calendar(session: Session) -> None:
    state, planned = plan_sittings(session, date(2026, 4, 1))

    files = write_invitations(session, state, planned)

    assert [file.name for file in files][:2] == ["2026-04-01-viktors.txt", "2026-04-01-natalja.txt"]
    letter = files[0].read_text("utf-8")
    assert letter.startswith(
        "Subject: Interview on 01.04.2026 at 09:00 - Introduction of a CRM system at Kaskad Pack\n\nDear Viktors Petrovs,\n"
    )
    assert all(len(line) <= 79 for line in letter.splitlines()[1:])
    data = files[-1].read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = list(Calendar.from_ical(data).walk("VEVENT"))
    assert len(events) == len(planned) == 8
    # Riga has summer time on the first of April: 09:00 is 06:00 UTC.
    assert events[0].decoded("DTSTART") == datetime(2026, 4, 1, 6, tzinfo=UTC)
    assert str(events[0]["SUMMARY"]) == "Interview: Viktors Petrovs"
    assert str(events[0]["DESCRIPTION"]) == letter
    write_invitations(session, state, planned)
    assert files[-1].read_bytes() == data


def test_easter_monday_is_free(session: Session) -> None:
    _, planned = plan_sittings(session, date(2026, 4, 3))  # Good Friday
    assert planned[0].day == date(2026, 4, 7)


def test_a_time_zone_that_does_not_exist_is_named(session: Session) -> None:
    file = session.directory / "engagement.yaml"
    file.write_text(file.read_text("utf-8").replace("Europe/Riga", "Europe/Rigga"), "utf-8")
    state, planned = plan_sittings(session)
    with pytest.raises(BadData) as bad:
        write_invitations(session, state, planned)
    assert [problem.code for problem in bad.value.problems] == ["unknown-timezone"]
