"""What can be seen in a signed PDF: its signatures one by one, and the files that travel inside it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from io import SEEK_END, BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator.errors import PathError

from toolkit.kernel.collecting import without_collecting
from toolkit.models.signoff.signing import Changes, FoundSignature, Holder
from toolkit.problems import BadData
from toolkit.signing.inspection.changes import NarrowPolicy, changes, changes_after, revision_at
from toolkit.signing.inspection.differences import differences
from toolkit.signing.inspection.embedded import embedded_files
from toolkit.signing.inspection.revisions import Scan
from toolkit.signing.keys import holder_of
from toolkit.signing.trust import context
from toolkit.signing.writer import BROKEN, unreadable

_FAULTS = (*BROKEN, SigningError, SignatureValidationError, PathError, AssertionError)


class PdfFile:
    """A PDF that is looked into; nothing in it is believed.

    Raises BadData wherever the file, or what is asked for, cannot be read at all.
    """

    def __init__(self, pdf: bytes, name: str) -> None:
        """`name` is the file's name for messages."""
        self._pdf, self._name = pdf, name

    @cached_property
    def _reader(self) -> PdfFileReader:
        return PdfFileReader(BytesIO(self._pdf), strict=False)

    @cached_property
    def _scan(self) -> Scan:
        return Scan(self._reader)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            with without_collecting():
                yield
        except _FAULTS as fault:
            raise BadData([unreadable(self._name, fault)]) from None

    @property
    def is_signed(self) -> bool:
        """Whether it carries a signature, good or bad."""
        with self._reading():
            return bool(self._reader.embedded_regular_signatures)

    @property
    def page_count(self) -> int:
        """Number of pages."""
        with self._reading():
            return int(self._reader.root["/Pages"]["/Count"])

    def signatures(self, roots: Iterable[bytes], at: datetime) -> tuple[FoundSignature, ...]:
        """Every signature, oldest first, checked against the authorities `roots` (DER).

        Args:
            roots: whom the reader trusts; none means that nobody's identity can be told.
            at: the moment of checking, for signatures that say no time of their own.
        """
        trusted = tuple(roots)
        with self._reading():
            policy = NarrowPolicy(self._scan)
            return tuple(_found(s, trusted, at, policy) for s in self._reader.embedded_regular_signatures)

    def added_after(self, length: int) -> Changes:
        """What was added to the first `length` bytes, which were a whole PDF, signed or not."""
        try:
            with without_collecting():
                return changes_after(self._reader, length, self._scan)
        except _FAULTS:
            return "not_analysable"

    def changed_after(self, length: int) -> tuple[str, ...]:
        """What differs from the first `length` bytes, in words; nothing where it cannot be told."""
        try:
            with without_collecting():
                base = revision_at(self._reader, length)
                return () if base is None else tuple(differences(self._reader, base))
        except _FAULTS:
            return ()

    def attachments(self) -> dict[str, bytes]:
        """The files inside, by their names; none may be larger than 64 MB."""
        with self._reading():
            return dict(embedded_files(self._reader.root))


def _found(
    signature: EmbeddedPdfSignature, roots: tuple[bytes, ...], at: datetime, policy: NarrowPolicy
) -> FoundSignature:
    status = _status(signature, roots, at, policy)
    said, holder = signature.self_reported_timestamp, holder_of(signature.signer_cert)
    return FoundSignature(
        field=signature.field_name,
        holder=holder,
        at=said,
        time_stamped=bool(status and status.timestamp_validity and status.timestamp_validity.valid),
        intact=bool(status and status.intact and status.valid),
        trusted=(status.trusted if status else False) if roots else None,
        why_not_trusted=_why(status, holder, said or at),
        certifies=signature.docmdp_level is not None and "/Reference" in signature.sig_object,
        changes_allowed=status.docmdp_ok if status else None,
        changes=changes(status.diff_result if status else None),
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
    signature: EmbeddedPdfSignature, roots: tuple[bytes, ...], at: datetime, policy: NarrowPolicy
) -> PdfSignatureStatus | None:
    """None where the library cannot follow what was done to the file."""
    moment = signature.self_reported_timestamp or at
    try:
        return validate_pdf_signature(signature, context(roots, moment), diff_policy=policy)
    except _FAULTS:
        return None


def _why(status: PdfSignatureStatus | None, holder: Holder, moment: datetime) -> str:
    if status is None:
        return "the signature cannot be analysed"
    if status.trusted:
        return ""
    if status.revoked:
        return "its certificate was revoked"
    if not holder.valid_from <= moment <= holder.valid_until:
        return f"its certificate was valid from {holder.valid_from:%Y-%m-%d} to {holder.valid_until:%Y-%m-%d} only"
    return "no trusted authority stands behind it"
