"""Whatever a form, an answer file or a person does: problems and messages, never a foreign exception.

`make soak` looks at 5,000 of each of the four kinds; the usual run takes a share.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.questionnaires.library import form
from tests.stages.interview.small import NOON, QUESTIONS, head, small_form
from toolkit.kernel.expressions.tokens import ExpressionError
from toolkit.kernel.questions.assembly import AssemblyError, assemble
from toolkit.kernel.questions.checks.form import check_form
from toolkit.kernel.questions.form import compile_form
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.templates import fire
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.questionnaire import ChoiceLists, Questionnaire
from toolkit.problems import BadData
from toolkit.stages.interview import sitting as on
from toolkit.stages.interview.minutes import minutes
from toolkit.stages.interview.replay import name_rounds, replay
from toolkit.stages.interview.review import blockers, kept_but_hidden, progress, review
from toolkit.stages.interview.sitting import Sitting, begin
from toolkit.store import typed, yaml_source

TODAY = date(2026, 3, 30)
NAMES = ["a", "b", "c", "d", "id", "a_other", "", "9x", "ä", "a.b", "respondent"]
TYPES = ["text", "integer", "select_one", "select_multiple", "repeat", "group", "note", "calculate", "rank", "date", "file", "nonsense"]  # fmt: skip
WORDS = ["${a} = 'x'", "${b} > 3", "count-selected(${c})", "count(${d})", ". > 0", "selected(., 'x')", "name = ${a}", "${a", "1", "", "today()", "position(..)", "((((", "regex(., '(a+)+')"]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=20))
CHOICES = st.one_of(
    st.just("yn"),
    st.just("nowhere"),
    st.lists(st.fixed_dictionaries({"name": st.sampled_from(["x", "y", "other", "a b", ""]), "label": st.text(max_size=5)}), max_size=3),
)  # fmt: skip
ROW = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES), "name": st.sampled_from(NAMES)},
    optional={
        "label": TEXTS,
        "hint": TEXTS,
        "required": st.sampled_from(["yes", "no", "perhaps"]),
        "relevant": TEXTS,
        "constraint": TEXTS,
        "calculation": TEXTS,
        "default": TEXTS,
        "choices": CHOICES,
        "choice_filter": TEXTS,
        "or_other": st.sampled_from(["yes", "no"]),
        "repeat_count": TEXTS,
        "start": st.sampled_from(["0", "x", ""]),
        "compare": st.sampled_from(["equal", "pct20", "owner", "x"]),
        "surprise": st.text(max_size=3),
    },
)
ROWS = st.recursive(
    st.lists(ROW, max_size=4),
    lambda rows: st.lists(st.tuples(ROW, rows).map(lambda pair: {**pair[0], "questions": pair[1]}), max_size=3),
    max_leaves=4,
)  # fmt: skip
TEMPLATE = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["R-1", "R-2", "bad id"]),
        "when": TEXTS,
        "category": st.just("F.core"),
        "priority": st.just("M"),
        "statement": st.sampled_from(["The system shall ${a}.", "${nobody}", "${a", ""]),
        "acceptance": TEXTS,
    }
)
LISTS = ChoiceLists.model_validate({"lists": {"yn": [{"name": "yes", "label": "yes"}]}})
VALUES = st.recursive(
    st.one_of(st.text(max_size=12), st.sampled_from(["red", "green", "40", "2026-01-12", "", "OK"]), st.integers(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["who", "age", "pet", "likes", "child", "toy", "id", "value", "quote", "open", "x"]), inner, max_size=4),
    ),
    max_leaves=8,
)  # fmt: skip


def _drawn(rows: Any, templates: Any) -> bytes:
    data = {"id": "H1", "title": "t", "audience": "a", "minutes": "5", "purpose": "p", "questions": rows, "yields": templates}  # fmt: skip
    return json.dumps(data).encode()


@given(ROWS, st.lists(TEMPLATE, max_size=2))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_form_is_refused_with_problems_or_can_be_asked(rows: Any, templates: Any) -> None:
    try:
        read = typed.read(Questionnaire, _drawn(rows, templates), "H1.yaml")
    except BadData as bad:
        assert bad.problems
        return
    try:
        whole = assemble(read, LISTS, {})
    except (AssemblyError, ValueError) as fault:
        assert str(fault)
        return
    if problems := check_form(whole):
        assert all(problem.what and problem.how_to_mend for problem in problems)
        try:
            compile_form(whole)
        except ExpressionError:
            return
    state = begin(compile_form(whole), head(compile_form(whole)), TODAY)
    for _ in range(30):
        state = _forward(state, "3")
    review(state)


@given(st.binary(max_size=60))
def test_any_bytes_are_no_form(data: bytes) -> None:
    try:
        typed.read(Questionnaire, data, "H1.yaml")
    except BadData as bad:
        assert bad.problems


@given(
    st.one_of(
        VALUES, st.dictionaries(st.sampled_from(["who", "age", "pet", "likes", "child", "box"]), VALUES)
    )
)
def test_any_answers_file_gives_answers_or_problems(data: Any) -> None:
    whole = small_form()
    source = json.dumps(data).encode()
    try:
        parsed = yaml_source.parse(source, "answers.yaml")
        named = name_rounds(whole, parsed) if isinstance(parsed, dict) else parsed
        given_ = typed.build(Interview, {**_plain_head(), "answers": named}, source, "answers.yaml")
    except BadData as bad:
        assert bad.problems
        return
    done, problems = replay(whole, head(whole), given_.answers, today=TODAY)
    if not problems:
        minutes(whole, done, {}, TODAY)
        list(fire(whole, done, TODAY))


EVENT = st.one_of(
    st.tuples(st.just("answer"), st.one_of(st.text(max_size=8), st.sampled_from(["40", "red", "green", "none", "2026-01-12", "OK", "2.5"]), st.lists(st.sampled_from(["red", "green", "none", "x"]), max_size=3).map(tuple))),
    st.tuples(st.sampled_from(["skip", "back", "clear", "open", "quote", "more", "enough", "forget"]), st.just("")),
    st.tuples(st.just("jump"), st.integers(min_value=0, max_value=20).map(str)),
)  # fmt: skip


@given(st.lists(EVENT, max_size=40), st.sampled_from(["small", "F08_systems", "F18_demo_rating"]))
def test_any_order_of_events_loses_nothing_and_ends_somewhere(events: list[Any], name: str) -> None:
    whole = small_form(*QUESTIONS) if name == "small" else form(name)
    state = begin(whole, head(whole), TODAY)
    for kind, value in events:
        before = state
        state = _event(state, kind, value)
        if kind in ("skip", "back", "jump", "quote", "more", "enough"):
            assert set(before.to_save.answers) <= set(state.to_save.answers)
        progress(state)
        kept_but_hidden(state)
    again = begin(whole, state.to_save, TODAY)
    assert again.to_save == state.to_save
    if not blockers(state):
        done = on.submit(state, NOON, 5).interview
        assert replay(whole, done.model_copy(update={"answers": {}}), done.answers, today=TODAY)[1] == []


def _forward(state: Sitting, text: str) -> Sitting:
    if state.position is None:
        return state
    if state.position.kind == "another":
        return on.another(state, more=len(state.route.stops) < 20)
    try:
        return on.answer(state, text, NOON) if state.position.kind == "question" else on.skip(state)
    except AnswerError:
        return on.jump(state, _next(state))


def _next(state: Sitting) -> Any:
    place = state.route.place(state.position) + 1
    return state.route.stops[place] if place < len(state.route.stops) else None


def _event(state: Sitting, kind: str, value: Any) -> Sitting:
    try:
        return _done(state, kind, value)
    except AnswerError as error:
        assert error.what
        return state


def _done(state: Sitting, kind: str, value: Any) -> Sitting:
    """What the event does where the sitting stands; events that cannot come up there skip."""
    stop, stops = state.position, state.route.stops
    at = stop.kind if stop is not None else "end"
    events: dict[tuple[str, str], Callable[[], Sitting]] = {
        ("another", "more"): lambda: on.another(state, more=True),
        ("another", "enough"): lambda: on.another(state, more=False),
        ("question", "answer"): lambda: on.answer(state, value, NOON),
        ("question", "clear"): lambda: on.clear(state),
        ("question", "open"): lambda: on.leave_open(state, "anna", "?", NOON),
        ("question", "quote"): lambda: on.remark(state, quote="So it is."),
    }
    if kind == "jump":
        return on.jump(state, stops[int(value) % len(stops)])
    if kind == "back":
        return on.back(state)
    if kind == "forget" and stop is not None and stop.rounds:
        return on.forget_round(state, stop)
    return events.get((at, kind), lambda: on.skip(state))()


def _plain_head() -> dict[str, Any]:
    return head(small_form()).model_dump(mode="json", exclude={"answers"}, exclude_defaults=True) | {
        "schema_version": "1"
    }
