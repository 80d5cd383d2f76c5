"""Inlines as plain text, and links that may be followed."""

import re
from collections.abc import Iterable, Iterator

from toolkit.models.blocks import Changed, Comment, FillIn, Footnote, Inline, LineBreak, Link, Reference, Text

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def plain(inlines: Iterable[Inline]) -> str:
    """The visible text of inlines without marks; footnotes and unlabelled references are left out."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case str():
                parts.append(inline)
            case Text():
                parts.append(inline.text)
            case LineBreak():
                parts.append(" ")
            case Link() | Reference() | Comment() | Changed():
                parts.append(plain(inline.inlines))
            case Footnote() | FillIn():
                pass
    return "".join(parts)


def bare(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inlines as a list of contents repeats them: marks stay, notes and links go, remarks leave their text."""
    found: list[Inline] = []
    for inline in inlines:
        match inline:
            case LineBreak():
                found.append(" ")
            case Link() | Reference() | Comment():
                found.extend(bare(inline.inlines))
            case FillIn():
                found.append(inline.hint)
            case Footnote():
                pass
            case _:
                found.append(inline)
    return tuple(found)


def is_safe_url(url: str) -> bool:
    """Whether a link may be followed: http, https, mailto and tel, and nothing that hides in blanks."""
    return url.lower().startswith(_SCHEMES) and not re.search(r"[\x00-\x20\x7f]", url)


def references(inlines: Iterable[Inline]) -> Iterator[str]:
    """The targets that inlines refer to, those in links, notes and remarks too."""
    for inline in inlines:
        if isinstance(inline, Reference):
            yield inline.target
        if isinstance(inline, Reference | Link | Footnote | Comment):
            yield from references(inline.inlines)
