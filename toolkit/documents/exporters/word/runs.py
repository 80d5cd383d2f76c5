"""Paragraphs, runs, fields and bookmarks: the smallest things that the writer makes."""

import re
from collections.abc import Mapping

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.state import State
from toolkit.kernel.xml_text import legal

_SPECIAL = re.compile(r"([\t\n\r])")
_LINE_ENDS = str.maketrans("\v\f", "\n\n")
_PRESERVE = {n.XML_SPACE: "preserve"}


def paragraph(parent: _Element, style: str) -> _Element:
    """A new paragraph with a style id; its properties are its first child."""
    made = SubElement(parent, n.P)
    SubElement(SubElement(made, n.PPR), n.PSTYLE, {n.VAL: style})
    return made


def page_break_before(block: _Element) -> None:
    """Begin a new page with this paragraph. Keep-marks stand before it in the order of the schema."""
    properties = block[0]
    at = 1
    while at < len(properties) and properties[at].tag in {n.KEEP_NEXT, n.w("keepLines")}:
        at += 1
    properties.insert(at, properties.makeelement(n.BREAK_BEFORE))


def keep_next(block: _Element) -> None:
    """Hold this paragraph on the page of the next one."""
    properties = block[0]
    if properties.find(n.KEEP_NEXT) is None:
        properties.insert(1, properties.makeelement(n.KEEP_NEXT))


def run(parent: _Element, text: str, look: Mapping[str, Mapping[str, str]] | None = None) -> None:
    """A run of text; tabs and line ends become their own elements. `look` is property name -> attributes."""
    made = SubElement(parent, n.R)
    if look:
        properties = SubElement(made, n.RPR)
        for name, attributes in look.items():
            SubElement(properties, name, dict(attributes))
    if not text.isprintable():
        text = legal(text.translate(_LINE_ENDS))
        if _SPECIAL.search(text):
            _pieces(made, text)
            return
    _text(made, text)


def is_simple(text: str) -> bool:
    """Whether a text can stand in a run as it is, with no space that needs care."""
    return text.isprintable() and text[:1] != " " and text[-1:] != " " and "  " not in text


def _text(made: _Element, text: str) -> None:
    if is_simple(text):
        SubElement(made, n.T).text = text
    else:
        SubElement(made, n.T, _PRESERVE).text = text


def _pieces(made: _Element, text: str) -> None:
    for piece in _SPECIAL.split(text.replace("\r\n", "\n")):
        if piece == "\t":
            SubElement(made, n.TAB)
        elif piece in {"\n", "\r"}:
            SubElement(made, n.BR)
        elif piece:
            _text(made, piece)


def tab(parent: _Element) -> None:
    """A tabulator."""
    SubElement(SubElement(parent, n.R), n.TAB)


def field(
    parent: _Element, instruction: str, cached: str, look: Mapping[str, Mapping[str, str]] | None = None
) -> None:
    """A field with the result that stands there until somebody brings it up to date."""
    field_mark(parent, "begin")
    SubElement(SubElement(parent, n.R), n.INSTRUCTION, _PRESERVE).text = f" {instruction} "
    field_mark(parent, "separate")
    if cached:
        run(parent, cached, look)
    field_mark(parent, "end")


def field_mark(parent: _Element, kind: str) -> None:
    """One of the three marks of a field: begin, separate, end."""
    SubElement(SubElement(parent, n.R), n.FIELD_CHAR, {n.FIELD_TYPE: kind})


def bookmark_start(parent: _Element, anchor: str, state: State) -> str:
    """Open a bookmark if the anchor has none yet; the id to close it with, or nothing."""
    name = state.claim(anchor)
    if not name:
        return ""
    state.bookmarks += 1
    SubElement(parent, n.BOOKMARK_START, {n.ID: str(state.bookmarks), n.NAME: name})
    return str(state.bookmarks)


def bookmark_end(parent: _Element, number: str) -> None:
    """Close a bookmark that was opened."""
    if number:
        SubElement(parent, n.BOOKMARK_END, {n.ID: number})
