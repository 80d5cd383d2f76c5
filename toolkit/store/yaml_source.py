"""The only door to YAML: text in, plain data out, every scalar still text.

`yes`, `no`, `1.10`, `12:30` and `010` stay what was typed until a model gives them a type. Data is built
straight from the parser's events: no node tree, so a register of 5,000 requirements costs little time and
memory. Places are looked up only when something is wrong (`locate`, `places`), in a second pass.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from toolkit.problems import BadData, Problem
from toolkit.store.reading.events import Path, Spot, events, spot
from toolkit.store.reading.places import locate, places
from toolkit.store.reading.syntax_words import syntax_fault
from toolkit.store.reading.text import decode, fault

__all__ = ["Data", "Path", "Spot", "locate", "parse", "places"]

MAX_DEPTH = 50
MAX_PROBLEMS = 50

#: Text, nothing (a key without a value), a list or a mapping; never a number, a truth value or a date.
Data = str | None | list["Data"] | dict[str, "Data"]


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
        data = builder.document(events(text))
    except _Stop:
        raise BadData(builder.problems) from None
    except yaml.YAMLError as error:
        raise BadData([*builder.problems, syntax_fault(error, text, file)]) from None
    if builder.problems:
        raise BadData(builder.problems)
    return data


class _Stop(Exception):
    """Reading further makes no sense; the problem is noted already."""


class _Builder:
    """Turns events into data and notes what crmkit's YAML does not allow."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def note(self, event: Any, code: str, what: str, mend: str) -> None:
        at = spot(event.start_mark)
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
