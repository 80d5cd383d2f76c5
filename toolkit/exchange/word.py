"""Word files from outside: opened, or refused with the reason."""

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument

from toolkit.problems import BadData, Place, Problem

_MOST_UNPACKED = 256 * 1024 * 1024


def open_word(data: bytes, file: str) -> WordDocument:
    """Open a .docx.

    Raises:
        BadData: the file is no Word document, or unpacks to more than memory should hold.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            large = sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED
        if not large:
            return Document(io.BytesIO(data))
    except Exception as fault:  # noqa: BLE001 - zipfile, lxml and python-docx raise a dozen kinds
        what = f"The file is no Word document ({type(fault).__name__})."
        raise BadData([Problem(Place(file), "no-document", what, "Save it as .docx.")]) from None
    what = f"Unpacked, the file has more than {_MOST_UNPACKED // 1024**2} MB."
    raise BadData([Problem(Place(file), "file-too-large", what, "Take the pictures out.")])
