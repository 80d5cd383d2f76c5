"""The only door to YAML: text in, plain data out, every scalar still text.

`yes`, `no`, `1.10`, `12:30` and `010` stay what was typed until a model gives them a type. Data is built
straight from the parser's events: no node tree, so a register of 5,000 requirements costs little time and
memory. Places are looked up only when something is wrong (`places`), in a second pass.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from toolkit.problems import BadData, Problem
from toolkit.store.yaml_text import decode, fault

MAX_DEPTH = 50
MAX_PROBLEMS = 50

#: Text, nothing (a key without a value), a list or a mapping; never a number, a truth value or a date.
Data = str | None | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]
Spot = tuple[int, int]


def parse(source: str | bytes, file: str) -> Data:
    """Return the data of one YAML document.

    Args:
        source: the content of the file.
        file: its name as the user knows it, for the places of problems.

    Raises:
        BadData: everything that is wrong with the file as YAML, with line, column and mend.
    """
    text = decode(source, file)
    builder = _Builder(file)
    try:
        data = builder.document(_events(text))
    except _Stop:
        raise BadData(builder.problems) from None
    except yaml.YAMLError as error:
        raise BadData([*builder.problems, _syntax_fault(error, text, file)]) from None
    if builder.problems:
        raise BadData(builder.problems)
    return data


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=yaml.CLoader))


class _Stop(Exception):
    """Reading further makes no sense; the problem is noted already."""


class _Builder:
    """Turns events into data and notes what crmkit's YAML does not allow."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def note(self, event: Any, code: str, what: str, mend: str) -> None:
        at = _spot(event.start_mark)
        self.problems.append(fault(self.file, code, what, mend, at))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def document(self, events: Iterator[Any]) -> Data:
        """Read the only document of the stream."""
        data: Data = None
        seen = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    mend = "Delete the line '---' or move what follows it into a file of its own."
                    self.note(event, "second-document", "A second document begins here.", mend)
                    break
                data = self.value(next(events), events, 1)
        if not seen:
            mend = "Fill it in or delete the file."
            self.problems.append(fault(self.file, "file-empty", "The file holds nothing but comments.", mend))
        return data

    def value(self, event: Any, events: Iterator[Any], depth: int) -> Data:
        """The value that begins with `event`; the rest of it is taken from `events`."""
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.note(
                event, "yaml-mark", f"'*{event.anchor}' repeats another place.", "Write the value out here."
            )
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if kind is yaml.ScalarEvent:
            # A key with nothing behind it; the empty text is written "".
            return None if event.value == "" and event.implicit[0] else event.value
        if depth > MAX_DEPTH:
            self.note(
                event,
                "yaml-depth",
                f"More than {MAX_DEPTH} levels inside each other.",
                "Check the indentation.",
            )
            raise _Stop
        if kind is yaml.SequenceStartEvent:
            return self._sequence(events, depth)
        return self._mapping(events, depth)

    def _sequence(self, events: Iterator[Any], depth: int) -> Data:
        items: list[Data] = []
        for event in events:
            if type(event) is yaml.SequenceEndEvent:
                break
            items.append(self.value(event, events, depth + 1))
        return items

    def _mapping(self, events: Iterator[Any], depth: int) -> Data:
        items: dict[str, Data] = {}
        # Events of the keys, for the place of the first of two; small, and gone with the mapping.
        keys: dict[str, Any] = {}
        for event in events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self.value(event, events, depth + 1)
            item = self.value(next(events), events, depth + 1)
            if not isinstance(key, str):
                self.note(event, "yaml-key", "A key must be plain text.", "Write 'key: value'.")
            elif key in keys:
                first = keys[key].start_mark.line + 1
                what = f"The key '{key}' stands here a second time; the first is in line {first}."
                self.note(event, "double-key", what, "Keep one of the two.")
            else:
                keys[key], items[key] = event, item
        return items

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            what = f"The anchor '&{event.anchor}' is not allowed."
            self.note(
                event,
                "yaml-mark",
                what,
                "Delete it and write each value out; quote a text that begins with '&'.",
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.note(
                event,
                "yaml-mark",
                f"The tag '{tag}' is not allowed.",
                "Delete it; quote a text that begins with '!'.",
            )


def _spot(mark: Any) -> Spot:
    return mark.line + 1, mark.column + 1


# --- what the parser stumbled over, in words for a person ----------------------------------------

_QUOTE = "Put the text in quotes."
_HINTS: Sequence[tuple[str, str, str, str]] = (
    # found in the parser's words, code, what, mend
    (
        "mapping values are not allowed",
        "yaml-syntax",
        "A second ': ' in one line, or a wrong indentation.",
        "Put the text in quotes, or indent the line like its neighbours.",
    ),
    (
        "could not find expected ':'",
        "yaml-syntax",
        "The line is neither 'key: value' nor '- item'.",
        "Put ': ' behind the key, or quote the text; look at the line above too.",
    ),
    (
        "did not find expected key",
        "yaml-syntax",
        "The line does not fit the indentation of its neighbours, or a quote is not closed.",
        "Indent it like its neighbours; look at the lines above too.",
    ),
    (
        "did not find expected '-' indicator",
        "yaml-syntax",
        "The line does not belong to the list above it.",
        "Begin it with '- ' or mend the indentation.",
    ),
    (
        "found unexpected end of stream",
        "yaml-open-end",
        "The quote that opens here is not closed, or the file was cut off.",
        "Close the quote, or restore the file.",
    ),
    (
        "did not find expected ',' or",
        "yaml-open-end",
        "The bracket that opens here is not closed, or a comma is missing, or the file was cut off.",
        "Close it with ']' or '}', or put the text in quotes.",
    ),
    (
        "cannot start any token",
        "yaml-syntax",
        "The text begins with a character that means something in YAML.",
        _QUOTE,
    ),
    (
        "unknown escape character",
        "yaml-syntax",
        "A backslash inside double quotes.",
        "Use single quotes, or write the backslash twice.",
    ),
    ("undefined tag handle", "yaml-mark", "The text begins with '!', which is a tag.", _QUOTE),
    (
        "expected alphabetic",
        "yaml-syntax",
        "The text begins with '*' or '&', which means something in YAML.",
        _QUOTE,
    ),
)
#: Where the parser says at what it began to read, that is the better place.
_FROM_START = ("yaml-open-end", "could not find expected ':'")
_TAB_INDENT = re.compile(r" *\t")


def _syntax_fault(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return fault(file, "yaml-tab", f"The file is no YAML ({error}).", "Mend or restore it.")
    at = _spot(mark)
    tab = _tab_before(text, mark.line)
    if tab:
        what = "A tab is used for indentation."
        return fault(file, "yaml-tab", what, "Use spaces, two for each level.", tab)
    words = getattr(error, "problem", None) or str(error)
    for found, code, what, mend in _HINTS:
        if found in words:
            began = getattr(error, "context_mark", None)
            better = began is not None and (code in _FROM_START or found in _FROM_START)
            return fault(file, code, what, mend, _spot(began) if better else at)
    return fault(
        file, "yaml-syntax", f"The file is no YAML here ({words}).", "Mend the line or the one above it.", at
    )


def _tab_before(text: str, line: int) -> Spot | None:
    """The tab that indents the line where the parser stopped, or the line before it."""
    lines = text.split("\n")
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (found := _TAB_INDENT.match(lines[number])):
            return number + 1, found.end()
    return None


# --- where things stand ---------------------------------------------------------------------------


def places(source: str | bytes, paths: Iterable[Path]) -> Mapping[Path, tuple[Spot, Spot]]:
    """Where the key and the value at each path stand, in one pass over the text.

    Args:
        source: text that `parse` has accepted.
        paths: ways from the top: keys and positions (from 0), such as `("requirements", 3, "id")`.

    Returns:
        path -> (place of its key or dash, place of its value), each (line, column) from 1. A path that
        does not exist gets the places of its nearest parent that does.
    """
    wanted = {path[:end] for path in paths for end in range(len(path) + 1)}
    found: dict[Path, tuple[Spot, Spot]] = {}
    events = _events(decode(source, ""))
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            first = next(events)
            _walk(first, events, (), _spot(first.start_mark), wanted, found)
            break
    return {path: _nearest(path, found) for path in wanted}


def locate(source: str | bytes, path: Path, *, key: bool = False) -> Spot:
    """Line and column of the value at `path` (of its key with `key`), or of its nearest existing parent."""
    path = tuple(path)
    return places(source, [path])[path][0 if key else 1]


def _nearest(path: Path, found: Mapping[Path, tuple[Spot, Spot]]) -> tuple[Spot, Spot]:
    while path and path not in found:
        path = path[:-1]
    return found.get(path, ((1, 1), (1, 1)))


def _walk(
    event: Any, events: Iterator[Any], path: Path, key: Spot, wanted: set[Path], found: dict[Path, tuple[Spot, Spot]]
) -> None:  # fmt: skip
    if path in wanted:
        found[path] = (key, _spot(event.start_mark))
    if type(event) is yaml.SequenceStartEvent:
        position = 0
        while type(item := next(events)) is not yaml.SequenceEndEvent:
            _walk(item, events, (*path, position), _spot(item.start_mark), wanted, found)
            position += 1
    elif type(event) is yaml.MappingStartEvent:
        while type(name := next(events)) is not yaml.MappingEndEvent:
            _walk(next(events), events, (*path, name.value), _spot(name.start_mark), wanted, found)
