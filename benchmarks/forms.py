"""Expressions and large forms, in process; the floor is a Python code object that does the same."""

import time
from collections.abc import Callable

from toolkit.kernel.expressions.compiler import compile_expression
from toolkit.kernel.expressions.values import Value
from toolkit.kernel.questions.checks.form import check_form
from toolkit.kernel.questions.form import compile_form
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.store import typed

_CLAUSES = "${a} = 'x' and ${b} >= 3 and selected(${c}, 'mail')"
_TYPES = ("text", "integer", "select_one", "select_multiple", "decimal", "date", "text", "integer", "note", "time")  # fmt: skip


def measure() -> None:
    """Print evaluations a second and the time to load a form of 1,000 questions."""
    answers: dict[str, Value] = {"a": "x", "b": 4, "c": ("phone", "mail")}
    scope = {**{f"q{number}": number for number in range(1000)}, **answers}
    ours = compile_expression(_CLAUSES)
    raw = compile("a == 'x' and b >= 3 and 'mail' in c", "floor", "eval")
    rate = _rate(lambda: ours.evaluate(scope))
    floor = _rate(lambda: eval(raw, {}, scope))  # noqa: S307  # our own text, as the physical limit
    print(f"{'expressions a second (1,003 answers in scope)':<48} {rate:>9,.0f}        least 500,000")
    print(f"{'  the same as Python code (the floor)':<48} {floor:>9,.0f}        ratio {rate / floor:.2f}")
    data = _form(1000)
    read = _seconds(lambda: typed.read(Questionnaire, data, "large.yaml"))
    form = typed.read(Questionnaire, data, "large.yaml")
    whole = read + _seconds(lambda: compile_form(form)) + _seconds(lambda: check_form(form))
    print(f"{'read, compile and check a form of 1,000 questions':<48} {whole:>7.3f}          0.200 s")


def _form(questions: int) -> bytes:
    lines = ["id: LARGE", "title: Large", "audience: all", "minutes: 60", "purpose: test", "questions:"]
    for group in range(questions // len(_TYPES)):
        kind = "repeat" if group % 5 == 0 else "group"
        lines += [f"  - type: {kind}", f"    name: g{group}", f"    label: Part {group}", "    questions:"]
        for place, name in enumerate(_TYPES):
            lines += [f"      - type: {name}", f"        name: q{group}_{place}", f"        label: Question {place}?"]  # fmt: skip
            if name.startswith("select"):
                lines.append("        choices: [{name: a, label: A}, {name: b, label: B}]")
            if name in ("integer", "decimal"):
                lines.append("        constraint: . >= 0 and . <= 10")
            if place in (4, 6):
                lines.append(f"        relevant: ${{q{group}_1}} > 3")
    return "\n".join(lines).encode()


def _rate(call: Callable[[], object], times: int = 200_000) -> float:
    return max(times / _spent(call, times) for _ in range(5))


def _seconds(call: Callable[[], object]) -> float:
    return min(_spent(call, 1) for _ in range(5))


def _spent(call: Callable[[], object], times: int) -> float:
    before = time.process_time()
    for _ in range(times):
        call()
    return time.process_time() - before
