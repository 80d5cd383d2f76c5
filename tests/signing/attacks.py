"""Ways to change a signed PDF, each as a function from the honest file to a dishonest one."""

# mypy: allow-untyped-calls

from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

Attack = Callable[[bytes], bytes]


def _updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def trailing_comment(pdf: bytes) -> bytes:
    """Bytes after the end, which viewers do not show."""
    return pdf + b"\n% nothing to see here\n"


def page_text(pdf: bytes) -> bytes:
    """Another price painted over the first page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        content = generic.StreamObject(stream_data=b"BT /F1 20 Tf 100 700 Td (Price 9999) Tj ET")
        resources = generic.DictionaryObject({})
        writer.add_stream_to_page(0, writer.add_object(content), resources)

    return _updated(pdf, change)


def attachment(pdf: bytes) -> bytes:
    """One more file inside."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        held = EmbeddedFileObject.from_file_data(writer, data=b"{}", compress=False)
        embed_file(writer, FileSpec(file_spec_string="annex.json", embedded_data=held))

    return _updated(pdf, change)


def annotation(pdf: bytes) -> bytes:
    """A note stuck onto the first page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        note = generic.DictionaryObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
                generic.pdf_name("/Contents"): generic.pdf_string("Price 9999"),
                generic.pdf_name("/Rect"): generic.ArrayObject(
                    [generic.NumberObject(n) for n in (10, 10, 200, 40)]
                ),
            }
        )
        writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))

    return _updated(pdf, change)


def other_title(pdf: bytes) -> bytes:
    """Another title in the properties."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.pdf_string("X")}))

    return _updated(pdf, change)


def open_action(pdf: bytes) -> bytes:
    """A program that runs when the file is opened."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root["/OpenAction"] = writer.add_object(
            generic.DictionaryObject(
                {
                    generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
                    generic.pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
                }
            )
        )
        writer.update_root()

    return _updated(pdf, change)


def rewritten(pdf: bytes) -> bytes:
    """Saved anew by another program."""
    out = BytesIO()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.write(out)
    return out.getvalue()


def prepended(pdf: bytes) -> bytes:
    """Something before the beginning."""
    return b"%PDF-1.7\n" + pdf


def flipped_inside(pdf: bytes) -> bytes:
    """One byte of the first page's content."""
    at = pdf.index(b"stream\n") + 40
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def flipped_padding(pdf: bytes) -> bytes:
    """One zero in the padding of a signature, which no signature covers."""
    at = pdf.rindex(b"00000000>") + 4
    return pdf[:at] + b"1" + pdf[at + 1 :]


def cut_off(pdf: bytes) -> bytes:
    """The last thousand bytes are gone."""
    return pdf[:-1000]


ATTACKS: tuple[Attack, ...] = (
    trailing_comment,
    page_text,
    attachment,
    annotation,
    other_title,
    open_action,
    rewritten,
    prepended,
    flipped_inside,
    flipped_padding,
    cut_off,
)
