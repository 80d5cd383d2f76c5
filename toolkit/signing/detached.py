"""Detached signatures (CMS, `.p7s`): made by a party's own tool over the frozen PDF, kept beside it."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from asn1crypto import cms, pem
from pyhanko.sign.general import SigningError, extract_signer_info
from pyhanko.sign.validation import generic_cms
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator.errors import PathError

from toolkit.models.signoff.signing import FoundSignature
from toolkit.problems import BadData, Place, Problem
from toolkit.signing.keys import holder_of
from toolkit.signing.trust import context
from toolkit.signing.writer import BROKEN

_FAULTS = (*BROKEN, SigningError, SignatureValidationError, PathError, AssertionError)


def detached_signature(
    signature: bytes, signed: bytes, roots: Iterable[bytes], at: datetime, name: str
) -> FoundSignature:
    """Check a CMS signature over the bytes `signed`.

    Raises:
        BadData: the file is no CMS signature with a certificate. One made with an algorithm that is not
            known here is named as such; it is not called wrong.
    """
    trusted = tuple(roots)
    try:
        data = pem.unarmor(signature)[2] if pem.detect(signature) else signature
        content = cms.ContentInfo.load(data, strict=True)["content"]
        certificate = generic_cms.extract_certs_for_validation(content).signer_cert
        said = generic_cms.extract_self_reported_ts(extract_signer_info(content))
        holder = holder_of(certificate)
        checked = asyncio.run(
            generic_cms.async_validate_detached_cms(BytesIO(signed), content, context(trusted, said or at))
        )
    except _FAULTS as fault:
        raise BadData(
            [
                Problem(
                    Place(name),
                    "cms-unreadable",
                    f"The file is no detached signature that can be checked here ({type(fault).__name__}).",
                    "Ask for a CMS/PKCS#7 file (.p7s) with the signer's certificate in it; a national algorithm "
                    "is checked with the tool that made it, and recorded as a scan with a witness.",
                )
            ]
        ) from None
    return FoundSignature(
        field="",
        holder=holder,
        at=said,
        time_stamped=checked.timestamp_validity is not None,
        intact=checked.intact and checked.valid,
        trusted=checked.trusted if trusted else None,
        why_not_trusted="" if checked.trusted else "no trusted authority stands behind it",
        certifies=False,
        changes_allowed=None,
        changes="none",
        covers_whole_file=checked.intact,
    )
