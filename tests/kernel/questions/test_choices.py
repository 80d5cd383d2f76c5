"""What can be chosen, 'other' and which one, and labels that read earlier answers out."""

from typing import Any

import pytest

from toolkit.kernel.expressions.values import Value
from toolkit.kernel.questions.assembly import assemble
from toolkit.kernel.questions.checks.form import check_form
from toolkit.kernel.questions.choices import not_offered, offered
from toolkit.kernel.questions.form import Form, compile_form
from toolkit.kernel.questions.labels import piped, said
from toolkit.models.interviews.questionnaire import ChoiceLists, Questionnaire

CITIES = [
    {"name": "riga", "label": "Riga", "columns": {"country": "lv", "size": "600"}},
    {"name": "berlin", "label": "Berlin", "columns": {"country": "de", "size": "3700"}},
    {"name": "bonn", "label": "Bonn", "columns": {"country": "de", "size": "330"}},
]
COUNTRIES = [{"name": "lv", "label": "Latvia"}, {"name": "de", "label": "Germany"}]
COUNTRY = {"type": "select_one", "name": "country", "choices": COUNTRIES}


def _form(*questions: dict[str, Any], **more: Any) -> Questionnaire:
    data = {"id": "S1", "title": "Small", "audience": "you", "minutes": 5, "purpose": "test", **more}
    bare = Questionnaire.model_validate({**data, "questions": questions})
    return assemble(bare, ChoiceLists(lists={}), {})


def _compiled(*questions: dict[str, Any]) -> Form:
    return compile_form(_form(*questions))


@pytest.mark.parametrize(
    ("expression", "values", "names"),
    [
        ("country = ${country}", {"country": "de"}, ["berlin", "bonn"]),
        ("country = ${country}", {}, []),
        ("size > 500", {}, ["riga", "berlin"]),
        ("name != 'bonn' and (${country} = '' or country = ${country})", {}, ["riga", "berlin"]),
        ("starts-with(label, 'B')", {}, ["berlin", "bonn"]),
    ],
)
def test_a_choice_filter_asks_for_the_columns_of_the_list(
    expression: str, values: dict[str, Any], names: list[str]
) -> None:
    city = {"type": "select_one", "name": "city", "choices": CITIES, "choice_filter": expression}
    form = _compiled(COUNTRY, city)

    assert check_form(form.questionnaire) == []
    assert [choice.name for choice in offered(form.asked["city"], values)] == names


def test_a_choice_that_the_filter_takes_away_is_a_fault_with_what_is_left() -> None:
    city = {
        "type": "select_one",
        "name": "city",
        "choices": CITIES,
        "choice_filter": "country = ${country}",
    }
    row = _compiled(COUNTRY, city).asked["city"]

    assert not_offered(row, "bonn", {"country": "de"}) is None
    fault = not_offered(row, "riga", {"country": "de"})
    assert fault is not None
    assert (fault.what, fault.mend) == (
        "'riga' does not go together with an earlier answer.",
        "Choose from: berlin, bonn.",
    )


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    city = {"type": "select_one", "name": "city", "choices": CITIES, "choice_filter": "contry = 'de'"}

    (problem,) = check_form(_form(city))

    assert problem.what.startswith("The list of choices has no column 'contry'")
    assert problem.how_to_mend == "Its columns are: country, label, name, size."


def test_or_other_adds_the_choice_and_asks_which() -> None:
    form = _form({**COUNTRY, "or_other": "yes"}, {"type": "text", "name": "last"})

    assert [question.name for question in form.questions] == ["country", "country_other", "last"]
    assert [choice.name for choice in form.questions[0].listed] == ["lv", "de", "other"]
    assert form.questions[1].relevant == "selected(${country}, 'other')"
    assert check_form(form) == []


def test_a_sentence_says_which_other_it_was() -> None:
    several = {"type": "select_multiple", "name": "where", "choices": COUNTRIES, "or_other": "yes"}
    form = _compiled({**COUNTRY, "or_other": "yes"}, several)

    assert said("country", form.asked, {"country": "other", "country_other": "Malta"}) == "Malta"
    assert said("country", form.asked, {"country": "other", "country_other": None}) == "other"
    values: dict[str, Value] = {"where": ("lv", "other"), "where_other": "Malta"}
    assert said("where", form.asked, values) == "Latvia and Malta"


def test_a_label_reads_earlier_answers_out() -> None:
    form = _compiled(COUNTRY, {"type": "text", "name": "why", "label": "Why ${country}?"})

    assert piped("Why ${country}?", form.asked, {"country": "lv"}) == "Why Latvia?"
    assert piped("Why ${ country }?", form.asked, {}) == "Why …?"


def test_a_label_that_reads_a_later_answer_is_refused() -> None:
    (problem,) = check_form(_form({"type": "text", "name": "why", "label": "Why ${country}?"}, COUNTRY))

    assert (problem.code, problem.what) == (
        "bad-reference",
        "The label of 'why' reads out ${country}: 'country' is asked later.",
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"type": "text", "or_other": "yes"}, "cannot take `or_other`"),
        ({"type": "text", "repeat_count": "3"}, "cannot take `repeat_count`"),
    ],
)
def test_what_does_not_go_together_is_refused(more: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        _form({"name": "q", **more})
