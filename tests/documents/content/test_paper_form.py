"""A questionnaire on paper: everything that is asked stands there, in order, and can be filled in."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

import docx
import pytest

from tests.questionnaires.library import assembled, questionnaires
from toolkit.documents.content.paper_form import paper_form
from toolkit.documents.exporters.docx import render
from toolkit.documents.outline import walk
from toolkit.documents.plain import plain
from toolkit.kernel.questions.form import walk as questions_of
from toolkit.models.blocks import Callout, Heading, Paragraph, Table
from toolkit.models.document import Properties
from toolkit.models.interviews.questionnaire import Questionnaire

TODAY = Properties(day=date(2026, 3, 30), client="Kaskad Pack")


def small(*questions: Mapping[str, object]) -> Questionnaire:
    data = {"id": "S1", "title": "Small", "audience": "all", "minutes": 5, "purpose": "test"}
    return Questionnaire.model_validate({**data, "questions": questions})


def rows(form: Questionnaire) -> list[list[str]]:
    """The rows of the tables of questions: number, question with remarks, answer."""
    found = []
    for block in paper_form(form, TODAY).blocks:
        if isinstance(block, Table) and plain(block.columns[0].header) == "No." and len(block.columns) == 3:
            for row in block.rows:
                texts = []
                for cell in row.cells:
                    inner = [plain(p.inlines) for p in walk(cell.blocks) if isinstance(p, Paragraph)]
                    texts.append(
                        " | ".join([plain(cell.inlines), *inner] if cell.inlines else inner).replace(
                            "\u00a0", "_"
                        )
                    )
                found.append(texts)
    return found[:-5]  # the last table is for open questions


CHOICES = [{"name": "a", "label": "one thing"}, {"name": "b", "label": "other"}]


def test_questions_in_rows() -> None:
    form = small(
        {"type": "text", "name": "who", "label": "Who?", "required": "yes", "hint": "Full name."},
        {"type": "select_one", "name": "one", "label": "Which?", "choices": CHOICES},
        {"type": "integer", "name": "age", "label": "Age of ${who}?", "relevant": "${one} = 'a'"},
        {"type": "date", "name": "day", "label": "Day?", "relevant": "${one} = 'a'"},
        {"type": "rank", "name": "order", "label": "Order?", "choices": CHOICES},
        {"type": "range", "name": "grade", "label": "Grade?", "start": "1", "end": "7", "step": "2"},
        {"type": "acknowledge", "name": "ok", "label": "Read?"},
        {"type": "calculate", "name": "sum", "calculation": "${age} + 1"},
    )
    assert rows(form) == [
        ["1", "Who?* | Full name.", "_ | _ | _"],
        ["2", "Which?", "☐_one_thing___ ☐_other"],
        ["3", "Age of [question 1]? | Only if question 2 is 'one thing'; else go to 5.", "_"],
        ["4", "Day? | Only if question 2 is 'one thing'; else go to 5. Year – month – day.", "_"],
        ["5", "Order? | Put 1 beside the weightiest, then 2, 3 and so on.", "_____one thing | _____other"],
        ["6", "Grade? | From 1 to 7, in steps of 2.", "_"],
        ["7", "Read?", "☐_yes"],
    ]


def test_a_short_repeat_is_one_table_and_a_long_one_is_printed_again() -> None:
    short = {
        "type": "repeat",
        "name": "r",
        "label": "Child",
        "questions": [{"type": "text", "name": "n", "label": "Name?"}],
    }
    tables = [b for b in paper_form(small(short), TODAY).blocks if isinstance(b, Table)]
    assert [(plain(t.columns[0].header), len(t.rows)) for t in tables[2:3]] == [("1\u00a0\u00a0Name?", 8)]
    inner = {
        "type": "repeat",
        "name": "f",
        "label": "Flow",
        "questions": [{"type": "select_one", "name": "x", "label": "X?", "choices": CHOICES}],
    }
    long = {
        **short,
        "label": "System",
        "questions": [{"type": "note", "name": "m", "label": "Ask."}, *short["questions"], inner],
    }
    titles = [
        plain(b.columns[1].header)
        for b in paper_form(small(long), TODAY).blocks
        if isinstance(b, Table) and plain(b.columns[0].header) == "No." and len(b.columns) == 3
    ]
    one = ["System {}", "Flow 1", "Flow 2"]
    assert titles == [t.format(n) for n in (1, 2, 3) for t in one] + ["What is not known"]


def test_notes_groups_and_counts() -> None:
    form = small(
        {"type": "note", "name": "n", "label": "Welcome"},
        {"type": "group", "name": "g", "label": "About you", "relevant": "true()",
         "questions": [{"type": "text", "name": "a", "label": "A?"}]},
        {"type": "repeat", "name": "r", "label": "Round", "repeat_count": "3",
         "questions": [{"type": "text", "name": "b", "label": "B?"}]},
    )  # fmt: skip
    blocks = paper_form(form, TODAY).blocks
    assert [plain(b.inlines) for b in blocks if isinstance(b, Heading)] == [
        "Small",
        "About you",
        "Round",
        "Open questions",
    ]
    assert [b.type for b in blocks if isinstance(b, Callout)] == ["callout"]
    small_print = [plain(b.inlines) for b in blocks if isinstance(b, Paragraph) and b.role == "small"]
    assert small_print[1:] == ["Only if always.", "3 times."]


@pytest.mark.parametrize("name", sorted(questionnaires()))
def test_our_own_forms_are_printed_whole(name: str) -> None:
    form = assembled(name)
    data = render(paper_form(form, TODAY))
    assert data == render(paper_form(form, TODAY))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    word = docx.Document(io.BytesIO(data))
    text = "\n".join(
        [p.text for p in word.paragraphs] + [c.text for t in word.tables for row in t.rows for c in row.cells]
    )
    for question, _, _ in questions_of(form.questions):
        label = question.label.split("${")[0].strip()
        assert label in text
        assert all(
            choice.label.replace(" ", "\u00a0") in text or choice.label in text for choice in question.listed
        )
