"""Whom the parties trust: certificates of authorities, read from PEM or DER, and nothing of the machine's own."""

from collections.abc import Iterable
from datetime import datetime

from asn1crypto import pem, x509
from pyhanko_certvalidator import ValidationContext

from toolkit.problems import BadData, Place, Problem


def read_certificates(data: bytes, name: str) -> tuple[bytes, ...]:
    """The certificates of a file, DER each.

    Raises:
        BadData: it holds none that can be read.
    """
    try:
        blobs = [found for _, _, found in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        for blob in blobs:
            # Reading is lazy: asking for the subject and the dates reads it through.
            _ = x509.Certificate.load(blob, strict=True).subject.native
    except (ValueError, TypeError, KeyError, IndexError):
        raise BadData(
            [
                Problem(
                    Place(name),
                    "certificate-unreadable",
                    "The file holds no certificate that can be read.",
                    "Give a certificate in PEM or DER, as the authority publishes it.",
                )
            ]
        ) from None
    return tuple(blobs)


def context(
    roots: Iterable[bytes], at: datetime, *, crls: Iterable[bytes] = (), online: bool = False
) -> ValidationContext:
    """Checks certificates as of `at` against `roots` only.

    Revocation is looked up in `crls`, and asked over the network only when `online`.
    """
    return ValidationContext(
        trust_roots=[x509.Certificate.load(root) for root in roots],
        moment=at,
        allow_fetching=online,
        crls=list(crls),
        revocation_mode="require" if crls else "soft-fail",
        best_signature_time=at,
    )
