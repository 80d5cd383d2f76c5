"""Data becomes a noun, or all that is wrong with it is said, each at its place."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import Field

from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day
from toolkit.problems import BadData
from toolkit.store.typed import read


class Grade(StrEnum):
    EXCELLENT = "excellent"
    NOT_SHOWN = "not_shown"


class Plain(Noun):
    kind: Literal["plain"]
    days: int


class Dated(Noun):
    kind: Literal["dated"]
    due: Day
    note: str = ""


class Sheet(Noun):
    title: str
    grade: Grade = Grade.EXCELLENT
    ready: bool = False
    price: Amount = Decimal(0)
    items: tuple[Annotated[Plain | Dated, Field(discriminator="kind")], ...] = ()
    by_name: dict[str, Dated] = {}
    either: str | tuple[Plain, ...] = ""


def said(text: str) -> list[str]:
    with pytest.raises(BadData) as caught:
        read(Sheet, text, "s.yaml")
    return str(caught.value).splitlines()


def test_text_becomes_what_the_noun_wants() -> None:
    sheet = read(
        Sheet,
        "title: 1.10\ngrade: not_shown\nready: yes\nprice: 12.50\nitems:\n"
        "  - {kind: plain, days: 12}\n  - {kind: dated, due: 2026-03-30}\neither: no\n",
        "s.yaml",
    )
    assert sheet == Sheet(
        title="1.10",
        grade=Grade.NOT_SHOWN,
        ready=True,
        price=Decimal("12.50"),
        items=(Plain(kind="plain", days=12), Dated(kind="dated", due=date(2026, 3, 30))),
        either="no",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "titel: x\n",
            (
                "s.yaml:1:1: unknown-key The key 'titel' is not known here. Did you mean 'title'? "
                "Allowed: title, grade, ready, price, items, by_name, either."
            ),
        ),
        ("grade: excellent\n", "s.yaml:1:1: missing-key The key 'title' is missing. Add 'title:' here."),
        (
            "title: x\ngrade: Not shown\n",
            (
                "s.yaml:2:8: unknown-word 'grade' has the word 'Not shown', which is not known here. "
                "Did you mean 'not_shown'? Allowed: excellent, not_shown."
            ),
        ),
        (
            "title: x\nready: maybe\n",
            "s.yaml:2:8: wrong-type 'ready' is 'maybe'; it must be yes or no. Write yes or no.",
        ),
        (
            "title:\n",
            "s.yaml:1:7: wrong-type 'title' is empty; it must be a text. Fill it in or delete the key.",
        ),
        (
            "title: x\nprice: -1\n",
            "s.yaml:2:8: wrong-value 'price' is '-1'; it must be at least 0. Give a number from 0 on.",
        ),
        (
            "title: x\nprice: 1,50\n",
            "s.yaml:2:8: wrong-value '1,50' is no number. Write digits with a point, for example 1250.50.",
        ),
        (
            "title: x\nitems: 3\n",
            (
                "s.yaml:2:8: wrong-type 'items' is '3'; it must be a list. "
                "Begin each item on a line of its own with '- '."
            ),
        ),
        (
            "title: x\nitems:\n  - kind: plain\n    days: ten\n",
            (
                "s.yaml:4:11: wrong-type 'days' is 'ten'; it must be a whole number. "
                "Write digits only, for example 12."
            ),
        ),
        (
            "title: x\nitems:\n  - kind: dated\n    due: 2026-02-30\n",
            "s.yaml:4:10: wrong-value '2026-02-30' is a date that does not exist. Correct the value.",
        ),
        (
            "title: x\nitems:\n  - kind: dated\n    due: 2026-03-01\n    nota: y\n",
            (
                "s.yaml:5:5: unknown-key The key 'nota' is not known here. Did you mean 'note'? "
                "Allowed: kind, due, note."
            ),
        ),
        (
            "title: x\nitems:\n  - kind: dates\n",
            (
                "s.yaml:3:11: unknown-word 'kind' has the word 'dates', which is not known here. "
                "Did you mean 'dated'? Allowed: plain, dated."
            ),
        ),
        (
            "title: x\nitems:\n  - days: 1\n",
            "s.yaml:3:5: missing-key The key 'kind' is missing. Add 'kind:' here.",
        ),
        (
            "title: x\nitems: [y]\n",
            (
                "s.yaml:2:9: wrong-type Item 1 is 'y'; it must be keys with values. "
                "Write 'key: value' lines below it, indented."
            ),
        ),
        (
            "title: x\nby_name:\n  a: {kind: dated}\n",
            "s.yaml:3:3: missing-key The key 'due' is missing. Add 'due:' here.",
        ),
        (
            "title: x\neither: {a: b}\n",
            (
                "s.yaml:2:9: wrong-type 'either' is a group of keys; it must be a text or a list. "
                "Write a text behind the key. Or: Begin each item on a line of its own with '- '."
            ),
        ),
        (
            "title: x\neither:\n  - {kind: plain, days: z}\n",
            (
                "s.yaml:3:25: wrong-type 'days' is 'z'; it must be a whole number. "
                "Write digits only, for example 12."
            ),
        ),
        (
            "- x\n",
            (
                "s.yaml:1:1: wrong-type The file is a list; it must be keys with values. "
                "Write 'key: value' lines below it, indented."
            ),
        ),
    ],
)
def test_each_fault_in_words(text: str, sentence: str) -> None:
    assert sentence in said(text)


def test_all_faults_come_at_once_sorted_by_place() -> None:
    places = [line.split(" ")[:2] for line in said("price: x\ngrade: y\ntitle: t\nmore: 1\n")]
    assert places == [
        ["s.yaml:1:8:", "wrong-value"],
        ["s.yaml:2:8:", "unknown-word"],
        ["s.yaml:4:1:", "unknown-key"],
    ]
