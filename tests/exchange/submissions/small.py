"""A small form with a group, nested repeats and every way of answering, and how its answers look elsewhere."""

from typing import Any

from toolkit.exchange.submissions.reading import read_submissions
from toolkit.exchange.submissions.submission import Submission
from toolkit.kernel.questions.assembly import assemble
from toolkit.kernel.questions.form import Form, compile_form
from toolkit.models.interviews.questionnaire import ChoiceLists, Questionnaire

COLOURS = [{"name": "red", "label": "Bright red"}, {"name": "blue", "label": "Blue"}]
QUESTIONS: list[dict[str, Any]] = [
    {"type": "text", "name": "firm", "label": "Firm?"},
    {
        "type": "group",
        "name": "about",
        "questions": [
            {"type": "integer", "name": "staff", "label": "Staff?"},
            {"type": "select_one", "name": "main", "label": "Main colour?", "choices": COLOURS},
            {"type": "select_multiple", "name": "all", "label": "All colours?", "choices": COLOURS},
            {"type": "date", "name": "since", "label": "Since?"},
            {"type": "time", "name": "opens", "label": "Opens?"},
            {"type": "note", "name": "thanks", "label": "Thanks"},
            {"type": "calculate", "name": "twice", "calculation": "${staff} * 2"},
        ],
    },
    {
        "type": "repeat",
        "name": "site",
        "label": "Site",
        "questions": [
            {"type": "text", "name": "town", "label": "Town?"},
            {
                "type": "repeat",
                "name": "room",
                "label": "Room",
                "questions": [{"type": "decimal", "name": "size", "label": "Size?"}],
            },
        ],
    },
]


def small() -> Form:
    data = {"id": "S1", "title": "Small", "audience": "all", "minutes": 5, "purpose": "test"}
    form = Questionnaire.model_validate({**data, "questions": QUESTIONS})
    return compile_form(assemble(form, ChoiceLists(lists={}), {}))


def taken(files: dict[str, str]) -> tuple[list[Submission], list[str]]:
    found, problems = read_submissions(small(), {name: text.encode() for name, text in files.items()})
    return found, [str(problem) for problem in problems]


FIRST = {
    "firm": "Kaskad",
    "staff": "12",
    "main": "red",
    "all": ["red", "blue"],
    "since": "2020-01-31",
    "opens": "09:30",
    "site": [
        {"town": "Riga", "room": [{"size": "12.5"}, {"size": "8"}]},
        {"town": "Bonn"},
    ],
}
