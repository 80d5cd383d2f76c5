"""Generated questionnaires and answers through everything that is done with them: results or sentences."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.documents.content.paper_form import paper_form
from toolkit.exchange.submissions.reading import read_submissions
from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.exchange.xlsform.writing import write_xlsform
from toolkit.kernel.questions.assembly import spread
from toolkit.kernel.questions.form import compile_form
from toolkit.models.document import Properties
from toolkit.models.interviews.answer import Answers
from toolkit.models.interviews.interview import Interview
from toolkit.problems import BadData
from toolkit.stages.interview.replay import name_rounds, replay
from toolkit.store import canonical
from toolkit.workflows.questionnaires import shelf
from toolkit.workflows.questionnaires.taking import AnswersFile

FAIR = settings(max_examples=60, deadline=None)
LONG = settings(
    max_examples=20_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PROPERTIES = Properties(day=date(2026, 3, 30))

NAMES = st.sampled_from(("a", "b", "c", "d", "A", "ws_text", "id", "a_other", "1", ""))
EXPRESSION = st.sampled_from(("true()", "1 + 1 = 2", "today() > 1", "'x' != ''")) | st.sampled_from(
    (
        "${a} = 'x'", "${b} > 3 and selected(${c}, 'x')", "count(${d}) > 1", ". >= 0", "sum(${a}) + 1", "today()", "${e}",
        "not(", "${a", "regex(., '(a+)+')", "columns = ${a}", "name = 'x'", "count-selected(${c})", "3", "'",
    )
)  # fmt: skip
TEXT = (
    st.text(max_size=12)
    | st.just(3_000).map("x".__mul__)
    | st.sampled_from(("yes", "Who is ${a}?", "<b>&", "=1+1", "{{ a }}", "\u202e"))
)
CHOICE = st.fixed_dictionaries(
    {"name": st.sampled_from(("x", "y", "other", "two words", "")), "label": TEXT},
    optional={"columns": st.dictionaries(st.sampled_from(("columns", "label::X (de)")), TEXT, max_size=2)},
)
CHOICES = st.lists(CHOICE, max_size=3) | st.sampled_from(("yn", "freq", "own", "nowhere"))
KEYS: dict[str, st.SearchStrategy[Any]] = {
    "label": TEXT, "hint": TEXT, "required": st.sampled_from(("yes", "no", "maybe")), "relevant": EXPRESSION,
    "constraint": EXPRESSION, "calculation": EXPRESSION, "default": TEXT | EXPRESSION, "choices": CHOICES,
    "or_other": st.sampled_from(("yes", "no")), "choice_filter": EXPRESSION, "repeat_count": EXPRESSION,
    "start": st.sampled_from(("0", "9", "NaN", "1e400", "x")), "step": st.sampled_from(("1", "0", "-1")),
    "compare": st.sampled_from(("equal", "same")), "xlsform": st.dictionaries(st.text(max_size=12), TEXT, max_size=2), "colour": TEXT,
}  # fmt: skip
BASES: tuple[dict[str, Any], ...] = (
    *(
        {"type": kind}
        for kind in (
            "text",
            "integer",
            "date",
            "note",
            "file",
            "range",
            "decimal",
            "time",
            "text",
            "integer",
            "x",
        )
    ),
    {"type": "select_one", "choices": "yn"},
    {"type": "select_multiple", "choices": [{"name": "x", "label": "X"}, {"name": "y", "label": "Y"}]},
    {"type": "rank", "choices": "own"},
    {"type": "calculate", "calculation": "1 + 1"},
)
MORE = st.lists(
    st.sampled_from(sorted(KEYS)).flatmap(lambda key: KEYS[key].map(lambda value: (key, value))), max_size=1
)
PLACES = st.integers(0, 200).map("q{}".format) | st.integers(0, 200).map("q{}".format) | NAMES


def question(inner: st.SearchStrategy[Any] | None) -> st.SearchStrategy[Any]:
    leaf = st.builds(
        lambda base, name, more: {**base, "name": name, **dict(more)}, st.sampled_from(BASES), PLACES, MORE
    )
    if inner is None:
        return leaf
    holder = st.builds(
        lambda kind, name, more, parts: {"type": kind, "name": name, **dict(more), "questions": parts},
        st.sampled_from(("group", "repeat")), PLACES, MORE, st.lists(inner, max_size=3),
    )  # fmt: skip
    return leaf | holder


QUESTION = st.recursive(question(None), question, max_leaves=6)
FORM = st.fixed_dictionaries(
    {
        "id": st.just("visit"), "title": TEXT, "audience": TEXT, "minutes": st.just("5"),
        "purpose": TEXT, "questions": st.lists(QUESTION, min_size=1, max_size=5),
    },
    optional={
        "close": st.lists(st.sampled_from(("B_WISH", "B_KEYTASK", "B_NONE")), max_size=2),
        "lists": st.dictionaries(st.sampled_from(("own", "yn")), st.lists(CHOICE, max_size=2), max_size=2),
        "yields": st.lists(st.fixed_dictionaries({
            "id": NAMES, "when": EXPRESSION, "category": st.just("F.sales"), "priority": st.just("M"),
            "statement": TEXT, "acceptance": TEXT}), max_size=2),
    },
)  # fmt: skip
VALUE = st.recursive(
    st.none() | TEXT | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


def whole_way(data: Any, answers: Any) -> None:
    checked = shelf.check_source(canonical.dump(data), "visit.yaml")
    assert all(problem.what and problem.how_to_mend for problem in checked.problems)
    if checked.form is None:
        assert checked.problems
        return
    paper_form(spread(checked.form), PROPERTIES)
    try:
        back = read_xlsform(write_xlsform(checked.form), "form.xlsx", "data", leave_out=True)
    except BadData as fault:
        assert all(problem.what and problem.how_to_mend for problem in fault.problems)
    else:
        assert [q.name for q in back.questionnaire.questions] == [q.name for q in checked.form.questions]
    form = compile_form(spread(checked.form))
    found, _ = read_submissions(form, {"a.json": json.dumps([answers]).encode()})
    for submission in found:
        given_answers: Answers = AnswersFile.model_validate(name_rounds(form, submission.answers)).root
        _, problems = replay(form, HEAD, given_answers, submission.locate, date(2026, 3, 30))
        assert all(problem.what for problem in problems)


def any_text(source: bytes) -> None:
    checked = shelf.check_source(source, "visit.yaml")
    assert checked.form is not None or checked.problems


HEAD = Interview.model_validate(
    {
        "id": "visit-a",
        "questionnaire": "visit",
        "respondent": "a",
        "interviewer": "b",
        "started": "2026-03-30T12:00:00Z",
    }
)
CASES: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "forms": (whole_way, (FORM, st.dictionaries(NAMES, VALUE, max_size=4))),
    "texts": (
        any_text,
        (st.binary(max_size=60) | st.text(alphabet="-: []{}'\"#&*!|>\nabid", max_size=60).map(str.encode),),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_generated(name: str) -> None:
    check, arguments = CASES[name]
    FAIR(given(*arguments)(check))()


@pytest.mark.soak
@pytest.mark.parametrize("name", CASES)
def test_twenty_thousand_generated(name: str) -> None:
    check, arguments = CASES[name]
    LONG(given(*arguments)(check))()
