"""What the YAML parser stumbled over, in words for a person and at the place where one mends it."""

import re
from collections.abc import Sequence

import yaml

from toolkit.problems import Problem
from toolkit.store.reading.events import Spot, spot
from toolkit.store.reading.text import fault

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
        "expected node content",
        "yaml-syntax",
        "A value is missing here, or a bracket above is not closed.",
        "Write the value, or close the bracket with ']' or '}'.",
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


def syntax_fault(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The problem behind one of the parser's errors."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return fault(file, "yaml-tab", f"The file is no YAML ({error}).", "Mend or restore it.")
    at = spot(mark)
    tab = _tab_before(text, mark.line)
    if tab:
        what = "A tab is used for indentation."
        return fault(file, "yaml-tab", what, "Use spaces, two for each level.", tab)
    words = getattr(error, "problem", None) or str(error)
    for found, code, what, mend in _HINTS:
        if found in words:
            began = getattr(error, "context_mark", None)
            better = began is not None and (code in _FROM_START or found in _FROM_START)
            return fault(file, code, what, mend, spot(began) if better else at)
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
