"""Tracked changes: what was written is marked as put in or taken out, so that Word can take it over or drop it."""

from collections.abc import Iterable
from typing import Literal

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.state import State

Kind = Literal["inserted", "deleted"]
_TAGS: dict[Kind, str] = {"inserted": n.w("ins"), "deleted": n.w("del")}
_MARKS = frozenset(_TAGS.values())
_TEXTS = {n.w("t"): n.w("delText"), n.w("instrText"): n.w("delInstrText")}
_AFTER_MARK = (n.w("sectPr"), n.w("pPrChange"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark_changed(elements: Iterable[_Element], kind: Kind, state: State) -> None:
    """Mark everything in these elements: runs, the ends of paragraphs, the rows of tables."""
    for element in list(elements):
        if element.tag == n.R:
            _wrap(element, kind, state)
            continue
        for run in list(element.iter(n.R)):
            if not any(above.tag in _MARKS for above in run.iterancestors()):
                _wrap(run, kind, state)
        for paragraph in [element, *element.iter(n.P)] if element.tag == n.P else list(element.iter(n.P)):
            _mark_end(paragraph, kind, state)
        for row in element.iter(n.w("tr")):
            _mark_row(row, kind, state)


def _wrap(run: _Element, kind: Kind, state: State) -> None:
    parent = run.getparent()
    if parent is None:
        return
    box = run.makeelement(_TAGS[kind], state.change_attributes())
    parent.replace(run, box)
    box.append(run)
    if kind == "deleted":
        for text in list(run):
            if text.tag in _TEXTS:
                text.tag = _TEXTS[text.tag]
                text.set(_SPACE, "preserve")


def _mark_end(paragraph: _Element, kind: Kind, state: State) -> None:
    """The end of the paragraph itself comes or goes too; otherwise an empty one would stay."""
    properties = paragraph.find(n.w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(n.w("pPr"), {})
        paragraph.insert(0, properties)
    look = properties.find(n.w("rPr"))
    if look is None:
        look = properties.makeelement(n.w("rPr"), {})
        later = [at for at, child in enumerate(properties) if child.tag in _AFTER_MARK]
        properties.insert(later[0] if later else len(properties), look)
    if not any(child.tag in _MARKS for child in look):
        look.insert(0, look.makeelement(_TAGS[kind], state.change_attributes()))


def _mark_row(row: _Element, kind: Kind, state: State) -> None:
    properties = row.find(n.w("trPr"))
    if properties is None:
        properties = row.makeelement(n.w("trPr"), {})
        at = 1 if len(row) and row[0].tag == n.w("tblPrEx") else 0
        row.insert(at, properties)
    if not any(child.tag in _MARKS for child in properties):
        SubElement(properties, _TAGS[kind], state.change_attributes())
