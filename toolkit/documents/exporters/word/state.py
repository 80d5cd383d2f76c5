"""What the parts of the Word writer share while one document is written."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.outline import Outline
from toolkit.models.blocks import Comment, Inlines
from toolkit.models.document import Document

TEXT_WIDTH = 9071
"""Width of the text on an upright A4 page in twentieths of a point."""
WIDE_TEXT_WIDTH = 14003
"""The same on a page lying on its side."""
_LONGEST_NAME = 40


@dataclass(slots=True)
class State:
    """Counters and parts that grow: bookmarks, links, notes, lists, pictures."""

    document: Document
    words: Mapping[str, str]
    outline: Outline
    styles: Mapping[str, str]
    pages: Mapping[str, int] = field(default_factory=dict)
    width: int = TEXT_WIDTH
    fresh_page: bool = False
    bookmarks: int = 0
    names: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    notes: list[Inlines] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    controls: int = 0
    changes: int = 0
    list_shift: int = 0
    lists: list[tuple[int, int, int]] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    drawings: int = 0
    patterns: dict[tuple[object, ...], _Element] = field(default_factory=dict)

    def change_attributes(self) -> dict[str, str]:
        """Number, author and day of one tracked change."""
        self.changes += 1
        author = self.document.properties.author or self.document.title
        return {
            n.ID: str(self.changes),
            n.w("author"): author,
            n.w("date"): f"{self.document.properties.day.isoformat()}T00:00:00Z",
        }

    def link_id(self, url: str) -> str:
        """The relationship id of an outside address."""
        return self.links.setdefault(url, f"rIdLink{len(self.links) + 1}")

    def picture_id(self, content: bytes, ending: str) -> tuple[str, str]:
        """The relationship id and part name of a picture; equal pictures are stored once."""
        name = f"media/{hashlib.sha256(content).hexdigest()[:16]}.{ending}"
        self.pictures[name] = content
        return picture_relation(name), name

    def bookmark_name(self, anchor: str) -> str:
        """A name that Word takes: at most 40 letters, digits and underscores, unique ignoring case."""
        if anchor not in self.names:
            name = "_" + re.sub(r"[^A-Za-z0-9_]", "_", anchor)
            if len(name) > _LONGEST_NAME or self.owners.get(name.lower(), anchor) != anchor:
                name = f"{name[:30]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"
            self.owners[name.lower()] = anchor
            self.names[anchor] = name
        return self.names[anchor]

    def claim(self, anchor: str) -> str:
        """The bookmark name if `anchor` has no bookmark yet, else nothing: the first owner keeps it."""
        if not anchor or anchor in self.placed:
            return ""
        self.placed.add(anchor)
        return self.bookmark_name(anchor)

    def new_list(self, form: int, start: int) -> int:
        """The number of a new list of list format `form` (2 bullets, 3 numbers) that begins at `start`."""
        number = 100 + self.list_shift + len(self.lists)
        self.lists.append((number, form, start))
        return number


def picture_relation(name: str) -> str:
    """`media/0123456789abcdef.png` -> the id of its relationship."""
    return f"rIdPic{name[6:22]}"
