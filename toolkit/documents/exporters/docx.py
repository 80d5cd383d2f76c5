"""Word: the block tree as elements, put into the package of the reference document."""

from collections.abc import Mapping

from lxml.etree import Element, SubElement

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.parts.dress import dress
from toolkit.documents.exporters.word.parts.numbering import list_formats
from toolkit.documents.exporters.word.parts.package import assemble
from toolkit.documents.exporters.word.parts.reference import (
    FILE,
    house_reference,
    open_reference,
    parse,
    style_ids,
)
from toolkit.documents.exporters.word.parts.sections import write_body
from toolkit.documents.exporters.word.state import State
from toolkit.documents.outline import outline
from toolkit.documents.words import words
from toolkit.kernel.collecting import without_collecting
from toolkit.models.document import Document

SUFFIX = "docx"


def render(
    document: Document, files: Mapping[str, bytes] | None = None, pages: Mapping[str, int] | None = None
) -> bytes:
    """The Word file of a document; equal documents give equal bytes.

    Args:
        document: already filtered for its readers.
        files: `reference.docx` in it replaces the house's own.
        pages: page numbers for the contents, by the names of bookmarks; entries without one have none.

    Raises:
        BadData: the reference document is unusable or lacks styles.
        Refused: there are no words for the document's language.
    """
    with without_collecting():
        return _render(document, files, pages)


def _render(document: Document, files: Mapping[str, bytes] | None, pages: Mapping[str, int] | None) -> bytes:
    members = open_reference((files or {}).get(FILE) or house_reference())
    styles = parse(members["word/styles.xml"])
    dress(styles, document)
    known = words(document.language)
    state = State(document, known, outline(document, known), style_ids(styles), pages or {})
    formats = list_formats(members, styles, state)
    root = Element(n.w("document"), n.IGNORABLE, n.BODY_NAMESPACES)
    write_body(SubElement(root, n.w("body")), state)
    return assemble(members, root, styles, formats, state)


def check_reference(content: bytes, file: str) -> None:
    """Look at a reference document before anything is written with it.

    Args:
        content: the bytes of a .docx file.
        file: its name for the messages.

    Raises:
        BadData: it is unusable, or lacks styles; all of them are named.
    """
    style_ids(parse(open_reference(content, file)["word/styles.xml"]), file)
