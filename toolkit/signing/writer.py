"""Adds to a PDF without touching what is there, and without clock or chance.

pyHanko stamps the present moment and a random file id into every update. A baseline has to come out
byte-equal on two machines, so both are taken from the document itself here.
"""

import logging
from hashlib import sha256
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from toolkit.problems import BadData, Place, Problem

for _name in ("pyhanko", "pyhanko_certvalidator"):
    # Whatever goes wrong is told in our own words, once.
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_VERSION = (1, 7)
"""PDF/A-3 is a profile of PDF 1.7, also where a newer curve would like 2.0."""

BROKEN = (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError)
"""What the library is known to raise over a damaged file."""


class PinnedWriter(IncrementalPdfFileWriter):
    """Appends one update; its file id is the hash of what it appends to, dates stay as they are."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> Any:
        prev.stream.seek(0)
        own = generic.ByteStringObject(sha256(prev.stream.read()).digest()[:16])
        try:
            first = prev.trailer["/ID"][0]
        except KeyError:
            first = own
        if isinstance(first, generic.TextStringObject):
            first = generic.ByteStringObject(first.original_bytes)
        return generic.ArrayObject([first, own])

    def _update_meta(self) -> None:
        """Title, producer and dates are those of the document, not of this update."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Never above what PDF/A-3 allows."""
        super().ensure_output_version(min(version, _VERSION))  # type: ignore[no-untyped-call]  # no types there


def open_for_update(pdf: bytes, name: str) -> PinnedWriter:
    """A writer that appends to `pdf`.

    Raises:
        BadData: the bytes are no PDF that can be read; `name` is the file's name for the message.
    """
    try:
        return PinnedWriter(BytesIO(pdf))
    except BROKEN as fault:
        raise BadData([unreadable(name, fault)]) from None


def unreadable(name: str, fault: Exception) -> Problem:
    """The file is no PDF that can be read."""
    detail = str(fault).split("\n", maxsplit=1)[0][:200]
    return Problem(
        Place(name),
        "pdf-unreadable",
        f"The file cannot be read as a PDF ({detail or type(fault).__name__}).",
        "Ask for the file again, as it was sent; do not open and save it with another program.",
    )


def written(writer: PinnedWriter) -> bytes:
    """The old bytes followed by the update."""
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]  # the library has no types there
    return out.getvalue()
