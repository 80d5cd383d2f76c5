"""Templates over answers: three values, instances, slots that read as a sentence, decided values."""

from typing import Any

import pytest

from tests.stages.interview.small import QUESTIONS, head
from toolkit.kernel.questions.form import Form, compile_form
from toolkit.kernel.questions.labels import listed
from toolkit.kernel.questions.scopes import scopes
from toolkit.kernel.questions.slug import folded, slug
from toolkit.kernel.questions.templates import Fired, fire
from toolkit.models.interviews.questionnaire import Questionnaire

CHILDREN = [
    {"id": "bo", "child_name": "Bo", "toy": [{"id": "kite", "toy_name": "kite", "order": ["green", "red"]}]},
    {"id": "max", "child_name": "Max"},
]
ALL = {"who": "Anna", "age": "40", "pet": "green", "likes": ["red", "green"], "child": CHILDREN}


def form(when: str, statement: str, acceptance: str = "Done.", **more: Any) -> Form:
    template = {"id": "R-1", "when": when, "category": "F.core", "priority": "S"}
    data = {
        "id": "S1",
        "title": "Small",
        "audience": "you",
        "minutes": 10,
        "purpose": "test",
        "questions": QUESTIONS,
    }
    data["yields"] = [{**template, "statement": statement, "acceptance": acceptance}]
    return compile_form(Questionnaire.model_validate(data | more))


def fired(when: str, statement: str, answers: dict[str, Any], **more: Any) -> list[Fired]:
    asked = form(when, statement, **{key: more.pop(key) for key in ("subject",) if key in more})
    sitting = {"submitted": "2026-01-12T10:00:00Z", "answers": answers} | more
    decided = sitting.pop("decided", None)
    return list(fire(asked, head(asked, **sitting), decided=decided))


@pytest.mark.parametrize(
    ("when", "answers", "holds"),
    [
        ("true()", {}, True),
        ("${age} > 3", {"age": "4"}, True),
        ("${age} > 3", {}, False),
        ("${pet} != 'red'", {}, False),
        ("${pet} != 'red'", {"pet": "green"}, True),
        ("${pet} = ''", {}, True),
        ("${pet} != ''", {"pet": "red"}, True),
        ("not(selected(${likes}, 'none'))", {}, False),
        ("not(selected(${likes}, 'none'))", {"likes": ["red"]}, True),
        ("${age} > 3 or ${pet} = 'red'", {"age": "4"}, True),
        ("${age} > 3 and ${pet} = 'red'", {"age": "4"}, False),
        ("${age} > 3 or ${age} = ''", {}, True),
        ("count(${child}) > 1", {"child": CHILDREN}, True),
        ("count(${child}) > 1", {}, False),
        ("count(${child}) = 0", {}, True),
        ("${why_green} = ''", {"pet": "red"}, False),
        ("${why_green} = 'grass'", {"pet": "red", "why_green": "grass"}, False),
        ("${age} = 0", {"age": "0"}, True),
        ("${many} = ''", {"child": CHILDREN}, True),
    ],
)
def test_conditions_over_incomplete_answers(when: str, answers: dict[str, Any], holds: bool) -> None:
    assert bool(fired(when, "The system shall work.", answers)) is holds


def test_slots_read_as_a_sentence() -> None:
    (one,) = fired(
        "true()",
        "${who} likes ${likes} and is ${age}, not ${cost} or ${why_green}.",
        ALL | {"why_green": "It grows."},
    )
    assert one.statement == "Anna likes Red and Green and is 40, not [cost?] or It grows."
    assert one.empty == ("cost",)
    assert [said.question for said in one.said] == ["who", "age", "why_green", "likes"]
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_one_for_each_instance_and_one_where_only_the_condition_lies_in_a_repeat() -> None:
    each = fired("${child_name} != ''", "${child_name} of ${who}.", ALL)
    assert [(one.instance, one.statement) for one in each] == [
        ("child=bo", "Bo of Anna."),
        ("child=max", "Max of Anna."),
    ]
    (nested,) = fired("true()", "${toy_name} of ${child_name}: ${order}.", ALL)
    assert (nested.instance, nested.statement) == ("child=bo/toy=kite", "kite of Bo: Green and Red.")
    (once,) = fired("${child_name} != ''", "${who} has children.", ALL)
    assert once.instance == ""


def test_subject_and_first_answers_make_the_place() -> None:
    renamed = [{"id": "bo", "child_name": "Robert"}]
    (one,) = fired("${child_name} != ''", "${child_name}.", ALL | {"child": renamed}, subject="who")
    assert (one.instance, one.match) == ("who=anna/child=bo", "who=anna/child=robert")


def test_decided_values_take_the_place_of_answers() -> None:
    assert fired("${pet} = 'red'", "-", ALL) == []
    (one,) = fired("${pet} = 'red'", "${pet}", ALL, decided={("pet", ""): "red"})
    assert one.statement == "Red"
    assert fired("${child_name} = 'Eva'", "-", ALL, decided={("child_name", "child=bo"): "Eva"})


def test_a_limited_sitting_speaks_only_for_what_it_asked() -> None:
    assert fired("true()", "-", {"age": "4"}, scope=["age"]) == []
    assert fired("${age} > 3", "${age}", {"age": "4"}, scope=["age"])
    assert fired("${age} > 3", "${who}", {"age": "4"}, scope=["age"]) == []
    assert fired("${child_name} != ''", "${child_name}", {"child": CHILDREN}, scope=["child"])


def test_an_unfinished_sitting_yields_nothing() -> None:
    assert fired("true()", "-", ALL, submitted=None) == []


def test_scopes_hide_what_does_not_apply_and_type_the_rest() -> None:
    asked = form("true()", "-")
    whole, bo, toy, _ = scopes(
        asked, head(asked, answers=ALL | {"pet": "red", "why_green": "x", "age": "forty"})
    )
    assert whole.values["why_green"] is None
    assert whole.values["age"] is None
    assert whole.values["children"] == 2
    assert (bo.chain, toy.rounds) == (("child",), (("child", "bo"), ("toy", "kite")))
    assert toy.values["child_name"] == "Bo"
    assert toy.values["order"] == ("green", "red")


def test_slugs_meet_where_answers_are_equal() -> None:
    assert slug("Order to  dispatch") == slug("order to dispatch") == "order-to-dispatch"
    assert slug("Заказ") == slug(" заказ ") != slug("Склад")
    assert len(slug("x" * 500)) <= 40
    assert slug("!!!") == slug("!!!") != ""
    assert folded(" Guntis  ROZE ") == "guntis roze"
