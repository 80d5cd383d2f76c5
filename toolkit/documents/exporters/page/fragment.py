"""One part of a text as HTML for a page that is not ours to frame: no style, no script, nothing to fetch."""

from collections.abc import Sequence
from datetime import date

from toolkit.documents.exporters.page import frame
from toolkit.documents.exporters.page.back_links import back_links
from toolkit.documents.exporters.page.blocks import blocks_html
from toolkit.documents.exporters.page.state import State
from toolkit.documents.outline import outline
from toolkit.documents.words import words
from toolkit.models.blocks import Blocks
from toolkit.models.document import Document, Properties

_NO_DAY = date(2000, 1, 1)
"""A fragment prints no date."""


def fragments(parts: Sequence[Blocks], language: str) -> tuple[str, ...]:
    """The HTML of each part of one text; anchors and numbers are those of the whole.

    Raises:
        Refused: there are no words for the language.
    """
    known = words(language)
    blocks = tuple(block for part in parts for block in part)
    whole = Document(title="-", language=language, properties=Properties(day=_NO_DAY), blocks=blocks)
    order = outline(whole, known)
    made, at = [], 0
    for part in parts:
        state = State(whole, known, order, back_links(()))
        made.append(f"{blocks_html(whole.blocks[at : at + len(part)], state)}{frame.notes(state)}")
        at += len(part)
    return tuple(made)


def fragment(before: Blocks, shown: Blocks, after: Blocks, language: str) -> str:
    """The HTML of the blocks in the middle, numbered as in the whole text.

    Raises:
        Refused: there are no words for the language.
    """
    known = words(language)
    whole = Document(
        title="-", language=language, properties=Properties(day=_NO_DAY), blocks=(*before, *shown, *after)
    )
    state = State(whole, known, outline(whole, known), back_links(()))
    part = whole.blocks[len(before) : len(before) + len(shown)]
    return f"{blocks_html(part, state)}{frame.notes(state)}"
