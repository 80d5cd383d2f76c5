"""Expressions as a person reads them on paper."""

import pytest

from toolkit.documents.content.conditions import Spoken
from toolkit.kernel.expressions.compiler import compile_expression
from toolkit.models.interviews.question import Choice, Question

COLOURS = (Choice(name="red", label="bright red"), Choice(name="blue", label="blue"))
QUESTIONS = {
    "one": Question(type="select_one", name="one", choices=COLOURS),
    "some": Question(type="select_multiple", name="some", choices=COLOURS),
    "age": Question(type="integer", name="age"),
}
CALLED = {"one": "question 1", "some": "question 2", "age": "question 3", "child": "'Child'"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("${one} = 'red'", "question 1 is 'bright red'"),
        ("${one} != 'red'", "question 1 is not 'bright red'"),
        ("${one} = 'red' or ${one} = 'blue'", "question 1 is 'bright red' or 'blue'"),
        ("${one} = 'green'", "question 1 is 'green'"),
        ("${age} = ''", "question 3 is not answered"),
        ("${age} != ''", "question 3 is answered"),
        ("${age} >= 3 and ${age} < 9", "question 3 is at least 3 and question 3 is less than 9"),
        ("3 < ${age}", "question 3 is more than 3"),
        ("selected(${some}, 'red')", "'bright red' is ticked in question 2"),
        ("not(selected(${some}, 'red'))", "'bright red' is not ticked in question 2"),
        ("count-selected(${some}) > 1", "what is ticked in question 2 is more than 1"),
        ("count(${child}) > 1", "the number of entries in 'Child' is more than 1"),
        ("(${one} = 'red' or ${age} = 1) and ${age} != 2",
         "(question 1 is 'bright red' or question 3 is 1) and question 3 is not 2"),
        ("(${one} = 'red' or ${one} = 'blue') and ${age} = 2",
         "question 1 is 'bright red' or 'blue' and question 3 is 2"),
        ("not(${age} = 1)", "it is not so that question 3 is 1"),
        ("${age} * 2 + 1 > 7", "question 3 × 2 + 1 is more than 7"),
        ("${age}", "question 3 is answered"),
        ("${unknown} = 'x'", "'unknown' is 'x'"),
        ("true()", "always"),
        ("regex(${age}, '[0-9]')", "regex(question 3, '[0-9]')"),
    ],
)  # fmt: skip
def test_words(text: str, words: str) -> None:
    assert Spoken(QUESTIONS, CALLED).condition(compile_expression(text).tree) == words
