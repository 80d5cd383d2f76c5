"""HTML: one page that needs nothing else, readable from a mail attachment without a network."""

from collections.abc import Mapping

from toolkit.documents.exporters.page import assets, frame
from toolkit.documents.exporters.page.back_links import back_links
from toolkit.documents.exporters.page.blocks import blocks_html
from toolkit.documents.exporters.page.inlines import escape
from toolkit.documents.exporters.page.state import State
from toolkit.documents.outline import outline
from toolkit.documents.words import words
from toolkit.models.document import Document

SUFFIX = "html"


def render(document: Document, files: Mapping[str, bytes] | None = None) -> bytes:  # noqa: ARG001  # one shape for all
    """The page of a document.

    Args:
        document: already filtered for its readers.
        files: not used; all exporters are called alike.

    Raises:
        Refused: there are no words for the document's language.
    """
    known = words(document.language)
    state = State(document, known, outline(document, known), back_links(document.blocks))
    # The text first: it gives out the anchors that notes and contents point to.
    text = blocks_html(document.blocks, state)
    css = assets.style(document.properties.brand)
    tools = frame.tools(state, searchable=" data-entry" in text)
    title = " · ".join(part for part in (document.title, document.subtitle) if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{assets.policy(css)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#text">{escape(known["skip"])}</a>\n{frame.side(state)}<main id="text">\n{tools}'
        f"{frame.head(state)}{text}{frame.notes(state)}{frame.end(state)}</main>\n"
        f"<script>{assets.script()}</script>\n</body>\n</html>\n"
    ).encode()
