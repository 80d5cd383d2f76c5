"""Whole sittings at the keyboard: the small form with every detour, F01 and F03 from end to end."""

from typing import Any

import pytest

from tests.cli.typist import BACK, DOWN, ENTER, MENU, SPACE, STOP, UP, Desk
from tests.questionnaires.library import form, kaskad
from tests.stages.interview.small import head, small_form, start
from toolkit.kernel.questions.typing import type_of
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.interview import Interview
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.edits import find_answer, instances
from toolkit.stages.interview.route import Rounds
from toolkit.stages.interview.sitting import Sitting, begin

FORM = small_form()
WHO_AGE_PET = ENTER + "Anna" + ENTER + "40" + ENTER


def test_from_the_first_key_to_the_end() -> None:
    desk = Desk()
    keys = WHO_AGE_PET + ENTER + SPACE + ENTER + "12.1.2026" + ENTER + ENTER
    keys += ENTER + "Bo" + ENTER + DOWN + ENTER + ENTER + ENTER + ENTER
    ended = desk.sit(start(FORM), keys)
    assert ended.submitted
    assert ended.interview == desk.saved[-1]
    assert ended.interview.minutes > 0
    plain = {
        name: entry.value for name, entry in ended.interview.answers.items() if isinstance(entry, Answer)
    }
    assert plain == {
        "who": "Anna", "age": "40", "pet": "red", "likes": ("red",), "day": "2026-01-12", "cost": "2.5", "role": "clerk",
    }  # fmt: skip
    assert any("Looking it over" in line for line in desk.said)


def test_saved_after_every_answer_and_goes_on_where_it_was_left() -> None:
    desk = Desk()
    left = desk.sit(start(FORM), WHO_AGE_PET + STOP)
    assert not left.submitted
    assert [set(interview.answers) for interview in desk.saved] == [{"who"}, {"who", "age"}, {"who", "age"}]
    again = Desk()
    again.sit(begin(FORM, left.interview), ENTER + STOP)
    assert "Going on where it was left: 2 of 5 answered." in again.said
    assert again.saved[-1].answers["pet"] == Answer(value="red", at=again.saved[-1].answers["pet"].at)  # type: ignore[union-attr]


def test_wrong_answers_are_asked_again_with_what_was_typed() -> None:
    desk = Desk()
    left = desk.sit(start(FORM), ENTER + ENTER + "Anna" + ENTER + "400" + ENTER + "\x7f" + ENTER + STOP)
    assert left.interview.answers["age"].value == "40"  # type: ignore[union-attr]
    assert [line for line in desk.said if line.startswith("!")] == [
        "! This question wants an answer. Answer it, or record whom to ask.",
        "! Nobody is that old. Correct the answer.",
    ]


def test_leaving_inside_a_new_round_saves_no_empty_one() -> None:
    desk = Desk()
    keys = WHO_AGE_PET + ENTER + ENTER + ENTER + STOP
    left = desk.sit(start(FORM), keys)
    assert "child" not in left.interview.answers


def test_back_with_the_old_answer_filled_in() -> None:
    left = Desk().sit(start(FORM), WHO_AGE_PET + BACK + "\x7f1" + ENTER + STOP)
    assert left.interview.answers["age"].value == "41"  # type: ignore[union-attr]


def test_the_menu_quotes_opens_clears_and_jumps() -> None:
    desk = Desk()
    menu = {
        name: MENU + DOWN * place + ENTER
        for place, name in enumerate(["jump", "end", "quote", "comment", "open", "clear"])
    }
    keys = ENTER + menu["quote"] + "It is me." + ENTER + "Anna" + ENTER
    keys += menu["open"] + ENTER + "How old?" + ENTER
    keys += menu["comment"] + "has a dog" + ENTER + menu["jump"] + UP + ENTER + "41" + ENTER
    keys += BACK + menu["clear"] + STOP
    answers = desk.sit(start(FORM), keys, {"laura": "Laura Zarina"}).interview.answers
    opened = next(i.answers["age"] for i in desk.saved if getattr(i.answers.get("age"), "open", None))
    assert isinstance(opened, Answer)
    assert opened.open is not None
    assert (opened.open.ask, opened.open.text) == ("laura", "How old?")
    assert answers["who"].quote == "It is me."  # type: ignore[union-attr]
    assert answers["pet"].comment == "has a dog"  # type: ignore[union-attr]
    assert "age" not in answers


def test_help_and_what_depends_on_an_edit() -> None:
    desk = Desk()
    keys = WHO_AGE_PET + "?" + DOWN + ENTER + "grass" + ENTER + BACK + BACK + ENTER + STOP
    desk.sit(start(FORM), keys)
    assert any("pet (one choice)" in line for line in desk.said)
    green = Desk()
    green.sit(
        start(FORM), WHO_AGE_PET + DOWN + ENTER + "grass" + ENTER + MENU + DOWN + ENTER + DOWN + ENTER + STOP
    )
    assert any(line.endswith("why_green? grass") for line in green.said)


