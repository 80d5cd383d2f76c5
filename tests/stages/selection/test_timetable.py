"""The timetable of a demo: every case in its minutes, no stretch over an hour and a half."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.models.selection.key_task import KeyTask
from toolkit.stages.selection.demos.timetable import STRETCH, length, timetable


def tasks(count: int) -> list[KeyTask]:
    fields = {"name": "work", "owner": "laura", "priority": "must"}
    return [KeyTask.model_validate({"id": f"KT{n:02d}", **fields}) for n in range(1, count + 1)]


def test_kaskads_day() -> None:
    slots = timetable(tasks(24), 10)
    assert (length(slots), sum(s.what.startswith("Break") for s in slots)) == (300, 2)


@given(st.integers(1, 40), st.integers(2, 60))
def test_slots_follow_each_other_and_every_case_has_its_minutes(count: int, minutes: int) -> None:
    slots = timetable(tasks(count), minutes)
    assert [s.start for s in slots[1:]] == [s.start + s.minutes for s in slots[:-1]]
    assert [s.minutes for s in slots if s.task] == [minutes] * count
    watched = 0
    for slot in slots[:-1]:
        watched = 0 if slot.what.startswith("Break") else watched + slot.minutes
        assert watched <= max(STRETCH, minutes)
