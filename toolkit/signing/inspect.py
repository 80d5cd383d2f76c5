"""What can be seen in a signed PDF: its signatures one by one, and the files that travel inside it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import SEEK_END, BytesIO

from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel, SuspiciousModification
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator.errors import PathError

from toolkit.kernel.collecting import without_collecting
from toolkit.models.signoff.signing import FoundSignature
from toolkit.problems import BadData
from toolkit.signing.keys import holder_of
from toolkit.signing.trust import context
from toolkit.signing.writer import BROKEN, unreadable

_FAULTS = (*BROKEN, SigningError, SignatureValidationError, PathError, AssertionError)
_LARGEST_ATTACHMENT = 64_000_000


def signatures(pdf: bytes, roots: Iterable[bytes], at: datetime, name: str) -> tuple[FoundSignature, ...]:
    """Every signature, oldest first, checked against the authorities `roots` (DER).

    Args:
        pdf: the file.
        roots: whom the reader trusts; none means that nobody's identity can be told.
        at: the moment of checking, for signatures that say no time of their own.
        name: the file's name for messages.

    Raises:
        BadData: the file, or a signature in it, cannot be read at all.
    """
    trusted = tuple(roots)
    try:
        with without_collecting():
            reader = PdfFileReader(BytesIO(pdf), strict=False)
            return tuple(_found(signature, trusted, at) for signature in reader.embedded_regular_signatures)
    except _FAULTS as fault:
        raise BadData([unreadable(name, fault)]) from None


def _found(signature: EmbeddedPdfSignature, roots: tuple[bytes, ...], at: datetime) -> FoundSignature:
    status = _status(signature, roots, at)
    said = signature.self_reported_timestamp
    return FoundSignature(
        field=signature.field_name,
        holder=holder_of(signature.signer_cert),
        at=said,
        time_stamped=bool(status and status.timestamp_validity and status.timestamp_validity.valid),
        intact=bool(status and status.intact and status.valid),
        trusted=(status.trusted if status else False) if roots else None,
        why_not_trusted=_why(status),
        certifies=signature.docmdp_level is not None and "/Reference" in signature.sig_object,
        changes_allowed=status.docmdp_ok if status else None,
        changes=_changes(status),
        covers_whole_file=status is not None
        and (status.coverage == SignatureCoverageLevel.ENTIRE_FILE or _only_keeps(signature, status)),
    )


def _only_keeps(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
    """Whether nothing but revocation data follows: a signature for long keeping (B-LT) adds it behind itself."""
    if status.modification_level != ModificationLevel.LTA_UPDATES:
        return False
    stream = signature.reader.stream
    stream.seek(-32, SEEK_END)
    return "/DSS" in signature.reader.root and bool(stream.read().rstrip().endswith(b"%%EOF"))


def _status(
    signature: EmbeddedPdfSignature, roots: tuple[bytes, ...], at: datetime
) -> PdfSignatureStatus | None:
    """None where the library cannot follow what was done to the file."""
    moment = signature.self_reported_timestamp or at
    try:
        return validate_pdf_signature(signature, context(roots, moment))
    except _FAULTS:
        return None


def _why(status: PdfSignatureStatus | None) -> str:
    if status is None:
        return "the signature cannot be analysed"
    if status.trusted:
        return ""
    if status.revoked:
        return "its certificate was revoked"
    return "no trusted authority stands behind it"


def _changes(status: PdfSignatureStatus | None) -> str:
    if status is None or isinstance(status.diff_result, SuspiciousModification):
        return "other" if status else "not_analysable"
    level = status.modification_level
    if level is None:
        return "not_analysable"
    if level == ModificationLevel.NONE:
        return "none"
    return "signing" if level <= ModificationLevel.FORM_FILLING else "other"


def attachments(pdf: bytes, name: str) -> dict[str, bytes]:
    """The files inside the PDF, by their names.

    Raises:
        BadData: the file cannot be read, or an attachment is larger than 64 MB.
    """
    try:
        with without_collecting():
            return dict(_files(PdfFileReader(BytesIO(pdf), strict=False)))
    except _FAULTS as fault:
        raise BadData([unreadable(name, fault)]) from None


def _files(reader: PdfFileReader) -> Iterator[tuple[str, bytes]]:
    root = reader.root
    if "/Names" not in root or "/EmbeddedFiles" not in root["/Names"]:
        return
    seen: set[Reference] = set()
    waiting = [root["/Names"]["/EmbeddedFiles"]]
    while waiting:
        node = waiting.pop(0)
        if node.container_ref is not None:
            if node.container_ref in seen and "/Kids" in node:
                return
            seen.add(node.container_ref)
        waiting += list(node["/Kids"]) if "/Kids" in node else []
        names = node["/Names"] if "/Names" in node else []  # noqa: SIM401  # `get` does not follow references
        for at in range(0, len(names) - 1, 2):
            label, data = names[at], names[at + 1]["/EF"]["/F"].data
            if len(data) > _LARGEST_ATTACHMENT:
                raise ValueError(f"the attachment {label} is larger than 64 MB")
            yield str(label), bytes(data)


def page_count(pdf: bytes, name: str) -> int:
    """Number of pages.

    Raises:
        BadData: the file cannot be read.
    """
    try:
        return int(PdfFileReader(BytesIO(pdf), strict=False).root["/Pages"]["/Count"])
    except _FAULTS as fault:
        raise BadData([unreadable(name, fault)]) from None
