"""The text of a PDF as a reader gets it: page by page, with and without what stands around it."""

import io
import re
from typing import Any

from pypdf import PdfReader

_POINTS_PER_MM = 72 / 25.4
_HEAD, _FOOT = 24 * _POINTS_PER_MM, 23 * _POINTS_PER_MM
"""Above and below them stand the header and the footer of a page."""


def pages(content: bytes) -> list[str]:
    """The whole text of each page, without the invisible places to break."""
    return [_clean(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def bodies(content: bytes) -> list[str]:
    """The text of each page between its header and its footer."""
    return [_body(page) for page in PdfReader(io.BytesIO(content)).pages]


def _body(page: Any) -> str:
    top = float(page.mediabox.height) - _HEAD
    kept: list[str] = []

    def visit(text: str, transform: list[float], matrix: list[float], *_rest: object) -> None:
        height = matrix[4] * transform[1] + matrix[5] * transform[3] + transform[5]
        if _FOOT < height < top:
            kept.append(text)

    page.extract_text(visitor_text=visit)
    return _clean("".join(kept))


def _clean(text: str) -> str:
    return re.sub(r"(?<=\w)-\n(?=\w)", "", text.replace("\u200b", ""))


def tokens(text: str) -> list[str]:
    """Its words and numbers in the order of reading."""
    return re.findall(r"\w+", text.casefold())
