"""Puts every signature field into the PDF before it is frozen: afterwards nothing but signing may happen."""

from collections.abc import Sequence

from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

from toolkit.models.signoff.signing import FieldBox
from toolkit.problems import UsageError
from toolkit.signing.writer import open_for_update, written


def field_name(order: int, signatory: str) -> str:
    """`Sign-01-ilze`. The number keeps any name from being the beginning of another.

    A field that locks `Signature 1` would lock `Signature 10` too.
    """
    return f"Sign-{order:02d}-{signatory}"


def place_fields(pdf: bytes, boxes: Sequence[FieldBox]) -> bytes:
    """The PDF with one empty field for each box; the same input gives the same bytes.

    Raises:
        BadData: the PDF cannot be read.
        UsageError: two fields have one name.
    """
    names = [box.name for box in boxes]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(f"The signature field '{doubled[0]}' is wanted twice.", "Give each signatory an id.")
    writer = open_for_update(pdf, "the PDF")
    for box in boxes:
        append_signature_field(
            writer,
            SigFieldSpec(
                box.name,
                on_page=box.page - 1,
                box=(round(box.left), round(box.bottom), round(box.right), round(box.top)),
                readable_field_name=box.tooltip or box.name,
            ),
        )
    return written(writer)


def field_size(pdf: bytes, field: str, name: str) -> tuple[float, float]:
    """Width and height of a field in points; nothing is 0 wide where the field is not seen.

    Raises:
        BadData: the PDF cannot be read.
    """
    reader = open_for_update(pdf, name).prev
    for found, _, reference in enumerate_sig_fields(reader):
        if found == field:
            left, bottom, right, top = (float(edge) for edge in reference.get_object()["/Rect"])
            return right - left, top - bottom
    return 0, 0


def empty_fields(pdf: bytes, name: str) -> tuple[str, ...]:
    """Names of the fields that nobody has signed yet, in the order of the document."""
    reader = open_for_update(pdf, name).prev
    return tuple(field for field, value, _ in enumerate_sig_fields(reader) if value is None)
