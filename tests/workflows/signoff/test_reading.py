"""The reading round: section by section, with a question; remarks; what a change re-opens."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.workflows.signoff.rounds import (
    FROZEN,
    REVIEW,
    SAMPLE,
    at,
    frozen,
    read,
    read_all,
    records,
    reviewed,
    signed,
)
from toolkit.problems import Refused, UsageError
from toolkit.workflows.signoff.issue.freeze import freeze
from toolkit.workflows.signoff.reading import (
    acknowledge,
    answer,
    decline,
    lectern,
    remark,
    start_review,
    withdraw,
)
from toolkit.workflows.signoff.sign.signing import take_seat
from toolkit.workflows.signoff.status import mail_text, signoff_status


def test_a_right_reply_acknowledges_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    place = lectern(at(folder, "ilze"))
    assert len(place.unread) == 21
    section = place.section("phases")
    question = place.question(section)
    assert not acknowledge(place, section, question, "no idea")
    assert records(folder).reading.acknowledgements == ()
    assert acknowledge(place, section, question, question.reply)
    made = records(folder).reading.acknowledgements[0]
    assert (made.member, made.section, made.sha256) == ("ilze", "phases", section.sha256)
    assert [s.id for s in lectern(at(folder, "ilze")).unread] == [
        s.id for s in place.unread if s.id != "phases"
    ]


def test_what_was_read_before_freezing_counts_after_it(tmp_path: Path) -> None:
    folder = reviewed(tmp_path / "k")
    assert read_all(folder, "natalja", REVIEW) == 21
    freeze(at(folder, "andris", FROZEN), "contract")
    assert lectern(at(folder, "natalja")).unread == ()


def test_a_change_in_review_reopens_its_own_section_only(tmp_path: Path) -> None:
    folder = reviewed(tmp_path / "k")
    read_all(folder, "natalja", REVIEW)
    file = folder / "engagement.yaml"
    text = file.read_text("utf-8")
    assert "out_of_scope:" in text
    file.write_text(text.replace("out_of_scope:", "out_of_scope:\n  - printing of labels", 1), "utf-8")
    assert [s.id for s in lectern(at(folder, "natalja", REVIEW)).unread] == ["purpose"]


def test_remarks_stay_open_until_they_are_answered(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    made = remark(lectern(at(folder, "natalja")), "phases", "P2 overlaps our stocktaking", "P2")
    with pytest.raises(Refused, match="Not answered yet: R1"):
        take_seat(at(folder, "ilze"))
    assert (made.id, made.clause) == ("R1", "P2")
    assert [r.id for r in signoff_status(at(folder, "andris")).remarks] == ["R1"]
    answer(at(folder, "andris"), "r1", "moved to September in CR1")
    assert signoff_status(at(folder, "andris")).remarks == ()
    with pytest.raises(Refused, match="was answered by andris"):
        answer(at(folder, "andris"), "R1", "again")
    assert [e.action for e in records(folder).entries][-2:] == ["remark", "answer"]
    assert "stocktaking" not in (folder / "issued" / "log.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("who", "words"),
    [("nobody", "nobody called 'nobody'"), ("juris", "'acknowledge' is for"), ("", "Who is doing")],
)
def test_only_who_was_asked_reads(
    tmp_path: Path, who: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRMKIT_CONFIG", str(tmp_path / "none.yaml"))
    session = replace(at(frozen(tmp_path / "k"), "x"), by=who or None)
    with pytest.raises((Refused, UsageError), match=words):
        lectern(session)


def test_nothing_is_read_before_it_was_laid_on_the_table(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "k"))
    with pytest.raises(Refused, match="The edition is draft"):
        lectern(at(folder, "ilze"))


def test_requirements_are_read_by_the_client_only(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "k"))
    assert [p.id for p in start_review(at(folder, "andris", REVIEW), "requirements")] == ["ilze", "natalja"]
    assert [p.person.id for p in signoff_status(at(folder, "andris", REVIEW)).people] == ["ilze", "natalja"]


def test_the_days_on_the_table_begin_with_the_first_delivery_of_the_same_text(tmp_path: Path) -> None:
    folder = reviewed(tmp_path / "k")
    start_review(at(folder, "andris", date(2026, 3, 29)), "contract")
    deliveries = records(folder).reading.deliveries
    assert [d.at.date() for d in deliveries] == [REVIEW]


def test_declining_wants_reason_and_sections_and_holds_the_others(tmp_path: Path) -> None:
    folder = read(tmp_path / "k")
    with pytest.raises(UsageError, match="Which sections"):
        decline(at(folder, "ilze"), [], "too dear")
    with pytest.raises(UsageError, match="no section 'nothing'"):
        decline(at(folder, "ilze"), ["nothing"], "too dear")
    noted = decline(at(folder, "natalja"), ["price", "phases"], "no ceiling for P3")
    assert [(r.section, r.declines) for r in noted] == [("price", True), ("phases", True)]
    with pytest.raises(Refused, match="Natalja Sokolova declined"):
        take_seat(at(folder, "ilze"))
    assert [p.person.id for p in signoff_status(at(folder, "ilze")).people if p.declined] == ["natalja"]


def test_who_has_signed_cannot_decline_and_no_signature_is_erased(tmp_path: Path) -> None:
    folder = signed(tmp_path / "k")
    with pytest.raises(Refused, match="'decline' is possible while it is frozen, partly signed"):
        decline(at(folder, "ilze"), ["price"], "second thoughts")
    with pytest.raises(Refused, match="'withdraw' is possible"):
        withdraw(at(folder, "andris"), "second thoughts")
    assert len(signoff_status(at(folder, "ilze")).signed) == 2


def test_a_withdrawn_edition_stays_on_record_and_ends(tmp_path: Path) -> None:
    folder = frozen(tmp_path / "k")
    with pytest.raises(UsageError, match="Nothing was said"):
        withdraw(at(folder, "andris"), " ")
    assert withdraw(at(folder, "andris"), "wrong price") == "B1"
    found = signoff_status(at(folder, "andris"))
    assert [(b.id, state.value) for b, state in found.editions] == [("B1", "withdrawn")]
    assert found.baseline is None
    with pytest.raises(Refused):
        take_seat(at(folder, "ilze"))


def test_the_status_says_who_is_late_and_writes_the_mail(tmp_path: Path) -> None:
    folder = reviewed(tmp_path / "k")
    file = folder / "engagement.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("member: natalja, may_veto: true", "member: natalja, may_veto: true, due: 2026-03-29"),
        "utf-8",
    )
    found = signoff_status(at(folder, "andris", date(2026, 3, 30)))
    assert [p.person.id for p in found.late] == ["natalja"]
    mail = mail_text(found, found.late[0], "Technical Assignment")
    assert mail.startswith("Subject: Technical Assignment, contract edition\n\nDear Natalja Sokolova,\n")
    assert "- Prices and payments" in mail
    assert "It was asked for by 2026-03-29." in mail
