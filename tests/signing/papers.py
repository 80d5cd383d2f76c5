"""A small frozen PDF, keys that prove nothing, and the ways in which a signed file is attacked."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.sign.timestamps import DummyTimeStamper

from toolkit.models.signoff.signing import FieldBox
from toolkit.signing.fields import place_fields
from toolkit.signing.keys import Key, key_from_file
from toolkit.signing.sign import SignOrder, sign
from toolkit.signing.try_out import Authority, make_authority, make_key_file

NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)
PASSPHRASE = "пароль-1".encode()
CLIENT, VENDOR = "Sign-01-ilze", "Sign-02-vendor"
_SOURCE = b"""#set document(title: "Assignment", date: datetime(year: 2026, month: 3, day: 30))
#pdf.attach("baseline.json", bytes("{}"), relationship: "data", mime-type: "application/json", description: "d")
#pdf.attach("technical-assignment.docx", bytes("word"), relationship: "alternative", mime-type: "a/b", description: "w")
= Assignment
Price 4710. #lorem(700)
"""


@lru_cache(maxsize=1)
def plain() -> bytes:
    """Two pages with an attachment, as the exporter writes them."""
    return bytes(typst.compile(_SOURCE, format="pdf", pdf_standards=["a-3a", "ua-1"]))


@lru_cache(maxsize=1)
def frozen() -> bytes:
    """The same with the fields of both parties."""
    return place_fields(
        plain(),
        [
            FieldBox(name=CLIENT, page=2, left=60, bottom=60, right=240, top=120, tooltip="Ilze"),
            FieldBox(name=VENDOR, page=2, left=300, bottom=60, right=480, top=120),
        ],
    )


@lru_cache(maxsize=1)
def authority() -> Authority:
    """Made once, since making keys takes time."""
    return make_authority(NOW)


@lru_cache(maxsize=4)
def key(holder: str) -> Key:
    """A key of the authority for a person."""
    return key_from_file(make_key_file(authority(), holder, PASSPHRASE, NOW), PASSPHRASE, "key.p12")


@lru_cache(maxsize=1)
def signed_once() -> bytes:
    """The client has certified."""
    return sign(frozen(), key("Ilze"), SignOrder(CLIENT, NOW, reason="read", certify=True))


@lru_cache(maxsize=1)
def signed_twice() -> bytes:
    """Then the vendor has approved."""
    return sign(signed_once(), key("Vendor"), SignOrder(VENDOR, NOW))


@lru_cache(maxsize=1)
def stamper() -> DummyTimeStamper:
    """A time-stamp server in this process, under the same authority."""
    private = rsa.generate_private_key(65537, 2048)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Clock")]))
        .issuer_name(authority().certificate.subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=30))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(authority().key, hashes.SHA256())
    )
    return DummyTimeStamper(
        translate_pyca_cryptography_cert_to_asn1(certificate),
        translate_pyca_cryptography_key_to_asn1(private),
        fixed_dt=NOW,
    )
