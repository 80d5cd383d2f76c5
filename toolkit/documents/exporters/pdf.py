"""PDF: the block tree set on pages by typst, fit for archives (PDF/A-3a) and for everybody (PDF/UA-1)."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.documents.exporters.typeset import compiler
from toolkit.documents.exporters.typeset.whole import whole
from toolkit.models.document import Document

SUFFIX = "pdf"


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """The frame for one signature: page from 1, corners in points (1/72 inch) from the lower left of the page."""

    id: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


def render(document: Document, files: Mapping[str, bytes] | None = None) -> bytes:  # noqa: ARG001  # one shape for all
    """The PDF of a document; equal documents give equal bytes.

    Args:
        document: already filtered for its readers.
        files: not used; all exporters are called alike.

    Raises:
        BadData: typst cannot set the document.
        Refused: there are no words for the document's language.
    """
    data, pictures = whole(document)
    return compiler.pdf(data, pictures, _name(document), calendar.timegm(document.properties.day.timetuple()))


def signature_places(document: Document) -> tuple[SignaturePlace, ...]:
    """Where the frames for signatures stand in the PDF of a document, in the order of the text.

    A place is called by the `id` of its `SignatureField`; without one by the id of its table or sheet
    (`signature` if that has none either) and its number in it: `sign-2`.

    Raises:
        BadData: typst cannot set the document.
        Refused: there are no words for the document's language.
    """
    data, pictures = whole(document)
    found = compiler.query(data, pictures, _name(document), "signature-place")
    return tuple(_place(value) for value in found)


def _place(value: dict[str, object]) -> SignaturePlace:
    numbers = {key: round(float(str(number)), 3) for key, number in value.items() if key != "id"}
    top = numbers["paper"] - numbers["y"]
    return SignaturePlace(
        id=str(value["id"]),
        page=int(numbers["page"]),
        left=numbers["x"],
        bottom=round(top - numbers["height"], 3),
        right=round(numbers["x"] + numbers["width"], 3),
        top=round(top, 3),
    )


def _name(document: Document) -> str:
    return document.properties.document_id or document.title or SUFFIX
