"""HTML: one page that needs nothing else, readable from a mail attachment without a network."""

from collections.abc import Mapping

from toolkit.documents.exporters.page.blocks import blocks_html
from toolkit.documents.exporters.page.inlines import escape, inline_html
from toolkit.documents.exporters.page.state import State
from toolkit.documents.exporters.page.style import STYLE
from toolkit.documents.outline import outline
from toolkit.documents.words import words
from toolkit.models.document import Document

SUFFIX = "html"
_DEPTH = 2
# Nothing is loaded and nothing runs, whatever a text may hold.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def render(document: Document, files: Mapping[str, bytes] | None = None) -> bytes:  # noqa: ARG001  # one shape for all
    """The page of a document.

    Args:
        document: already filtered for its readers.
        files: not used yet; all exporters are called alike.

    Raises:
        Refused: there are no words for the document's language.
    """
    known = words(document.language)
    state = State(document, known, outline(document, known))
    # The text first: it gives out the anchors that notes and contents point to.
    text = blocks_html(document.blocks, state)
    end = _notes(state) + _end(document)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(_page_title(document))}</title>\n<style>{STYLE}{_brand(document)}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#text">{escape(known["skip"])}</a>\n{_side(state)}<main id="text">\n{_head(state)}'
        f"{text}{end}</main>\n</body>\n</html>\n"
    ).encode()


def _page_title(document: Document) -> str:
    return " · ".join(text for text in (document.title, document.subtitle) if text)


def _brand(document: Document) -> str:
    """The brand's colour, in light only: on dark paper it might not be readable."""
    accent = document.properties.brand.accent
    return f"@media(prefers-color-scheme:light){{:root{{--accent:{accent}}}}}" if accent else ""


def _side(state: State) -> str:
    rows = "".join(
        f'<li class="level-{entry.level}"><a href="#{escape(entry.anchor)}"><span class="number">{entry.number}</span>'
        f"<span>{inline_html(entry.inlines, state, linked=True)}</span></a></li>\n"
        for entry in state.outline.entries
        if entry.level <= _DEPTH
    )
    title = escape(state.words["contents"])
    return (
        f'<nav class="side" aria-label="{title}"><p>{title}</p><ol>\n{rows}</ol></nav>\n'
        if rows
        else "<div></div>\n"
    )


def _head(state: State) -> str:
    document, properties = state.document, state.document.properties
    kind = f'<p class="kind">{escape(document.kind)}</p>' if document.kind else ""
    subtitle = f'<p class="subtitle">{escape(document.subtitle)}</p>' if document.subtitle else ""
    draft = ""
    if properties.draft:
        reason = f": {properties.draft_reason}" if properties.draft_reason else ""
        draft = f'<p class="draft-mark">{escape(state.words["draft"] + reason)}</p>'
    return f"<header>{kind}<h1>{escape(document.title)}</h1>{subtitle}{draft}</header>\n"


def _notes(state: State) -> str:
    if not state.notes:
        return ""
    rows = []
    at = 0
    while at < len(state.notes):  # a note may hold another one, which then follows it
        at += 1
        back = f'<a href="#note-{at}-mark" role="doc-backlink" aria-label="{at}">↩</a>'
        rows.append(f'<li id="note-{at}">{inline_html(state.notes[at - 1], state)} {back}</li>')
    title = escape(state.words["notes"])
    return f'<section class="notes" role="doc-endnotes" aria-label="{title}"><ol>{"".join(rows)}</ol></section>\n'


def _end(document: Document) -> str:
    properties = document.properties
    texts = (properties.document_id, properties.version, properties.brand.legal_footer)
    said = " · ".join(text for text in texts if text)
    return f'<p class="end">{escape(said)}</p>\n' if said else ""
