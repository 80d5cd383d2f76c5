"""Sample answers that take a wanted branch of a form: values are looked for, then the sitting is driven."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from tests.stages.interview.small import head
from toolkit.kernel.expressions.compiler import Expression, compile_expression
from toolkit.kernel.expressions.values import Nodes, Value
from toolkit.kernel.questions.form import Asked, Form
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.typing import is_empty, read_answer, type_of
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.question import Question
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.route import Stop
from toolkit.stages.interview.sitting import Sitting, begin

Wanted = dict[str, Stored]
"""What to answer by the name of the question; an empty text leaves it out."""

_NUMBERS = ("3", "0", "1", "20", "95", "2026")
_TRIES = 60_000


@dataclass(frozen=True)
class Branch:
    """Answers that make a condition true or false, and how many rounds each repeat needs for it.

    `turn` shifts what is answered to questions that the branch does not name.
    """

    wanted: Wanted
    rounds: int
    turn: int = 0


def candidates(question: Question) -> tuple[Stored, ...]:
    """Return answers to try, the usual one first, leaving it out last."""
    kind = type_of(question)
    names = [choice.name for choice in question.listed]
    if kind is None:
        return ("",)
    if kind.widget in ("several", "order"):
        alone = [name for name in names if name.startswith(("no", "none"))]
        rest = [name for name in names if name not in alone]
        pairs = [tuple(rest[:2])] if len(rest) > 1 else []
        return (*pairs, *((name,) for name in names), "")
    if kind.widget == "one":
        return (*names, "")
    if kind.kind == "number":
        return (*_NUMBERS, "")
    if kind.kind == "date":
        return ("2026-03-30", "")
    return ("09:30" if question.type == "time" else "OK" if kind.widget == "nod" else "something", "")


def find(form: Form, expression: Expression, outcome: bool) -> Branch | None:
    """Return answers that give `expression` that outcome, those that let its questions be asked included."""
    names = sorted(name for name in expression.names if name in form.asked)
    single = [name for name in names if form.asked[name].question.type != "repeat"]
    repeats = [name for name in names if form.asked[name].question.type == "repeat"]
    options = [candidates(form.asked[name].question) for name in single]
    for rounds in (4, 1, 0) if repeats or outcome is False else (1,):
        scope: dict[str, Value] = {name: Nodes(tuple("abcd"[:rounds])) for name in repeats}
        for values in islice(product(*options), _TRIES):
            wanted = dict(zip(single, values, strict=True))
            typed = {name: _typed(form.asked[name], value) for name, value in wanted.items()}
            answered = {name: value for name, value in typed.items() if not is_empty(value)}
            if expression.holds({**scope, **answered}) is not outcome:
                continue
            if (whole := _reached(form, wanted)) is not None:
                return Branch(whole, rounds)
    return None


def drive(form: Form, branch: Branch) -> Sitting:
    """Return a sitting with an answer at every stop, the wanted ones where they are named."""
    state = begin(form, head(form))
    begun: Counter[Stop] = Counter()  # a round in which nothing is said leaves no trace to count
    for _ in range(3000):
        stop = state.position
        if stop is None:
            return state
        if stop.kind == "another":
            state = on.another(state, more=begun[stop] < branch.rounds)
            begun[stop] += 1
        elif stop.kind == "note":
            state = on.skip(state)
        else:
            state = _answered(state, branch)
    raise AssertionError("the sitting does not end")


def template_branches(form: Form) -> Iterator[tuple[str, Expression]]:
    """Yield each template that has a condition, with it."""
    for template in form.questionnaire.yields:
        condition = compile_expression(template.when)
        if condition.names:
            yield template.id, condition


def _answered(state: Sitting, branch: Branch) -> Sitting:
    wanted = branch.wanted
    row = state.question
    assert row is not None
    assert state.position is not None
    usual = candidates(row.question)
    if row.name in wanted and not wanted[row.name]:
        return on.skip(state) if not row.question.required else on.answer(state, usual[0])
    number = sum(rounds[-1][0] == state.position.rounds[-1][0] for rounds in state.route.scopes if rounds and state.position.rounds)  # fmt: skip
    shifted = tuple(usual[(place + branch.turn) % len(usual)] for place in range(len(usual)))
    tries = (wanted[row.name],) if row.name in wanted else tuple(value for value in shifted if value)
    for value in tries:
        try:
            first = state.position.rounds and form_first(state) == row.name and isinstance(value, str)
            text = f"{value} {number}" if first and row.question.type == "text" else value
            return on.answer(state, text)
        except AnswerError:
            continue
    return on.skip(state)


def form_first(state: Sitting) -> str:
    """The first question of the repeat that the sitting stands in."""
    assert state.position is not None
    return state.form.first_of(state.position.rounds[-1][0])


def _typed(row: Asked, value: Stored) -> Value:
    return read_answer(row.question, value) if value else None


def _reached(form: Form, wanted: Wanted) -> Wanted | None:
    """The answers with those that make each of their questions be asked; None if they cannot be."""
    whole = dict(wanted)
    for name in wanted:
        row = form.asked[name]
        around = [form.asked[outer] for outer in (*row.chain, *row.groups)]
        for outer in (row, *around):
            if outer.relevant is None:
                continue
            if not wanted[name] and outer is row:
                continue
            before = find(form, outer.relevant, outcome=True)
            if before is None:
                return None
            for other, value in before.wanted.items():
                if whole.setdefault(other, value) != value:
                    if outer.relevant.holds({n: _typed(form.asked[n], v) for n, v in whole.items()}):
                        continue
                    return None
    return whole
