"""JSON of Kobo (flat keys with groups in front) and of ODK (objects inside each other)."""

import json
from typing import Any

import pytest

from tests.exchange.submissions.small import FIRST, small, taken
from toolkit.exchange.submissions.reading import read_submissions
from toolkit.problems import BadData

KOBO: dict[str, Any] = {
    "_id": 17,
    "_uuid": "u1",
    "_submission_time": "2026-03-20T07:00:00",
    "formhub/uuid": "x",
    "meta/instanceID": "uuid:1",
    "__version__": "vA",
    "_attachments": [],
    "_geolocation": [None, None],
    "start": "2026-03-20T09:00:00.000+02:00",
    "firm": "Kaskad",
    "about/staff": "12",
    "about/main": "red",
    "about/all": "red blue",
    "about/since": "2020-01-31",
    "about/opens": "09:30:00.000+02:00",
    "site": [
        {"site/town": "Riga", "site/room": [{"site/room/size": "12.5"}, {"site/room/size": "8"}]},
        {"site/town": "Bonn"},
    ],
}
ODK: dict[str, Any] = {
    "__id": "uuid:1",
    "__system": {"submissionDate": "2026-03-20T07:00:00Z", "formVersion": "1"},
    "start": "2026-03-20T09:00:00.000+02:00",
    "firm": "Kaskad",
    "about": {
        "staff": 12,
        "main": "red",
        "all": "red blue",
        "since": "2020-01-31",
        "opens": "09:30:00.000+02:00",
        "twice": "24",
    },
    "site": [
        {"town": "Riga", "room": [{"size": 12.5, "__id": "a"}, {"size": 8, "__id": "b"}]},
        {"town": "Bonn", "room": []},
    ],
    "meta": {"instanceID": "uuid:1"},
}


@pytest.mark.parametrize(
    "wrap", [lambda r: [r], lambda r: r, lambda r: {"results": [r]}, lambda r: {"value": [r]}]
)
@pytest.mark.parametrize("record", [KOBO, ODK], ids=["kobo", "odk"])
def test_both_layouts(record: dict[str, Any], wrap: Any) -> None:
    found, problems = taken({"a.json": json.dumps(wrap(record))})
    assert problems == []
    (one,) = found
    answers = {**one.answers, "site": [{k: v for k, v in s.items() if v != []} for s in one.answers["site"]]}
    assert answers == FIRST
    assert one.times() is not None
    assert str(one.place_of(("staff",))) == "a.json [record 1]"


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ({"frim": "A"}, "Rename it to 'firm'"),
        ({"about": {"stafff": "3"}}, "Rename it to 'staff'"),
        ({"town": "Riga"}, "'town' is a question of site"),
        ({"site": [{"firm": "A"}]}, "'firm' is a question of the form itself"),
        ({"site": "Riga"}, "a list of objects is wanted"),
        ({"firm": {"a": "b"}}, "holds no answer but a dict"),
        ({"firm": [[]]}, "holds no answer but a list"),
    ],
)
def test_faults_of_records(record: dict[str, Any], wanted: str) -> None:
    _, problems = taken({"a.json": json.dumps([{"firm": "fine"}, record])})
    assert len(problems) == 1, problems
    assert problems[0].startswith("a.json [record 2]: ")
    assert wanted in problems[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", r"a\.json:1:2: no-json This is no JSON"),
        ("3", "A list of submissions is wanted"),
        ("[3]", "A list of submissions is wanted"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_files_that_are_none(text: str, words: str) -> None:
    with pytest.raises(BadData, match=words):
        read_submissions(small(), {"a.json": text.encode()})


def test_truths_and_lists_are_answers_too() -> None:
    (one,), _ = taken({"a.json": json.dumps([{"firm": True, "about/all": ["red", "blue"], "staff": None}])})
    assert one.answers == {"firm": "yes", "all": ["red", "blue"]}
