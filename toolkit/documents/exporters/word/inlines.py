"""Inlines as runs, links, references and notes."""

from collections.abc import Mapping

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.controls import write_fill_in
from toolkit.documents.exporters.word.parts.tracked import mark_changed
from toolkit.documents.exporters.word.runs import field, run
from toolkit.documents.exporters.word.state import State
from toolkit.documents.plain import is_safe_url
from toolkit.models.blocks import Changed, Comment, Footnote, Inlines, LineBreak, Link, Reference, Text

Look = Mapping[str, Mapping[str, str]]
_ON: Mapping[str, str] = {}
# Properties of a run stand in the order of the schema: style, bold, italic, strike, underline, language.
_STYLE_MARKS = {"code": "code", "muted": "muted", "accent": "accent"}


def write_inlines(parent: _Element, inlines: Inlines, state: State, style: str = "") -> None:
    """Append inlines to a paragraph or link. `style` is a character style id for all of them."""
    look: Look | None = {n.RSTYLE: {n.VAL: style}} if style else None
    for inline in inlines:
        if isinstance(inline, str):
            run(parent, inline, look)
        elif isinstance(inline, Text):
            run(parent, inline.text, _look(inline, style, state))
        elif isinstance(inline, LineBreak):
            SubElement(SubElement(parent, n.R), n.BR)
        elif isinstance(inline, Link):
            _link(parent, inline, state, style)
        elif isinstance(inline, Reference):
            _reference(parent, inline, state, style)
        elif isinstance(inline, Footnote):
            _footnote(parent, inline, state)
        elif isinstance(inline, Comment):
            _comment(parent, inline, state, style)
        elif isinstance(inline, Changed):
            before = len(parent)
            write_inlines(parent, inline.inlines, state, style)
            mark_changed(list(parent)[before:], inline.change, state)
        else:
            write_fill_in(parent, inline, state)


def _look(text: Text, style: str, state: State) -> Look:
    look: dict[str, Mapping[str, str]] = {}
    for mark in text.marks:
        style = state.styles[_STYLE_MARKS[mark]] if mark in _STYLE_MARKS else style
    if style:
        look[n.RSTYLE] = {n.VAL: style}
    if "strong" in text.marks:
        look[n.BOLD] = _ON
    if "emphasis" in text.marks:
        look[n.ITALIC] = _ON
    if "strike" in text.marks:
        look[n.STRIKE] = _ON
    if "underline" in text.marks:
        look[n.UNDERLINE] = {n.VAL: "single"}
    if text.language:
        look[n.LANG] = {n.VAL: text.language}
    return look


def _link(parent: _Element, link: Link, state: State, style: str) -> None:
    if parent.tag == n.HYPERLINK or not is_safe_url(link.url):
        write_inlines(parent, link.inlines, state, style)
        return
    made = SubElement(parent, n.HYPERLINK, {n.R_ID: state.link_id(link.url), n.w("history"): "1"})
    write_inlines(made, link.inlines or (link.url,), state, state.styles["hyperlink"])


def _reference(parent: _Element, reference: Reference, state: State, style: str) -> None:
    label = state.outline.labels.get(reference.target)
    if label is None or parent.tag == n.HYPERLINK:
        write_inlines(parent, reference.inlines or (label or reference.target,), state, style)
        return
    name = state.bookmark_name(reference.target)
    if reference.inlines:
        made = SubElement(parent, n.HYPERLINK, {n.ANCHOR: name, n.w("history"): "1"})
        write_inlines(made, reference.inlines, state, state.styles["internal link"])
        return
    number = "\\r " if label[:1].isdigit() else ""
    field(parent, f"REF {name} {number}\\h", label, {n.RSTYLE: {n.VAL: state.styles["internal link"]}})


def _comment(parent: _Element, remark: Comment, state: State, style: str) -> None:
    """Where the remark begins and ends, and behind it the sign that a reader clicks."""
    number = {n.ID: str(len(state.comments))}
    state.comments.append(remark)
    SubElement(parent, n.w("commentRangeStart"), number)
    write_inlines(parent, remark.inlines, state, style)
    SubElement(parent, n.w("commentRangeEnd"), number)
    made = SubElement(parent, n.R)
    SubElement(SubElement(made, n.RPR), n.RSTYLE, {n.VAL: state.styles["annotation reference"]})
    SubElement(made, n.w("commentReference"), number)


def _footnote(parent: _Element, note: Footnote, state: State) -> None:
    state.notes.append(note.inlines)
    made = SubElement(parent, n.R)
    SubElement(SubElement(made, n.RPR), n.RSTYLE, {n.VAL: state.styles["footnote reference"]})
    SubElement(made, n.FOOTNOTE_REFERENCE, {n.ID: str(len(state.notes))})
