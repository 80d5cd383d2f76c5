"""What is written reads back equal, and the same noun gives the same bytes."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.models.noun import Noun
from toolkit.models.scalars import Amount, Day, Moment
from toolkit.store.canonical import OWNED, dump
from toolkit.store.typed import read
from toolkit.store.yaml_source import parse


class Colour(StrEnum):
    RED = "red"


class Line(Noun):
    id: str
    text: str = ""
    price: Amount | None = None
    tags: tuple[str, ...] = ()


class Sheet(Noun):
    title: str
    count: int = 0
    ready: bool = False
    colour: Colour = Colour.RED
    day: Day | None = None
    at: Moment | None = None
    note: str | None = "to do"
    first: Line | None = None
    lines: tuple[Line, ...] = ()
    by_name: dict[str, Line] = {}
    answers: dict[str, str | tuple[str, ...] | None] = {}


def test_the_form() -> None:
    sheet = Sheet(
        title="1.10",
        count=3,
        day=date(2026, 3, 30),
        at=datetime(2026, 3, 30, 14, 5, tzinfo=UTC),
        note=None,
        lines=(
            Line(id="a", text="one: two\n  three\n", price=Decimal("12.50"), tags=("x", "no")),
            Line(id="b", text="ends open\nhere"),
        ),
        by_name={"12": Line(id="c")},
        answers={"sal_vol": "120", "kinds": ("a", "b"), "open": None, "empty": ""},
    )
    assert (
        dump(sheet).decode()
        == f"""\
# {OWNED}
title: "1.10"
count: 3
ready: false
colour: red
day: 2026-03-30
at: 2026-03-30T14:05:00Z
note:
lines:
  - id: a
    text: |
      one: two
        three
    price: "12.50"
    tags:
      - x
      - "no"
  - id: b
    text: |-
      ends open
      here
by_name:
  "12":
    id: c
answers:
  sal_vol: "120"
  kinds:
    - a
    - b
  open:
  empty: ""
"""
    )
    assert read(Sheet, dump(sheet), "s.yaml") == sheet


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Offers get lost: three people keep lists", '"Offers get lost: three people keep lists"'),
        ("Ivars' list, 24 of 30 (80%)", "Ivars' list, 24 of 30 (80%)"),
        ("24 key tasks", "24 key tasks"),
        ("see C#, not #1", '"see C#, not #1"'),
        ("C# and a:b", "C# and a:b"),
        ("café – Rīga 😀", "café – Rīga 😀"),
        ("yes", '"yes"'),
        ("No", '"No"'),
        ("null", '"null"'),
        ("010", '"010"'),
        ("12:30", '"12:30"'),
        ("-", '"-"'),
        ("", '""'),
        (" x", '" x"'),
        ("x ", '"x "'),
        ("a\tb", r'"a\tb"'),
        ("a\x85b\u2028c\u2029d\u00a0e", r'"a\x85b\u2028c\u2029d\xA0e"'),
        ("a\x00b\x1b", r'"a\x00b\x1B"'),
        ("\n", r'"\n"'),
        ("a\n\n", r'"a\n\n"'),
        ("a \nb", r'"a \nb"'),
        ('say "x" \\ y', r'"say \"x\" \\ y"'),
    ],
)
def test_awkward_texts(text: str, written: str) -> None:
    assert dump({"a": text}, "") == f"a: {written}\n".encode()
    assert parse(dump({"a": text}), "f") == {"a": text}


ALPHABET = list("ab :#-\n\t\"'\\|>&*!%@`{}[],?~=<\r\x85\u2028\u2029\xa0\ufeff\x00\x07\x7f0129.e+_yno😀é")
AWKWARD = st.text() | st.text(ALPHABET, max_size=12)
KEYS = st.text(ALPHABET, max_size=12) | st.text(max_size=20)
DATA = st.recursive(
    AWKWARD | st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)


@given(st.dictionaries(KEYS, DATA, max_size=5))
def test_any_data_reads_back_equal(data: dict[str, Any]) -> None:
    assert parse(dump(data), "f") == data


LINES = st.builds(
    Line,
    id=AWKWARD,
    text=AWKWARD,
    price=st.none() | st.decimals(0, 10**9, places=2),
    tags=st.lists(AWKWARD, max_size=3).map(tuple),
)
SHEETS = st.builds(
    Sheet,
    title=AWKWARD,
    count=st.integers(-(10**6), 10**6),
    ready=st.booleans(),
    day=st.none() | st.dates(date(1900, 1, 1)),
    at=st.none() | st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)).map(lambda t: t.replace(microsecond=0)),  # noqa: DTZ001 - hypothesis adds the zone itself
    note=st.none() | AWKWARD,
    first=st.none() | LINES,
    lines=st.lists(LINES, max_size=3).map(tuple),
    by_name=st.dictionaries(KEYS, LINES, max_size=3),
    answers=st.dictionaries(KEYS, st.none() | AWKWARD | st.lists(AWKWARD, max_size=3).map(tuple), max_size=3),
)  # fmt: skip


@given(SHEETS)
def test_any_noun_reads_back_equal_and_is_written_alike(sheet: Sheet) -> None:
    written = dump(sheet)
    again = read(Sheet, written, "s.yaml")
    assert again == sheet
    assert dump(again) == written


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="half a character"):
        dump({"a": "x\ud800"})


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({1: "a"}, "is not text"),
        ({"k" * 101: "a"}, "longer than 100"),
        ({"a": object()}, "cannot be written"),
    ],
)
def test_what_yaml_cannot_hold_is_refused(data: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        dump(data)


def test_an_empty_noun_is_an_empty_mapping() -> None:
    assert dump({}, "") == b"{}\n"
    assert parse(dump({}), "f") == {}
