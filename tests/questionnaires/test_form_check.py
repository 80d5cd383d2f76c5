"""Every fault of a questionnaire is found before anybody is asked, with the nearest name."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.questionnaires.library import blocks, lists, questionnaires
from tests.stages.interview.small import COLOURS, QUESTIONS, question
from toolkit.kernel.questions.assembly import AssemblyError, assemble
from toolkit.kernel.questions.checks.form import check_form
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.problems import Place


def questionnaire(*extra: dict[str, Any], **more: Any) -> Questionnaire:
    head = {"id": "S1", "title": "Small", "audience": "you", "minutes": 10, "purpose": "test"}
    return Questionnaire.model_validate({**head, "questions": [*QUESTIONS, *extra], **more})


def template(when: str, statement: str = "The system shall work.", name: str = "R-1") -> dict[str, Any]:
    return {
        "id": name,
        "when": when,
        "category": "F.core",
        "priority": "S",
        "statement": statement,
        "acceptance": "-",
    }


def test_the_small_form_is_sound() -> None:
    assert check_form(questionnaire(yields=[template("${age} > 3", "${child_name} has ${toy_name}.")])) == []


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"relevant": "${ages} > 3"}, "Write ${age}."),
        ({"relevant": "${later} = 'x'"}, "'later' is asked later. (character 1"),
        ({"relevant": "${x} = 'x'"}, "'x' is asked later"),
        ({"relevant": "${child_name} = 'x'"}, "one answer for each 'child'"),
        ({"relevant": "${likes} = 'red'"}, "Use selected("),
        ({"relevant": "selected(${likes}, 'reed')"}, "Write 'red'."),
        ({"relevant": "${pet} = 'blue'"}, "Choose from: green, red."),
        ({"relevant": "${pet} > 3"}, "A choice is not greater or less"),
        ({"relevant": "${age} = 'old'"}, "without quotes"),
        ({"relevant": "count-selected(${age}) > 1"}, "select_multiple"),
        ({"relevant": "count(${age}) > 1"}, "Name a repeat."),
        ({"relevant": "${likes} + 1 > 2"}, "Several choices is no number"),
        ({"relevant": "selected(${age}, '1')"}, "selected() asks about choices"),
        ({"relevant": "${child} = 1"}, "A repeat has no answer of its own"),
        ({"constraint": ". >="}, "something is missing at the end (character 5)"),
        ({"type": "calculate", "calculation": "counted(1)"}, "did you mean 'count'?"),
        ({"type": "integr"}, "Write 'integer'."),
        ({"type": "integer", "default": "many"}, "no whole number"),
        ({"type": "select_one", "choices": [COLOURS[0], COLOURS[0]]}, "listed twice"),
        ({"type": "calculate"}, "computes nothing"),
        ({"calculation": "1 + 1"}, "only calculate has a calculation"),
        ({"type": "range", "step": "0"}, "goes nowhere"),
        ({"type": "range", "start": "one"}, "The start of 'x' is no number"),
        ({"type": "range", "start": "10"}, "ends at 10, where it has not begun (10)"),
        ({"type": "integer", "end": "10"}, "only a range has `end`"),
    ],
)
def test_faults_of_a_question(more: dict[str, Any], words: str) -> None:
    problems = check_form(questionnaire({**question("text", "x"), **more}, question("text", "later")))
    assert len(problems) == 1
    assert words.replace(". (", " (") in str(problems[0])


def test_what_is_allowed() -> None:
    fine = [
        "count(${child}) > 1 and sum(${child}) = 0",
        "join(', ', ${child_name}) != ''",
        "${pet} = '' or ${day} > today()",
        "${respondent_role} = 'clerk'",
    ]
    assert (
        check_form(questionnaire(*(question("text", f"x{n}", relevant=text) for n, text in enumerate(fine))))
        == []
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([template("${agee} > 1")], "Write ${age}."),
        ([template("true()", "${whoo} pays.")], "The slot ${whoo} names no question. Write ${who}."),
        ([template("true()"), template("true()")], "Two templates have this id"),
        ([template("${age} >")], "cannot be read"),
    ],
)
def test_faults_of_templates(given: list[dict[str, Any]], words: str) -> None:
    assert [words in str(problem) for problem in check_form(questionnaire(yields=given))] == [True]


def test_a_template_lies_in_one_repeat() -> None:
    other = {**question("repeat", "car"), "questions": [question("text", "car_name")]}
    problems = check_form(
        questionnaire(other, yields=[template("true()", "${child_name} drives ${car_name}.")])
    )
    assert [problem.code for problem in problems] == ["two-repeats"]


def test_problems_carry_the_place_that_is_handed_in() -> None:
    broken = questionnaire(question("text", "x", relevant="${y}"), subject="whom")
    problems = check_form(broken, lambda name, field: Place(f"{name}/{field}", 7, 3))
    assert [str(problem.place) for problem in problems] == ["whom/subject:7:3", "x/relevant:7:3"]


def test_lists_and_blocks_that_do_not_exist() -> None:
    form = questionnaires()["F03_sales"]
    with pytest.raises(AssemblyError, match="B_WISH"):
        assemble(form.model_copy(update={"close": ("B_WISHES",)}), lists(), blocks())
    missing = questionnaire(question("select_one", "x", choices="freqs"))
    with pytest.raises(AssemblyError, match="Write 'freq'"):
        assemble(missing, lists(), blocks())


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "text", "name": "x", "choices": COLOURS},
        {"type": "select_one", "name": "x"},
        {"type": "text", "name": "x", "questions": [question("text", "y")]},
        {"type": "repeat", "name": "x"},
        {"type": "text", "name": "id"},
        {"type": "text", "name": "1x"},
        {"type": "text", "name": "WHO"},
        {"type": "note", "name": "x", "compare": "equal"},
        {"type": "select_one", "name": "x", "choices": [{"name": "two words", "label": "-"}]},
    ],
)
def test_questions_that_are_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        questionnaire(wrong)


EXPRESSION = st.text(alphabet="${}()'.,<>=+-*/ agewholikspt10", max_size=30)


@given(EXPRESSION, EXPRESSION, st.text(max_size=20), st.text(max_size=20))
def test_any_text_gives_problems_and_nothing_else(
    relevant: str, constraint: str, default: str, when: str
) -> None:
    hostile = question("integer", "x", relevant=relevant, constraint=constraint, default=default)
    form = questionnaire(hostile, yields=[template(when, relevant)])
    assert all(problem.what and problem.how_to_mend for problem in check_form(form))
