"""Two rows of inlines as one: word by word, with what was taken out before what was put in."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from toolkit.models.blocks import Changed, Inline, Inlines, Text

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST = 4_000
"""Tokens beyond which two texts are not compared word by word: comparing takes time by their product."""


def merged(old: Inlines, new: Inlines) -> Inlines:
    """Both texts in one; equal ones come out as they are."""
    if old == new:
        return new
    a, b = _tokens(old), _tokens(new)
    if max(len(a), len(b)) > _LONGEST:
        return (*changed(old, "deleted"), *changed(new, "inserted"))
    parts: list[Inline] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            parts += _joined(b[b1:b2])
        else:
            parts += changed(_joined(a[a1:a2]), "deleted")
            parts += changed(_joined(b[b1:b2]), "inserted")
    return tuple(parts)


def changed(inlines: Inlines, change: Literal["inserted", "deleted"]) -> Inlines:
    """The inlines as one change; nothing where there is nothing."""
    return (Changed(change=change, inlines=inlines),) if inlines else ()


def similar(old: Inlines, new: Inlines) -> float:
    """How alike two texts are, from 0 to 1, by their words."""
    a, b = _tokens(old), _tokens(new)
    if not a and not b:
        return 1.0
    return SequenceMatcher(None, a[:_LONGEST], b[:_LONGEST], autojunk=False).ratio()


def _tokens(inlines: Inlines) -> list[Inline]:
    """Words, spaces and marks one by one, each with the look of its run; other inlines whole."""
    tokens: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str):
            tokens += _TOKEN.findall(inline)
        elif isinstance(inline, Text):
            tokens += [inline.model_copy(update={"text": word}) for word in _TOKEN.findall(inline.text)]
        else:
            tokens.append(inline)
    return tokens


def _joined(tokens: Sequence[Inline]) -> Inlines:
    return tuple(_join(tokens))


def _join(tokens: Sequence[Inline]) -> Iterator[Inline]:
    held: Inline | None = None
    for token in tokens:
        together = _together(held, token) if held is not None else None
        if together is None:
            if held is not None:
                yield held
            held = token
        else:
            held = together
    if held is not None:
        yield held


def _together(a: Inline, b: Inline) -> Inline | None:
    """Two neighbours as one run, None if they look different."""
    if isinstance(a, str) and isinstance(b, str):
        return a + b
    if isinstance(a, Text) and isinstance(b, Text) and (a.marks, a.language) == (b.marks, b.language):
        return a.model_copy(update={"text": a.text + b.text})
    return None
