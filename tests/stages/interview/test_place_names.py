"""Names of stops lead back to them, and the time of a sitting is that of its answers."""

from datetime import timedelta

import pytest

from tests.stages.interview.small import NOON, head, small_form
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.place_names import END, minutes_spent, name_of, said, stand_at
from toolkit.stages.interview.sitting import Sitting, begin


def fresh() -> Sitting:
    form = small_form()
    return begin(form, head(form))


def at(state: Sitting, name: str) -> Sitting:
    found = stand_at(state, name)
    assert found is not None
    return found


def test_every_stop_of_a_way_is_found_by_its_name() -> None:
    state = said(at(fresh(), "who"), "Ann", "", "", NOON)
    state = said(at(state, "child:new-1/child_name"), "Bo B.", "", "", NOON)
    state = said(at(state, "child:bo-b/toy:new-1/toy_name"), "Car", "", "", NOON)
    names = [name_of(stop) for stop in state.route.stops]
    assert len(set(names)) == len(names)
    assert "child:bo-b/toy:car/order" in names
    assert "child:bo-b/toy+" in names
    assert [at(state, name).position for name in names] == list(state.route.stops)
    assert at(state, END).position is None


@pytest.mark.parametrize(
    "name", ["", "x", "why_green", "child:x", "x:y/z", "child:bo/toy:a/x", "/", ":", "+"]
)
def test_what_is_not_on_the_way_is_not_found(name: str) -> None:
    assert stand_at(fresh(), name) is None


def test_an_empty_answer_takes_the_old_one_out_and_keeps_the_quote() -> None:
    state = said(on.remark(at(fresh(), "age"), quote="Old."), "40", "", "", NOON)
    emptied = said(at(state, "age"), "", "", "", NOON)
    entry = emptied.interview.answers["age"]
    assert (entry.value, entry.quote) == (None, "Old.")  # type: ignore[union-attr]
    left = said(at(emptied, "age"), "", "berta", "which year", NOON).interview.answers["age"]
    assert left.open.ask == "berta"  # type: ignore[union-attr]
    with pytest.raises(AnswerError):
        said(at(said(at(state, "who"), "Ann", "", "", NOON), "who"), "", "", "", NOON)


def test_minutes_are_those_between_answers_without_long_pauses() -> None:
    state = fresh()
    begun = state.interview.started
    for name, value, minute in (("who", "Ann", 4), ("age", "30", 13), ("pet", "red", 55)):
        state = said(at(state, name), value, "", "", begun + timedelta(minutes=minute))
    assert minutes_spent(state.interview, begun + timedelta(minutes=58)) == 16
    earlier = state.interview.model_copy(update={"minutes": 40})
    assert minutes_spent(earlier, begun + timedelta(minutes=58)) == 40
