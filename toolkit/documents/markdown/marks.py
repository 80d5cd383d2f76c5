"""Puts printed values back where the template engine left their marks."""

import re
from collections.abc import Iterator, Sequence

from toolkit.documents.template import BLOCK_CLOSE, BLOCK_OPEN, VALUE_CLOSE, VALUE_OPEN
from toolkit.models.blocks import Inline, LineBreak

_VALUE = re.compile(f"{VALUE_OPEN}([0-9]{{1,9}}){VALUE_CLOSE}")
_BLOCK = re.compile(f"{BLOCK_OPEN}([^{BLOCK_CLOSE}]*){BLOCK_CLOSE}")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


class Values:
    """The printed values of one template run."""

    def __init__(self, values: Sequence[str] = ()) -> None:
        self._values = values

    def put_back(self, text: str) -> str:
        """`text` with its marks replaced, for places where line ends need no care."""
        if not self._values or VALUE_OPEN not in text:
            return text
        return _VALUE.sub(lambda mark: self._value(mark[1]) or mark[0], text)

    def inlines(self, text: str) -> Iterator[Inline]:
        """Like `put_back`, but a line end inside a value becomes a line break."""
        if not self._values or VALUE_OPEN not in text:
            if text:
                yield text
            return
        at = 0
        for mark in _VALUE.finditer(text):
            if mark.start() > at:
                yield text[at : mark.start()]
            yield from _lines(self._value(mark[1]) or mark[0])
            at = mark.end()
        if at < len(text):
            yield text[at:]

    def _value(self, number: str) -> str:
        index = int(number)
        return self._values[index] if index < len(self._values) else ""


def _lines(value: str) -> Iterator[Inline]:
    for index, line in enumerate(_LINE_ENDS.split(value)):
        if index:
            yield LineBreak()
        if line:
            yield line


def split_blocks(text: str) -> list[str]:
    """Text, block name, text, block name, ..., text."""
    return _BLOCK.split(text)
