"""Repeats whose rounds the form counts: by number, by expression, one for each choice."""

import pytest

from tests.stages.interview.small import COLOURS, drive, head, question, small_form, start
from toolkit.kernel.questions.answers_check import check_answers
from toolkit.kernel.questions.checks.form import check_form
from toolkit.kernel.questions.scopes import scopes
from toolkit.models.interviews.interview import Interview
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.replay import name_rounds, replay
from toolkit.stages.interview.sitting import Sitting, begin


def _repeat(count: str) -> dict[str, object]:
    inner = [question("integer", "age"), question("text", "why")]
    return {**question("repeat", "round"), "repeat_count": count, "questions": inner}


def _stops(state: Sitting) -> list[tuple[str, str]]:
    return [("/".join(f"{r}={i}" for r, i in stop.rounds), stop.name) for stop in state.route.stops]


def test_a_number_of_rounds_is_asked_without_asking_for_another() -> None:
    state = start(small_form(_repeat("2")))

    assert _stops(state) == [
        ("round=1", "age"),
        ("round=1", "why"),
        ("round=2", "age"),
        ("round=2", "why"),
    ]


def test_an_expression_counts_and_what_it_no_longer_counts_is_kept_but_not_used() -> None:
    form = small_form(question("integer", "children"), _repeat("${children}"))
    state = on.answer(start(form), "2")
    for said in ("7", "first", "9", "second"):
        state = on.answer(state, said)
    assert state.position is None

    fewer = on.answer(on.jump(state, state.route.stops[0]), "1")

    assert [scope.path for scope in scopes(form, fewer.to_save)] == ["", "round=1"]
    kept = fewer.to_save.answers["round"]
    assert isinstance(kept, tuple)
    assert [item.id for item in kept] == ["1", "2"]
    again = on.answer(on.jump(fewer, fewer.route.stops[0]), "2")
    assert [scope.values["age"] for scope in scopes(form, again.to_save)][1:] == [7, 9]


def test_one_round_for_each_choice_stays_with_its_choice() -> None:
    form = small_form(
        question("select_multiple", "likes", choices=COLOURS), _repeat("count-selected(${likes})")
    )
    state = on.answer(start(form), ("red", "none"))
    assert [stop.headings for stop in state.route.stops][1::2] == [
        ("round? 1: Red",),
        ("round? 2: None",),
    ]
    state = on.answer(on.skip(on.answer(on.skip(state), "red's why")), "none's why")

    wider = on.answer(on.jump(state, state.route.stops[0]), ("red", "green", "none"))

    found = {scope.rounds[0][1]: scope.values["why"] for scope in scopes(form, wider.to_save)[1:]}
    assert found == {"red": "red's why", "green": None, "none": "none's why"}


@pytest.mark.parametrize(
    ("count", "asked"), [("0", 0), ("-3", 0), ("100000", 100), ("'many'", 0), ("2.9", 2), ("${n}", 0)]
)
def test_a_count_is_never_absurd(count: str, asked: int) -> None:
    form = small_form(question("integer", "n"), _repeat(count))
    assert len({stop.rounds for stop in start(form).route.stops}) == 1 + asked


def test_answers_from_a_file_meet_their_rounds() -> None:
    form = small_form(
        question("select_multiple", "likes", choices=COLOURS), _repeat("count-selected(${likes})")
    )
    plain = {"likes": ["none", "red"], "round": [{"age": "1"}, {"age": "2"}]}

    named = name_rounds(form, plain)

    assert [item["id"] for item in named["round"]] == ["red", "none"]
    given = Interview.model_validate({**head(form).model_dump(exclude={"answers"}), "answers": named})
    whole, problems = replay(form, head(form), given.answers)
    assert problems == []
    driven = drive(begin(form, head(form)), given.answers).to_save.answers
    assert driven == whole.answers


def test_a_required_answer_is_missed_in_a_round_that_nobody_began() -> None:
    repeat = {
        **question("repeat", "round"),
        "repeat_count": "1",
        "questions": [question("text", "why", required="yes")],
    }
    form = small_form(repeat)

    problems = check_answers(form, head(form, submitted="2026-01-12T10:00:00Z"))

    assert [(str(problem.place), problem.code) for problem in problems] == [
        ("S1-anna: answers.why", "answer-missing")
    ]


def test_a_count_of_words_is_refused_before_asking() -> None:
    form = small_form(question("text", "number"), question("select_multiple", "likes", choices=COLOURS))
    for count, mend in (
        ("${likes}", "Write a number or count-selected(${name})."),
        ("'two'", "Write a number or count-selected(${name})."),
        ("${nunber}", "Write ${number}."),
    ):
        rows = [*form.questionnaire.model_dump()["questions"], _repeat(count)]
        problems = check_form(small_form(*rows).questionnaire)
        assert [problem.how_to_mend for problem in problems] == [mend], count
