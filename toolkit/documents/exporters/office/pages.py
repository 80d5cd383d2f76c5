"""Page numbers for the contents of Word files, and PDFs printed from them."""

import io
import re
import zipfile
from collections.abc import Mapping

from pypdf import PdfReader

from toolkit.documents.exporters import docx
from toolkit.documents.exporters.office.convert import to_pdf
from toolkit.models.document import Document

_BOOKMARK = re.compile(rb'<w:bookmarkStart [^>]*w:name="([A-Za-z0-9_]+)"')


def numbered(documents: Mapping[str, Document], files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The Word files of documents with page numbers in their contents and lists.

    Each is laid out once by LibreOffice, all in one start; where bookmarks came to stand is written into
    the entries. Numbers need no room of their own, so that a second pass finds the same pages. The pages
    hang on the fonts of this machine: these files are outside the promise of equal bytes.

    Args:
        documents: already filtered for their readers, by any names.
        files: as for the Word exporter.

    Raises:
        Refused: LibreOffice is missing, takes too long, or cannot read a file.
        BadData: the reference document is unusable.
    """
    plain = {name: docx.render(document, files) for name, document in documents.items()}
    laid_out = to_pdf(plain)
    return {
        name: docx.render(document, files, pages_of(laid_out[name], plain[name]))
        for name, document in documents.items()
    }


def pages_of(pdf: bytes, word: bytes) -> dict[str, int]:
    """The page, from 1, of each bookmark of a Word file in the PDF that was printed from it."""
    reader = PdfReader(io.BytesIO(pdf))
    places = reader.named_destinations
    found: dict[str, int] = {}
    for name in _bookmarks(word):
        # LibreOffice writes all but letters and digits as two hexadecimal digits.
        place = places.get("/" + name.replace("_", "5F"))
        page = reader.get_destination_page_number(place) if place else None
        if page is not None:
            found[name] = page + 1
    return found


def _bookmarks(word: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return [name.decode() for name in _BOOKMARK.findall(package.read("word/document.xml"))]
