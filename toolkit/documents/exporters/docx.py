"""Word: the block tree as elements, put into the package of the reference document."""

from collections.abc import Mapping

from lxml.etree import Element, SubElement

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.parts.package import assemble
from toolkit.documents.exporters.word.parts.reference import (
    FILE,
    dress,
    house_reference,
    open_reference,
    parse,
    style_ids,
)
from toolkit.documents.exporters.word.parts.sections import write_body
from toolkit.documents.exporters.word.state import State
from toolkit.documents.outline import outline
from toolkit.documents.words import words
from toolkit.models.document import Document

SUFFIX = "docx"


def render(document: Document, files: Mapping[str, bytes] | None = None) -> bytes:
    """The Word file of a document; equal documents give equal bytes.

    Args:
        document: already filtered for its readers.
        files: `reference.docx` in it replaces the house's own.

    Raises:
        BadData: the reference document is unusable or lacks styles.
        Refused: there are no words for the document's language.
    """
    members = open_reference((files or {}).get(FILE) or house_reference())
    styles = parse(members["word/styles.xml"])
    dress(styles, document)
    known = words(document.language)
    state = State(document, known, outline(document, known), style_ids(styles))
    root = Element(n.w("document"), n.IGNORABLE, n.BODY_NAMESPACES)
    write_body(SubElement(root, n.w("body")), state)
    return assemble(members, root, styles, state)
