"""Meaning of the expression language: precedence, XPath coercions, functions, refusals."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.kernel.expressions.compiler import TODAY, compile_expression
from toolkit.kernel.expressions.tokens import ExpressionError
from toolkit.kernel.expressions.values import Nodes, Value

SCOPE: dict[str, Value] = {
    "n": 5,
    "price": Decimal("2.50"),
    "name": "Baltfish",
    "digits": "12",
    "way": "mail",
    "ways": ("mail", "phone"),
    "empty": None,
    "day": date(2026, 3, 30),
    "goals": Nodes((1, None, 4)),
    ".": "ab",
    TODAY: date(2026, 3, 30),
}

CASES: list[tuple[str, Value]] = [
    ("1 + 2 * 3", 7),
    ("(1 + 2) * 3", 9),
    ("7 div 2", Decimal("3.5")),
    ("7 mod 2", 1),
    ("1 div 0", None),
    ("-${n} + 1", -4),
    ("${n} - 1", 4),
    ("${price} * 2", 5),
    ("${n} = '5'", True),
    ("${digits} > 9", True),
    ("${name} > 9", False),
    ("${empty} = ''", True),
    ("${empty} != ''", False),
    ("${empty} = 0", False),
    ("${empty} != 0", True),
    ("${empty} > 0", False),
    ("${missing} = ''", True),
    ("${empty} + 1", None),
    ("1 = 1 and 2 = 3 or 4 = 4", True),
    ("1 = 1 and (2 = 3 or 4 = 5)", False),
    ("${ways} = 'mail phone'", True),
    ("selected(${ways}, 'phone')", True),
    ("selected(${way}, 'mail')", True),
    ("selected(${empty}, 'mail')", False),
    ("count-selected(${ways})", 2),
    ("count-selected(${empty})", 0),
    ("count(${goals})", 3),
    ("sum(${goals})", 5),
    ("max(${goals}, 2)", 4),
    ("min(${goals})", 1),
    ("join(', ', ${goals})", "1, 4"),
    ("${goals} = 4", True),
    ("${day} > '2026-01-01'", True),
    ("${day} = today()", True),
    ("${day} - date('2026-03-01')", 29),
    ("'10:30' < '11:00'", True),
    ("if(${n} > 3, 'many', 'few')", "many"),
    ("coalesce(${empty}, ${name}, 'x')", "Baltfish"),
    ("regex(., '[a-z]{2,4}')", True),
    ("regex(${name}, '[a-z]+')", False),
    ("string-length(${name}) = 8", True),
    ("round(2.345, 2)", Decimal("2.35")),
    ("int(-2.5)", -2),
    ("concat(${way}, '-', ${n})", "mail-5"),
    ("substr(${name}, 0, 4)", "Balt"),
    ("not(${n} = 5)", False),
    ("true() = 'x'", True),
    ("number('abc')", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_value(text: str, expected: Value) -> None:
    value = compile_expression(text).evaluate(SCOPE)
    assert value == expected
    assert isinstance(value, bool) == isinstance(expected, bool)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "something is missing at the end"),
        ("1 +", "something is missing at the end"),
        ("${n", "named as ${name}"),
        ("'abc", "does not end"),
        ("1 2", "'2' is not expected"),
        ("counted(${n})", "did you mean 'count'?"),
        ("selected(${n})", "takes 2 arguments, not 1"),
        ("${n}.real", "'.' is not expected"),
        ("__import__('os')", "no function '__import__'"),
        ("${n}[0]", "'[' has no meaning"),
        ("regex(., ${way})", "must be a quoted text"),
        ("regex(., '(a+)+')", "varies in length"),
        ("regex(., 'a*a*a*a*b')", "too many ways"),
        ("regex(., '(a)\\1')", "cannot refer back"),
        ("regex(., '(?=a)b')", "looks around"),
        ("regex(., '(')", "no regular expression"),
        ("(" * 61 + "1" + ")" * 61, "nested deeper"),
        ("1" + "+1" * 500, "more than 800 words"),
        ("'" + "x" * 4000 + "'", "longer than 4000"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ExpressionError, match=None) as caught:
        compile_expression(text)
    assert message in caught.value.message
    assert 0 <= caught.value.position <= len(text)


def test_names_that_may_be_empty_and_gathered() -> None:
    expression = compile_expression("count(${goal}) > 0 and (${a} > 1 or ${a} = '') and ${b} = 'x'")
    assert expression.names == {"goal", "a", "b"}
    assert expression.gathered == {"goal"}
    assert expression.may_be_empty == {"a"}
