"""Inlines as plain text, and text made fit for XML."""

import re
from collections.abc import Iterable

from toolkit.models.blocks import Footnote, Inline, LineBreak, Link, Reference, Text

# What XML 1.0 cannot hold; a reader sees that something stood there.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def legal(text: str) -> str:
    """`text` with U+FFFD for each character that XML forbids."""
    return _ILLEGAL.sub("\ufffd", text)


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
            case Link() | Reference():
                parts.append(plain(inline.inlines))
            case Footnote():
                pass
    return "".join(parts)


def is_safe_url(url: str) -> bool:
    """Whether a link may be followed: http, https, mailto and tel, and nothing that hides in blanks."""
    return url.lower().startswith(_SCHEMES) and not re.search(r"[\x00-\x20\x7f]", url)
