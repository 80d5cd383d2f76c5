"""Signs a field that is already there: PAdES, the first signature a certification, the rest approvals."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.errors import PathError, ValidationError

from toolkit.models.signoff.signing import SigningLevel
from toolkit.problems import Refused
from toolkit.signing.keys import Key, refuse_out_of_date
from toolkit.signing.stamp import StampPage
from toolkit.signing.trust import context
from toolkit.signing.writer import open_for_update

_WHOLE_FIELD = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN,
    y_align=AxisAlignment.ALIGN_MIN,
    margins=Margins(0, 0, 0, 0),
    inner_content_scaling=InnerScaling.NO_SCALING,
)
"""The stamp is as large as the field; the library's own rule would leave a margin and shrink it."""


@dataclass(frozen=True)
class SignOrder:
    """What one party signs and how.

    Attributes:
        field: name of the empty field.
        at: the moment; in UTC.
        reason: what the signature says, for example what was read.
        certify: the first signature: afterwards nothing but filling fields is allowed.
        stamp: a PDF page that the field shows, b"" for the library's own look.
        level: B-B works offline; B-T and B-LT need `stamper`.
        roots: certificates (DER) of authorities whom the parties trust; needed for B-LT.
        crls: revocation lists (DER or PEM) that are at hand.
        online: whether revocation data may be fetched.
    """

    field: str
    at: datetime
    reason: str = ""
    certify: bool = False
    stamp: bytes = b""
    level: SigningLevel = "B-B"
    stamper: TimeStamper | None = None
    roots: tuple[bytes, ...] = dataclasses.field(default=(), repr=False)
    crls: tuple[bytes, ...] = dataclasses.field(default=(), repr=False)
    online: bool = False


class _SignerAt(PdfSigner):
    """A signer for whom it is the moment that was handed in."""

    at: datetime

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        """The session of the library, with our moment in it."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def sign(pdf: bytes, key: Key, order: SignOrder) -> bytes:
    """The PDF with one more signature; the bytes before it stay untouched.

    Raises:
        BadData: the PDF cannot be read.
        Refused: the certificate is out of date or revoked, the field is filled or missing, the level
            wants a time stamp that is not to be had, or the document does not allow it.
    """
    refuse_out_of_date(key.holder, order.at)
    if order.level != "B-B" and order.stamper is None:
        raise Refused(
            f"Level {order.level} needs a time-stamp server.", "Name one with --tsa URL, or sign as B-B."
        )
    signer = _SignerAt(
        _metadata(order), signer=key.signer, timestamper=order.stamper, stamp_style=_look(order.stamp)
    )
    signer.at = order.at
    writer = open_for_update(pdf, "the PDF to sign")
    try:
        return signer.sign_pdf(writer, existing_fields_only=True).getvalue()  # type: ignore[no-any-return]
    except (SigningError, ValidationError, PathError, PdfError, OSError) as fault:
        if isinstance(cause := fault.__cause__ or fault, ValidationError | PathError):
            raise Refused(
                f"The certificate of {key.holder.name} does not hold: {str(cause).rstrip('.')}.",
                "Ask its issuer; a revoked certificate must not sign.",
            ) from None
        if isinstance(fault, TimestampRequestError | OSError):
            raise Refused(
                f"The time-stamp server does not answer as it should: {str(fault).rstrip('.')}.",
                "Try again, name another one with --tsa, or sign as B-B without a time stamp.",
            ) from None
        raise Refused(
            f"'{order.field}' cannot be signed: {fault}.",
            "Sign the file as it was issued or as the last party returned it; each field once.",
        ) from None


def _metadata(order: SignOrder) -> PdfSignatureMetadata:
    keeps = order.level == "B-LT"
    return PdfSignatureMetadata(
        field_name=order.field,
        reason=order.reason or None,
        certify=order.certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=keeps,
        validation_context=context(order.roots, order.at, crls=order.crls, online=order.online)
        if keeps or order.crls
        else None,
    )


def _look(stamp: bytes) -> StaticStampStyle | None:
    """What the field shows. The page carries its own fonts, so that names in any script can be read."""
    if not stamp:
        return None
    return StaticStampStyle(
        background=StampPage(stamp), background_opacity=1, border_width=0, background_layout=_WHOLE_FIELD
    )
