"""Throw-away certificates for trying out: an authority of one's own and a key for each signatory.

They prove nothing about anybody; the names say so.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

_BITS = 2048
_VALID = timedelta(days=30)
_DAY = timedelta(days=1)
AUTHORITY = "TRY-OUT authority (proves nothing)"


@dataclass(frozen=True)
class Authority:
    """A try-out authority: its key and certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        """The certificate as a file that others can be told to trust."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        """The certificate as verification takes it."""
        return self.certificate.public_bytes(serialization.Encoding.DER)


def make_authority(now: datetime) -> Authority:
    """A new authority, valid for 30 days from the day before `now`."""
    key = rsa.generate_private_key(65537, _BITS)
    name = _name(AUTHORITY)
    certificate = (
        _builder(name, name, key, now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Authority(key, certificate)


def make_key_file(authority: Authority, holder: str, passphrase: bytes, now: datetime) -> bytes:
    """A .p12 with a key for `holder`, signed by the authority and locked with `passphrase`."""
    key = rsa.generate_private_key(65537, _BITS)
    certificate = (
        _builder(_name(f"TRY-OUT {holder}"), authority.certificate.subject, key, now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .sign(authority.key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        holder.encode(),
        key,
        certificate,
        [authority.certificate],
        serialization.BestAvailableEncryption(passphrase),
    )


def revocation_list(authority: Authority, serials: tuple[int, ...], now: datetime) -> bytes:
    """A list (DER) on which the authority takes certificates back."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(now - _DAY)
        .next_update(now + _VALID)
    )
    for serial in serials:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now - _DAY).build()
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(authority.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def _name(common: str) -> x509.Name:
    # A common name holds 64 characters.
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPrivateKey, now: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + _VALID)
    )


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
