"""The same answers by hand and from a file; all Kaskad sittings go through the engine unchanged."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questionnaires.library import form, kaskad
from tests.stages.interview.small import drive, head, small_form, start
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.replay import name_rounds, replay
from toolkit.stages.interview.review import blockers, progress, review
from toolkit.stages.interview.sitting import Sitting, begin

FORM = small_form()
RAW = {
    "who": "Anna",
    "age": " 40 ",
    "likes": ["green", "red"],
    "child": [{"child_name": "Bo"}, {"child_name": "Bo", "toy": [{"toy_name": "Kite"}]}],
}


def answers(data: Any) -> Any:
    head = {
        "id": "x",
        "questionnaire": "S1",
        "respondent": "a",
        "interviewer": "b",
        "started": "2026-01-12T09:00:00Z",
    }
    return Interview.model_validate({**head, "answers": data}).answers


def test_rounds_without_id_are_named_and_values_spelled() -> None:
    state = start(FORM)
    done, problems = replay(FORM, state.interview, answers(name_rounds(FORM, RAW)))
    assert problems == []
    dumped = done.model_dump(mode="json")["answers"]
    assert dumped == {
        "who": "Anna",
        "age": "40",
        "likes": ["red", "green"],
        "child": [
            {"id": "bo", "child_name": "Bo"},
            {"id": "bo-2", "child_name": "Bo", "toy": [{"id": "kite", "toy_name": "Kite"}]},
        ],
    }
    assert drive(start(FORM), done.answers).interview.answers == done.answers


@pytest.mark.parametrize(
    ("wrong", "code", "words"),
    [
        ({"whom": "x"}, "unknown-question", "Did you mean 'who'?"),
        ({"child_name": "x"}, "answer-misplaced", "question of child"),
        ({"child": "x"}, "answer-shape", "rounds"),
        ({"age": [{"id": "a"}]}, "answer-shape", "one answer"),
        ({"age": "old"}, "bad-answer", "no whole number"),
        ({"age": "160"}, "bad-answer", "Nobody is that old."),
        ({"pet": "gren"}, "bad-answer", "Did you mean 'green'?"),
        ({"likes": ["red", "red"]}, "bad-answer", "ticked twice"),
        ({"pet": ["red", "green"]}, "bad-answer", "one answer"),
        ({"who": ""}, "answer-missing", "required"),
        (
            {"child": [{"id": "a", "child_name": "1"}, {"id": "a", "child_name": "2"}]},
            "instance-twice",
            "two",
        ),
        ({"child": [{"id": "a"}]}, "answer-missing", "child_name"),
    ],
)
def test_problems_of_a_file(wrong: dict[str, Any], code: str, words: str) -> None:
    _, problems = replay(FORM, start(FORM).interview, answers({"who": "Anna"} | wrong))
    assert [problem.code for problem in problems] == [code]
    assert words.lower() in str(problems[0]).lower()


def test_all_problems_at_once_and_sorted() -> None:
    _, problems = replay(FORM, start(FORM).interview, answers({"whom": "x", "age": "old", "pet": "gren"}))
    assert [problem.code for problem in problems] == [
        "bad-answer",
        "bad-answer",
        "answer-missing",
        "unknown-question",
    ]


@pytest.mark.parametrize("interview", kaskad(), ids=lambda interview: str(interview.id))
def test_kaskad_goes_through_the_engine(interview: Interview) -> None:
    asked = form(interview.questionnaire)
    done = drive(
        begin(asked, interview.model_copy(update={"answers": {}, "submitted": None})), interview.answers
    )
    assert blockers(done) == []
    assert values(done.interview) == values(interview)
    assert replay(asked, interview, interview.answers) == (interview, [])


def values(interview: Interview) -> Any:
    """The answers without the ids of rounds, which the sample gives by hand."""

    def bare(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: bare(value) for key, value in data.items() if key not in ("id", "at")}
        return [bare(item) for item in data] if isinstance(data, list) else data

    return bare(interview.model_dump(mode="json")["answers"])


WORDS = st.sampled_from(
    ["", "Anna", "40", "red", "green", "2026-01-12", "1,5", "x" * 300, "\x00", "“é”", "ёж"]
)
EVENTS = st.one_of(
    st.tuples(st.just("answer"), st.one_of(WORDS, st.lists(WORDS, max_size=3).map(tuple))),
    st.tuples(st.sampled_from(["skip", "back", "more", "enough", "clear", "open", "end"]), st.just("")),
    st.tuples(st.just("jump"), st.integers(0, 30)),
)


@settings(max_examples=150)
@given(st.lists(EVENTS, max_size=40))
def test_any_events_keep_a_lawful_sitting(events: list[tuple[str, Any]]) -> None:
    state = start(FORM)
    for event, detail in events:
        try:
            state = _step(state, event, detail)
        except AnswerError as error:
            assert error.what
        assert Interview.model_validate(state.interview.model_dump()) == state.interview
        assert state.position is None or state.position in state.route.stops
    assert not [row for row in review(state) if row.state == "faulty"]
    assert 0 <= progress(state).percent <= 100


def _step(state: Sitting, event: str, detail: Any) -> Sitting:
    stops, kind = state.route.stops, state.position.kind if state.position else "note"
    moves = {
        "jump": lambda: on.jump(state, stops[detail % len(stops)]),
        "end": lambda: on.jump(state, None),
        "back": lambda: on.back(state),
        "skip": lambda: on.skip(state),
    }
    if event in moves:
        return moves[event]()
    if kind == "another":
        return on.another(state, more=event == "more")
    if kind == "note":
        return on.skip(state)
    if event == "answer":
        return on.answer(state, detail)
    return on.clear(state) if event == "clear" else on.leave_open(state, "laura", "?")


def test_an_answer_under_the_name_of_a_group_or_note_is_a_problem() -> None:
    form = small_form()
    answers: Answers = {"hello": Answer(value="yes"), "box": Answer(value="yes")}
    _, problems = replay(form, head(form), answers)
    found = [problem.what for problem in problems if problem.code == "answer-shape"]
    assert found == ["'box' is a group and has no answer.", "'hello' is a note and has no answer."]
