"""Generated workbooks and answers: a questionnaire or a sentence comes out, never a foreign exception."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.xlsform.forms import FORMS
from tests.exchange.xlsform.tables import tables, workbook
from tests.questionnaires.library import form
from toolkit.exchange.submissions.reading import read_submissions
from toolkit.exchange.xlsform.reading import read_xlsform
from toolkit.exchange.xlsform.writing import write_xlsform
from toolkit.problems import BadData

FAIR = settings(max_examples=60, deadline=None)
LONG = settings(
    max_examples=20_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

WORDS = (
    "", "text", "integer", "note", "select_one yn", "select_multiple yn or_other", "rank yn", "range", "calculate",
    "begin group", "end group", "begin_repeat", "end_repeat", "geopoint", "start", "audit", "a", "b", "c", "yes",
    "no", "TRUE", "${a}", "${a} = 'yes'", ". > 3", "count(${b})", "selected(${b}, 'no')", "today()", "start=1 end=5",
    "=1+1", "<x>&amp;", "]]>", "'", "{{ a }}", "yn", "x" * 100, "ñ \u202e", "1.5", "-1", "a b", "Which ${a}?",
)  # fmt: skip
HEADERS = (
    "type", "name", "label", "hint", "relevant", "constraint", "required", "calculation", "default", "parameters",
    "choice_filter", "repeat_count", "appearance", "label::German (de)", "label::X", "Relevance", "trigger", "media::image",
    "bind::x", "::", "jr:count", "crmkit_compare", "list_name", "key", "value", "",
)  # fmt: skip
CELL = st.sampled_from(WORDS) | st.text(max_size=12)
HEADER = st.sampled_from(HEADERS) | st.text(max_size=8)
SHEET = st.lists(HEADER, min_size=1, max_size=8).flatmap(
    lambda head: st.lists(st.lists(CELL, min_size=len(head), max_size=len(head)), max_size=10).map(
        lambda rows: [head, *rows]
    )
)
USUAL = st.lists(
    st.tuples(st.sampled_from(WORDS[:17]), st.sampled_from(("a", "b", "c", "d", "e", "")), CELL, CELL, CELL),
    max_size=10,
).map(lambda rows: [["type", "name", "label", "relevant", "constraint"], *map(list, rows)])
CHOICES = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]
NAMES = st.sampled_from(
    ("choices", "settings", "Survey ", "crmkit_form", "crmkit_templates", "entities", "notes")
)
BOOK = st.builds(
    lambda survey, more: {"survey": survey, "choices": CHOICES} | more,
    USUAL | SHEET,
    st.dictionaries(NAMES, SHEET, max_size=2),
)


def legal(rows: list[list[str]]) -> list[list[str]]:
    return [["".join(c for c in cell if c.isprintable()) for cell in row] for row in rows]


def reads_or_says(data: bytes, *, leave_out: bool) -> None:
    try:
        found = read_xlsform(data, "form.xlsx", "data", leave_out=leave_out)
    except BadData as fault:
        assert fault.problems
        assert all(problem.what and problem.how_to_mend for problem in fault.problems)
        return
    again = read_xlsform(write_xlsform(found.questionnaire, found.words), "form.xlsx", "data")
    assert (again.questionnaire, again.words) == (found.questionnaire, found.words)


def tables_of_any_kind(book: dict[str, list[list[str]]], leave_out: bool) -> None:
    data = workbook({name: legal(rows) for name, rows in book.items()})
    reads_or_says(data, leave_out=leave_out)


@cache
def parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook(tables(FORMS[name])))) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def spoiled_parts(name: str, part: int, at: int, cut: int, bits: bytes) -> None:
    members = dict(parts(name))
    target = sorted(members)[part % len(members)]
    content = members[target]
    at %= len(content) + 1
    members[target] = content[:at] + bits + content[at + cut :]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, data in members.items():
            archive.writestr(key, data)
    reads_or_says(buffer.getvalue(), leave_out=True)


def spoiled_bytes(name: str, at: int, cut: int, bits: bytes) -> None:
    data = workbook(tables(FORMS[name]))
    at %= len(data) + 1
    reads_or_says(data[:at] + bits + data[at + cut :], leave_out=True)


QUESTIONS = (
    "sal_src",
    "sal_vol",
    "sal_stage",
    "sal_st_name",
    "sal_disc",
    "kt",
    "kt_name",
    "ws/ws_text",
    "respondent",
)
VALUE: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(QUESTIONS) | st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


def answers_as_json(value: Any) -> None:
    says_only({"a.json": json.dumps(value).encode()})


def answers_as_bytes(name: str, data: bytes) -> None:
    says_only({name: data})


CSV = st.lists(
    st.lists(st.sampled_from((*QUESTIONS, "KEY", "PARENT_KEY", "1", "uuid:1", "phone email", '"', ";", "\n")), max_size=6),
    max_size=6,
).map(lambda rows: "\n".join(",".join(row) for row in rows).encode())  # fmt: skip


def answers_as_tables(one: bytes, other: bytes) -> None:
    says_only({"a.csv": one, "a-b.csv": other})


def says_only(files: dict[str, bytes]) -> None:
    try:
        found, problems = read_submissions(form("F03_sales"), files)
    except BadData as fault:
        assert all(problem.what and problem.how_to_mend for problem in fault.problems)
        return
    assert all(problem.what and problem.how_to_mend for problem in problems)
    assert all(isinstance(submission.answers, dict) for submission in found)


FORM = st.sampled_from(sorted(FORMS))
CASES: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "tables": (tables_of_any_kind, (BOOK, st.booleans())),
    "parts": (spoiled_parts, (FORM, st.integers(0, 99), st.integers(0, 9999), st.integers(0, 40), st.binary(max_size=12))),
    "bytes": (spoiled_bytes, (FORM, st.integers(0, 99_999), st.integers(0, 400), st.binary(max_size=12))),
    "json": (answers_as_json, (VALUE,)),
    "files": (answers_as_bytes, (st.sampled_from(("a.csv", "a.json", "a.zip", "a.xlsx")), st.binary(max_size=200))),
    "csv": (answers_as_tables, (CSV, CSV)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_generated(name: str) -> None:
    check, arguments = CASES[name]
    FAIR(given(*arguments)(check))()


@pytest.mark.soak
@pytest.mark.parametrize("name", CASES)
def test_twenty_thousand_generated(name: str) -> None:
    check, arguments = CASES[name]
    LONG(given(*arguments)(check))()
