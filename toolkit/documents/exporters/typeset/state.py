"""What the parts of the PDF writer share while one document is turned into plain data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.documents.outline import Outline
from toolkit.kernel.xml_text import legal
from toolkit.models.document import Document

Node = str | dict[str, object]
"""What the typst program reads: text, or a mapping whose `k` says what it is."""

_BLANKS = re.compile("[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
# PDF/A forbids private characters; a reader sees that something stood there.
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufdd0-\ufdef]|[\U0001fffe-\U000effff]")
_NO_BREAK = "\u200b"


@dataclass(slots=True)
class State:
    """Counters, the anchors that have been given out, and the pictures by their file name."""

    document: Document
    words: Mapping[str, str]
    outline: Outline
    files: dict[str, bytes] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    heading_level: int = 0
    list_depth: int = 0
    places: int = 0
    narrow: bool = False

    def anchor(self, name: str) -> str:
        """The name if it has not been given out before; the first owner of a name keeps it."""
        if not name or name in self.placed:
            return ""
        self.placed.add(name)
        return name

    def text(self, text: str) -> str:
        """Text as typst can set it: without what PDF/A forbids, very long words with places to break."""
        if not text.isprintable():
            text = _PRIVATE.sub("\ufffd", legal(_BLANKS.sub(" ", text)))
        return breakable(text, 18 if self.narrow else 50)


def breakable(text: str, longest: int) -> str:
    """`text` with invisible places to break in words longer than `longest` characters."""
    if len(text) <= longest or all(len(word) <= longest for word in text.split(" ")):
        return text
    return " ".join(_broken(word, longest) for word in text.split(" "))


def _broken(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    parts = re.findall(rf"[^/.,;:_@=&?-]{{1,{longest // 2}}}[/.,;:_@=&?-]*|[/.,;:_@=&?-]+", word)
    return _NO_BREAK.join(parts)