def test_handing_in_is_not_offered_while_something_is_missing() -> None:
    desk = Desk()
    left = desk.sit(start(FORM), MENU + DOWN + ENTER + DOWN + ENTER)
    assert not left.submitted
    assert any("an answer is wanted" in line for line in desk.said)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["F01_project-ilze", "F03_sales-andris"])
def test_in_full(name: str) -> None:
    told = next(interview for interview in kaskad() if interview.id == name)
    asked = form(told.questionnaire)
    fresh = begin(asked, told.model_copy(update={"answers": {}, "submitted": None, "minutes": 0}))
    desk = Desk()
    ended = desk.sit(fresh, keys_for(fresh, told.answers) + ENTER)
    assert ended.submitted
    assert bare(ended.interview) == bare(told)
    assert len(desk.saved) > 90


def bare(interview: Interview) -> Any:
    """The values alone: no ids of rounds, no quotes, no times."""

    def strip(data: Any) -> Any:
        if isinstance(data, dict) and "id" in data:
            return {
                key: strip(value) for key, value in data.items() if key != "id" and strip(value) is not None
            }
        if isinstance(data, dict):
            return data.get("value")
        return [strip(item) for item in data] if isinstance(data, list) else data

    answers = interview.model_dump(mode="json")["answers"]
    return {name: strip(entry) for name, entry in answers.items() if strip(entry) is not None}


def keys_for(state: Sitting, answers: Answers) -> str:
    """What somebody types to give these answers, found by walking beside the engine."""
    keys = ""
    source: dict[Rounds, Rounds] = {(): ()}
    while (stop := state.position) is not None:
        there = source.get(stop.rounds, stop.rounds)
        if stop.kind == "another":
            wanted = instances(answers, stop.name)
            made = sum(at[:-1] == stop.rounds and at[-1][0] == stop.name for at in state.route.scopes if at)
            more = made < len(wanted)
            # The pointer stands on 'yes' before the first round and on 'no' afterwards.
            keys += (ENTER if more else DOWN + ENTER) if not made else ("\x1b[A" + ENTER if more else ENTER)
            state = on.another(state, more)
            if more and state.position:
                source[state.position.rounds] = ((stop.name, wanted[made].id),)
            continue
        given = find_answer(answers, there, stop.name)
        value = given.value if given and given.value else None
        keys += _keys_of(state, value)
        state = on.answer(state, value) if value else on.skip(state)
        if state.position is not None and state.position.rounds not in source:
            source[state.position.rounds] = there
    return keys


def _keys_of(state: Sitting, value: str | tuple[str, ...] | None) -> str:
    assert state.question is not None
    question = state.question.question
    kind = type_of(question)
    names = [choice.name for choice in question.listed]
    if kind and kind.widget == "one":
        place = names.index(str(value)) if value else len(names)
        return question.listed[place].label + ENTER if len(names) > 12 and value else DOWN * place + ENTER
    if kind and kind.widget == "several":
        ticked = "".join((SPACE if name in (value or ()) else "") + DOWN for name in names)
        return ticked + ENTER
    start_over = "\x7f" * len(str(state.suggestion))
    return start_over + str(value or "") + ENTER


def test_a_sitting_on_named_questions() -> None:
    desk = Desk()
    ended = desk.sit(begin(FORM, head(FORM, scope=["age"])), "40" + ENTER + ENTER)
    assert ended.submitted
    assert set(ended.interview.answers) == {"age"}


def test_a_file_is_handed_over_and_asked_again_where_it_is_not_there() -> None:
    desk = Desk()
    form = small_form({"type": "file", "name": "scan", "label": "A scan?"})
    ended = desk.sit(start(form), "lost" + ENTER + "\x7f" * 4 + "a.pdf" + ENTER + ENTER)
    assert ended.interview.answers["scan"].value == "0123456789ab-a.pdf"  # type: ignore[union-attr]
    assert desk.attached == ["a.pdf"]
    assert "! There is no file 'lost'. Name one file." in desk.said


def test_a_filter_leaves_out_what_does_not_go_together() -> None:
    desk = Desk()
    city = {
        "type": "select_one", "name": "city", "label": "City?", "choice_filter": "name != ${pet}",
        "choices": [{"name": "red", "label": "Red"}, {"name": "green", "label": "Green"}],
    }  # fmt: skip
    form = small_form({"type": "text", "name": "pet", "label": "Pet?"}, city)
    ended = desk.sit(start(form), "red" + ENTER + ENTER + ENTER)
    assert ended.interview.answers["city"].value == "green"  # type: ignore[union-attr]
