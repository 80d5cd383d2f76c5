"""Who has been heard on what: the Kaskad case, and the rule on whole sittings."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.models.interviews.coverage import Hearing
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.stages.interview.coverage import cover
from toolkit.stages.interview.schedule import Diary, schedule
from toolkit.workflows.interviews.hearing import Hearings, hearings

KASKAD = Path(__file__).parents[3] / "samples" / "kaskad-pack"


@pytest.fixture(scope="module")
def state() -> Hearings:
    return hearings(KASKAD)


def test_who_of_kaskad_was_heard_on_what(state: Hearings) -> None:
    found = {h.member: (" ".join(n[:3] for n in h.heard), " ".join(n[:3] for n in h.to_hear)) for h in state.coverage.hearings}  # fmt: skip
    assert found == {
        "ilze": ("F01 F07 F12 F16", "F10 F14"),
        "andris": ("F02 F03 F07", "F11"),
        "viktors": ("F03", "F02 F11"),
        "laura": ("F02 F05", "F11"),
        "dace": ("F04", "F11"),
        "guntis": ("F02 F06", ""),
        "natalja": ("F06", "F08 F16"),
        "juris": ("F08 F09 F10 F14 F15", ""),
        "inga": ("F06", ""),
    }
    assert state.coverage.unheard == ("production",)


def test_a_sitting_on_single_questions_is_no_hearing(state: Hearings) -> None:
    lines = {line.id: line for line in state.coverage.sittings}
    assert lines["F08_systems-natalja"].scope == ("sys_all",)
    assert (lines["F08_systems-natalja"].answered, lines["F08_systems-natalja"].state) == (1, "submitted")
    assert "F08_systems" in next(h for h in state.coverage.hearings if h.member == "natalja").to_hear


def test_an_unfinished_sitting_is_no_hearing(state: Hearings) -> None:
    unfinished = [i.model_copy(update={"submitted": None}) for i in state.dossier.interviews]
    found = cover(state.dossier.engagement, state.shelf, unfinished)
    assert [h.heard for h in found.hearings] == [()] * len(found.hearings)
    assert {line.state for line in found.sittings} == {"unfinished"}
    assert "sales" in found.unheard


# --- the plan --------------------------------------------------------------------------------------
def _form(name: str, minutes: int, run_by: str = "interview") -> Questionnaire:
    data = {
        "id": name, "title": name, "audience": "all", "minutes": minutes, "purpose": "test", "run_by": run_by,
        "questions": [{"type": "text", "name": "q"}],
    }  # fmt: skip
    return Questionnaire.model_validate(data)


SHELF = {
    form.id: form
    for form in (_form("F1", 45), _form("F2", 45), _form("F3", 60), _form("F4", 120), _form("F5", 10, "demo rate"))
}  # fmt: skip


def _hearing(member: str, *forms: str) -> Hearing:
    return Hearing(member=member, name=member, department="sales", to_hear=forms)


def _planned(hearings: list[Hearing], diary: Diary) -> list[tuple[str, str, str, str, int]]:
    return [
        (f"{s.day:%m-%d}", s.start, s.member, "+".join(s.questionnaires), s.minutes)
        for s in schedule(hearings, SHELF, diary)
    ]


def test_forms_are_packed_up_to_the_ceiling_and_nobody_is_asked_twice_a_day() -> None:
    diary = Diary(first=date(2026, 1, 12), hours=("09:00", "11:00"), ceiling=90)
    assert _planned([_hearing("anna", "F1", "F2", "F3", "F5"), _hearing("bob", "F2")], diary) == [
        ("01-12", "09:00", "anna", "F1+F2", 90),
        ("01-12", "11:00", "bob", "F2", 45),
        ("01-13", "09:00", "anna", "F3", 60),
    ]


def test_a_long_form_gets_a_sitting_of_its_own() -> None:
    diary = Diary(first=date(2026, 1, 12), hours=("09:00",), ceiling=90)
    assert _planned([_hearing("anna", "F3", "F4")], diary) == [
        ("01-12", "09:00", "anna", "F3", 60),
        ("01-13", "09:00", "anna", "F4", 120),
    ]


def test_weekends_holidays_and_blocked_weeks_are_left_free(state: Hearings) -> None:
    blocked = state.dossier.engagement.blocked[:1]  # until 2026-01-15
    diary = Diary(
        first=date(2026, 1, 2),
        hours=("09:00",),
        ceiling=90,
        holidays=frozenset({date(2026, 1, 16)}),
        blocked=blocked,
    )
    assert _planned([_hearing("anna", "F1")], diary) == [("01-19", "09:00", "anna", "F1", 45)]


def test_what_finds_no_day_is_left_out() -> None:
    assert _planned([_hearing("anna", "F1")], Diary(date(2026, 1, 12), hours=(), ceiling=90)) == []
