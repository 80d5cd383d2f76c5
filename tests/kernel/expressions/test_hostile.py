"""Whatever text a form carries: a value or an `ExpressionError`, quickly, and nothing else."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.kernel.expressions.compiler import Scope, compile_expression
from toolkit.kernel.expressions.functions import FUNCTIONS
from toolkit.kernel.expressions.patterns import PatternError, compile_pattern
from toolkit.kernel.expressions.tokens import ExpressionError
from toolkit.kernel.expressions.values import Nodes, Value, equal, ordered

WORDS = [
    "${a}", "${b}", ".", "..", "(", ")", ",", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod",
    "and", "or", "'x'", "''", '"2026-01-01"', "0", "1", "99999999999999999999999999", "0.1", "[", "$", "__class__",
    *[f"{name}(" for name in FUNCTIONS],
]  # fmt: skip
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.text(max_size=30),
    st.dates(min_value=date(1, 1, 1)),
    st.lists(st.text(max_size=5), max_size=3).map(tuple),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=5)), max_size=3).map(
        lambda x: Nodes(tuple(x))
    ),
)


def evaluate(text: str, scope: Scope) -> None:
    try:
        expression = compile_expression(text)
    except ExpressionError as error:
        if not 0 <= error.position <= len(text):
            pytest.fail(f"{error.position} is no place in {text!r}")
        return
    value = expression.evaluate(scope)
    assert value is None or isinstance(value, bool | int | Decimal | str | date | tuple | Nodes)
    expression.holds(scope)


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), VALUES, VALUES)
def test_words_of_the_language(text: str, a: Value, b: Value) -> None:
    evaluate(text, {"a": a, "b": b, ".": a})


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=60), VALUES)
def test_any_text(text: str, a: Value) -> None:
    evaluate(text, {"a": a, ".": a})


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> str:
    """Well-formed expressions, so that evaluation is reached every time."""
    if depth == 0:
        return draw(st.sampled_from(["${a}", "${b}", ".", "1", "2.5", "''", "'x'", "today()"]))
    left, right = draw(trees(depth - 1)), draw(trees(depth - 1))
    return draw(
        st.sampled_from(
            [f"({left} {op} {right})" for op in ("+", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or")]
            + [
                f"{name}({left}, {right})"
                for name in ("sum", "min", "join", "concat", "selected", "round", "substr")
            ]
            + [
                f"{name}({left})"
                for name in ("count", "number", "string", "date", "int", "abs", "not", "boolean")
            ]
        )
    )


@settings(max_examples=2000, deadline=None)
@given(trees(), VALUES, VALUES)
def test_well_formed(text: str, a: Value, b: Value) -> None:
    evaluate(text, {"a": a, "b": b, ".": b})


@given(VALUES, VALUES)
def test_equality_is_symmetric_and_order_is_not(a: Value, b: Value) -> None:
    assert equal(a, b) == equal(b, a)
    if not isinstance(a, Nodes) and not isinstance(b, Nodes):
        assert not (ordered("<", a, b) and ordered("<", b, a))
        assert ordered("<=", a, b) == ordered(">=", b, a)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="ab*+?|(){}1,29[]^\\.", max_size=30))
def test_patterns_that_pass_are_quick(text: str) -> None:
    try:
        pattern = compile_pattern(text)
    except PatternError:
        return
    begin = time.process_time()
    pattern.fullmatch("a" * 255 + "!")
    assert time.process_time() - begin < 5


def test_fast_enough() -> None:
    expression = compile_expression("${a} = 'x' and ${n} >= 3 and selected(${l}, 'p')")
    scope: Scope = {"a": "x", "n": 5, "l": ("q", "p")}
    rounds = 50_000
    best = 9.0
    for _ in range(5):
        begin = time.process_time()
        for _ in range(rounds):
            expression.evaluate(scope)
        best = min(best, time.process_time() - begin)
    assert rounds / best > 250_000  # half of what issue 3 asks for, so that a busy machine does not fail it
