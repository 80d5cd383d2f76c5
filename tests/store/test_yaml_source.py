"""YAML comes in as text, and every fault has its place and its mend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.problems import BadData, Place
from toolkit.store.reading.text import MAX_BYTES
from toolkit.store.yaml_source import Data, locate, parse, places


def faults(source: str | bytes) -> list[str]:
    """Place and code of each problem of a text."""
    with pytest.raises(BadData) as caught:
        parse(source, "f.yaml")
    assert all(problem.how_to_mend for problem in caught.value.problems)
    return [f"{problem.place} {problem.code}" for problem in caught.value.problems]


@pytest.mark.parametrize(
    "word",
    ["yes", "no", "on", "true", "null", "~", "1.10", "12:30", "010", "0x1F", "1e3", ".inf", "2026-03-30", "=", "1_000"],
)  # fmt: skip
def test_scalars_stay_what_was_typed(word: str) -> None:
    assert parse(f"a: {word}\nb: [{word}]\n{word}: c\n", "f") == {"a": word, "b": [word], word: "c"}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a:\n", {"a": None}),
        ("a: ''\n", {"a": ""}),
        ("- a\n-\n- [b, {c: d}]\n", ["a", None, ["b", {"c": "d"}]]),
        ("a: |\n  one\n  two\nb: >\n  one\n  two\n", {"a": "one\ntwo\n", "b": "one two\n"}),
        ("# head\n---\na: 1 # why\n...\n", {"a": "1"}),
        ("\ufeffa: café\r\nb: '😀'\r\n", {"a": "café", "b": "😀"}),
        ("a: x\ty\n", {"a": "x\ty"}),
    ],
)
def test_lawful_texts(text: str, data: Data) -> None:
    assert parse(text, "f") == data
    assert parse(text.encode(), "f") == data


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"", ["f.yaml file-empty"]),
        (" \n\n", ["f.yaml file-empty"]),
        ("# only a comment\n", ["f.yaml file-empty"]),
        ("a: 1\nb: caf\xe9\n".encode("latin-1"), ["f.yaml:2:7 file-encoding"]),
        ("a: 1\n".encode("utf-16"), ["f.yaml file-encoding"]),
        (b"PK\x03\x04\x00\x00", ["f.yaml file-characters"]),
        (b"\x89PNG\r\n\x1a\n", ["f.yaml:1:1 file-encoding"]),
        ("a: 1\nb: x\x07y\x1b\n", ["f.yaml:2:5 file-characters", "f.yaml:2:7 file-characters"]),
        (
            "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n",
            ["f.yaml:2:1 merge-mark", "f.yaml:6:1 merge-mark"],
        ),
        ("a:\n\tb: 1\n", ["f.yaml:2:1 yaml-tab"]),
        ("a:\n  \tb: 1\n  c: 2\n", ["f.yaml:2:3 yaml-tab"]),
        ("a: b: c\n", ["f.yaml:1:5 yaml-syntax"]),
        ("a: 1\nb\nc: 2\n", ["f.yaml:2:1 yaml-syntax"]),
        ("a:\n  b: 1\n c: 2\n", ["f.yaml:3:2 yaml-syntax"]),
        ("a: @x\n", ["f.yaml:1:4 yaml-syntax"]),
        ("a: 'x\nb: 1\n", ["f.yaml:1:4 yaml-open-end"]),
        ("a: [1, 2\nb: 3\n", ["f.yaml:1:4 yaml-open-end"]),
        ("a:\n  - {b: 1, c: ", ["f.yaml:3:1 yaml-syntax"]),
        ("a:\n  - {b: 1, c: 2\n", ["f.yaml:2:5 yaml-open-end"]),
        ("a: 1\nb: 2\na: 3\n", ["f.yaml:3:1 double-key"]),
        ("a: &x 1\nb: *x\n", ["f.yaml:1:4 yaml-mark", "f.yaml:2:4 yaml-mark"]),
        ("a: !!python/object:os.system x\n", ["f.yaml:1:4 yaml-mark"]),
        ("a: !x\n", ["f.yaml:1:4 yaml-mark"]),
        ("? [a]\n: b\n", ["f.yaml:1:3 yaml-key"]),
        ("a: 1\n---\nb: 2\n", ["f.yaml:2:1 second-document"]),
        ("[" * 51 + "]" * 51, ["f.yaml:1:51 yaml-depth"]),
        ("[" * 100_000, ["f.yaml:1:51 yaml-depth"]),
    ],
)
def test_faults_have_their_place(source: str | bytes, expected: list[str]) -> None:
    assert faults(source) == expected


def test_fifty_levels_are_allowed() -> None:
    data = parse("[" * 50 + "x" + "]" * 50, "f")
    for _ in range(50):
        assert isinstance(data, list)
        (data,) = data
    assert data == "x"


def test_a_file_over_the_limit_is_not_parsed() -> None:
    assert faults(b"a: b\n" * (MAX_BYTES // 5) + b"cccc") == ["f.yaml file-too-large"]


def test_a_bomb_of_aliases_stays_small() -> None:
    text = "a: &a [x, x]\n" + "".join(f"k{n}: [*a, *a]\n" for n in range(1_000))
    assert len(faults(text)) == 50


def test_a_double_key_names_the_first_one() -> None:
    with pytest.raises(BadData) as caught:
        parse("x:\n  - id: a\n    id: b\n", "f.yaml")
    (problem,) = caught.value.problems
    assert problem.place == Place("f.yaml", 3, 5)
    assert problem.what == "The key 'id' stands here a second time; the first is in line 2."
    assert problem.how_to_mend == "Keep one of the two."


def test_latin_1_says_which_byte_and_how_to_save() -> None:
    with pytest.raises(BadData) as caught:
        parse(b"name: B\xe9rzi\xf1\xfa\n", "f.yaml")
    assert str(caught.value) == (
        "f.yaml:1:8: file-encoding The byte 0xE9 is not UTF-8; the file was probably saved as Latin-1 or "
        "Windows-1252. Open it in an editor and save it with the encoding UTF-8."
    )


TEXT = """\
# head
title: Kaskad
members:
  - id: ivars
    name: Ivars
  - id: dace
    roles: [sales,
            lead]
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), (2, 1), (2, 1)),
        (("title",), (2, 1), (2, 8)),
        (("members",), (3, 1), (4, 3)),
        (("members", 1), (6, 5), (6, 5)),
        (("members", 1, "id"), (6, 5), (6, 9)),
        (("members", 1, "roles", 1), (8, 13), (8, 13)),
        # not there: the nearest parent
        (("members", 1, "name"), (6, 5), (6, 5)),
        (("members", 7, "name"), (3, 1), (4, 3)),
        (("client", "name"), (2, 1), (2, 1)),
    ],
)
def test_places(path: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]) -> None:
    assert locate(TEXT, path) == value
    assert locate(TEXT, path, key=True) == key
    assert places(TEXT.encode(), [path])[path] == (key, value)


@given(st.text(alphabet=list("ab:-#[]{}'\"|>&*!%@`?,\n\t \\<=.0é"), max_size=60) | st.text() | st.binary())
def test_no_text_gives_anything_but_data_or_problems(source: str | bytes) -> None:
    try:
        data = parse(source, "f.yaml")
    except BadData as bad:
        assert bad.problems
        return
    assert _only_text(data)
    locate(source, ("a", 0, "b"))


def _only_text(data: Data) -> bool:
    if isinstance(data, dict):
        return all(type(key) is str and _only_text(value) for key, value in data.items())
    if isinstance(data, list):
        return all(map(_only_text, data))
    return data is None or type(data) is str
