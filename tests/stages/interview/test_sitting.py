"""The engine, event by event, on a small form that has everything in it."""

import pytest

from tests.stages.interview.small import NOON, question, small_form, start
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.models.interviews.answer import Answer
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.review import affected, blockers, kept_but_hidden, progress, review, to_confirm
from toolkit.stages.interview.sitting import Sitting

FORM = small_form()


def at(state: Sitting) -> str:
    return "end" if state.position is None else state.position.name


def test_from_the_first_stop_to_the_end() -> None:
    state = start(FORM)
    assert at(state) == "hello"
    for given in ("", "Anna", "40", "red"):
        state = on.answer(state, given) if given else on.skip(state)
    assert at(state) == "likes"
    state = on.answer(state, ("green", "red"))
    assert at(state) == "day"
    state = on.skip(state)
    assert state.suggestion == "2.5"
    state = on.skip(state)
    assert at(state) == "child"
    state = on.another(state, more=False)
    assert (at(state), state.suggestion) == ("role", "clerk")
    state = on.answer(state, state.suggestion)
    assert at(state) == "end"
    handed_in = on.submit(state, NOON, 12)
    assert handed_in.interview.submitted == NOON
    assert handed_in.interview.answers["likes"] == Answer(value=("red", "green"))


def test_an_answer_that_does_not_fit_changes_nothing() -> None:
    state = on.answer(on.skip(start(FORM)), "Anna")
    for wrong in ("forty", "1.5", "-1", "200"):
        with pytest.raises(AnswerError) as caught:
            on.answer(state, wrong)
        assert caught.value.what
    assert state.given is None


def test_a_required_question_cannot_be_skipped_but_left_open() -> None:
    state = on.skip(start(FORM))
    with pytest.raises(AnswerError):
        on.skip(state)
    with pytest.raises(AnswerError):
        on.answer(state, "  ")
    state = on.leave_open(state, "laura", "Who was it?")
    assert at(state) == "age"
    assert [row.state for row in review(state)][:2] == ["open", "skipped"]
    assert blockers(state) == []


def test_back_shows_the_old_answer_and_keeps_the_later_ones() -> None:
    state = on.answer(on.answer(on.skip(start(FORM)), "Anna"), "40")
    state = on.back(on.back(state))
    assert (at(state), state.suggestion) == ("who", "Anna")
    state = on.answer(state, "Bella")
    assert (at(state), state.suggestion) == ("age", "40")
    assert at(on.back(on.back(on.back(on.back(state))))) == "hello"


def test_what_no_longer_applies_is_kept_and_hidden() -> None:
    state = on.answer(on.answer(on.answer(on.skip(start(FORM)), "Anna"), "40"), "green")
    before = on.answer(state, "grass")
    after = on.jump(before, next(stop for stop in before.route.stops if stop.name == "pet"))
    after = on.answer(after, "red")
    assert at(after) == "likes"
    assert kept_but_hidden(after) == ["why_green"]
    assert after.interview.answers["why_green"] == Answer(value="grass")
    assert "why_green" not in [row.stop.name for row in review(after)]
    assert affected(FORM, "pet") == ("why_green",)
    again = on.answer(on.jump(after, next(s for s in after.route.stops if s.name == "pet")), "green")
    assert [row.said for row in to_confirm(after, again, "pet")] == ["grass"]


def test_rounds_get_their_id_from_the_first_answer_and_keep_it() -> None:
    state = on.jump(start(FORM), next(s for s in start(FORM).route.stops if s.name == "child"))
    state = on.another(state, more=True)
    state = on.answer(state, "Little Bo")
    assert state.position is not None
    assert state.position.rounds == (("child", "little-bo"),)
    assert state.position.headings == ("child? 1: Little Bo",)
    state = on.answer(on.another(state, more=True), "Kite")
    state = on.answer(state, ("green", "red"))
    state = on.another(state, more=False)
    assert at(state) == "child"
    state = on.answer(on.another(state, more=True), "Little  BO")
    assert state.position is not None
    assert state.position.rounds == (("child", "little-bo-2"),)
    first = state.route.stops[[s.name for s in state.route.stops].index("child_name")]
    renamed = on.answer(on.jump(state, first), "Max")
    children = renamed.interview.answers["child"]
    assert isinstance(children, tuple)
    assert [child.id for child in children] == ["little-bo", "little-bo-2"]
    assert "many" in [s.name for s in renamed.route.stops]
    gone = on.forget_round(renamed, first)
    assert "many" not in [s.name for s in gone.route.stops]


def test_an_empty_round_disappears_when_one_walks_out_of_it() -> None:
    state = on.jump(start(FORM), next(s for s in start(FORM).route.stops if s.name == "child"))
    inside = on.another(state, more=True)
    assert inside.interview.answers["child"]
    outside = on.back(inside)
    assert "child" not in outside.interview.answers


def test_quotes_and_comments_stay_when_the_answer_changes() -> None:
    state = on.remark(on.skip(start(FORM)), quote="It's me.", comment="laughed")
    state = on.answer(state, "Anna")
    state = on.answer(on.back(state), "Bella")
    assert state.interview.answers["who"] == Answer(value="Bella", quote="It's me.", comment="laughed")
    cleared = on.remark(on.clear(on.back(state)), quote="", comment="")
    assert "who" not in cleared.interview.answers


def test_resumes_behind_the_last_answer() -> None:
    state = on.answer(on.answer(on.skip(start(FORM)), "Anna"), "40")
    assert at(on.begin(FORM, state.interview)) == "pet"


def test_a_sitting_on_named_questions_asks_nothing_else() -> None:
    state = start(FORM, scope=["age", "child"])
    assert [stop.name for stop in state.route.stops] == ["age", "child"]
    state = on.another(on.skip(state), more=True)
    assert [stop.name for stop in state.route.stops] == ["age", "child_name", "toy", "child"]


def test_progress_counts_and_estimates() -> None:
    state = start(FORM)
    assert (progress(state).answered, progress(state).minutes_left) == (0, 10)
    state = on.answer(on.answer(on.skip(state), "Anna"), "40")
    assert progress(state).percent == 40


def test_a_form_of_notes_alone_ends() -> None:
    state = start(small_form(question("note", "a"), question("note", "b")))
    assert at(on.skip(on.skip(state))) == "end"
    assert progress(state).percent == 100
