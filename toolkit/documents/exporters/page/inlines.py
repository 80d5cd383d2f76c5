"""Inlines as HTML; every text passes `escape`."""

from html import escape as _escape

from toolkit.documents.exporters.page.state import State
from toolkit.documents.plain import is_safe_url
from toolkit.kernel.xml_text import legal
from toolkit.models.blocks import (
    Changed,
    Comment,
    FillIn,
    Footnote,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Reference,
    Text,
)

_TAGS: dict[Mark, tuple[str, str]] = {
    "strong": ("<strong>", "</strong>"),
    "emphasis": ("<em>", "</em>"),
    "strike": ("<s>", "</s>"),
    "underline": ("<u>", "</u>"),
    "code": ("<code>", "</code>"),
    "muted": ('<span class="muted">', "</span>"),
    "accent": ('<span class="accent">', "</span>"),
}


def escape(text: str) -> str:
    """Text for element content and quoted attributes."""
    return _escape(text if text.isprintable() else legal(text).replace("\r", "\n"), quote=True)


def inline_html(inlines: Inlines, state: State, *, linked: bool = False) -> str:
    """The HTML of inlines; inside a link (`linked`) further links are plain text."""
    parts: list[str] = []
    for inline in inlines:
        if isinstance(inline, str):
            parts.append(escape(inline))
        elif isinstance(inline, Text):
            parts.append(_text(inline))
        elif isinstance(inline, LineBreak):
            parts.append("<br>")
        elif isinstance(inline, Link):
            parts.append(_link(inline, state, linked=linked))
        elif isinstance(inline, Reference):
            parts.append(_reference(inline, state, linked=linked))
        elif isinstance(inline, Footnote):
            parts.append(_footnote(inline, state))
        elif isinstance(inline, Comment):
            parts.append(_comment(inline, state, linked=linked))
        elif isinstance(inline, Changed):
            tag = "ins" if inline.change == "inserted" else "del"
            parts.append(f"<{tag}>{inline_html(inline.inlines, state, linked=linked)}</{tag}>")
        else:
            parts.append(_fill_in(inline))
    return "".join(parts)


def _text(text: Text) -> str:
    html = escape(text.text)
    for mark in reversed(text.marks):
        before, after = _TAGS[mark]
        html = f"{before}{html}{after}"
    return f'<span lang="{escape(text.language)}">{html}</span>' if text.language else html


def _link(link: Link, state: State, *, linked: bool) -> str:
    inner = inline_html(link.inlines or (link.url,), state, linked=True)
    if linked or not is_safe_url(link.url):
        return inner
    return f'<a class="out" href="{escape(link.url)}" rel="noopener noreferrer">{inner}</a>'


def _reference(reference: Reference, state: State, *, linked: bool) -> str:
    label = state.outline.labels.get(reference.target)
    inner = inline_html(reference.inlines or (label or reference.target,), state, linked=True)
    if linked or label is None:
        return inner
    return f'<a href="#{escape(reference.target)}">{inner}</a>'


def _comment(comment: Comment, state: State, *, linked: bool) -> str:
    """The text with a mark; the remark itself stands among the notes."""
    by = f" ({comment.author})" if comment.author else ""
    remark = (Text(text=f"{state.words['remark']}{by}:", marks=("strong",)), f" {comment.text}")
    said = inline_html(comment.inlines, state, linked=linked)
    return f"<mark>{said}</mark>{'' if linked else _footnote(Footnote(inlines=remark), state)}"


def _fill_in(place: FillIn) -> str:
    """A line to write on, or boxes to tick; the page itself takes nothing in."""
    hint = f'<span class="fill">{escape(place.hint)}</span>'
    if place.kind != "choice" or not place.choices:
        return hint
    boxes = "".join(f'<span class="choice">☐ {escape(choice)}</span>' for choice in place.choices)
    return f"{hint} {boxes}"


def _footnote(note: Footnote, state: State) -> str:
    state.notes.append(note.inlines)
    number = len(state.notes)
    return f'<sup><a id="note-{number}-mark" href="#note-{number}" role="doc-noteref">{number}</a></sup>'
