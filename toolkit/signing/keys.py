"""Keys to sign with: a .p12 file or a token (PKCS#11). Pass-phrases come as bytes and are never kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from asn1crypto import x509
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import Signer, SimpleSigner

from toolkit.models.signoff.signing import Holder
from toolkit.problems import Refused, UsageError


@dataclass(frozen=True)
class Key:
    """A key that is ready to sign, and whose it is."""

    signer: Signer
    holder: Holder


def key_from_file(data: bytes, passphrase: bytes, name: str) -> Key:
    """The key of a .p12 file.

    Raises:
        UsageError: the pass-phrase does not open it, or it holds no key with its certificate.
    """
    try:
        signer = SimpleSigner.load_pkcs12_data(data, [], passphrase or None)
    except (ValueError, TypeError, AttributeError):
        raise UsageError(
            f"'{name}' does not open: the pass-phrase is wrong, or it holds no key with a certificate.",
            "Type the pass-phrase again; export the key from your certificate store as .p12 (PKCS#12).",
        ) from None
    if signer.signing_cert is None:
        raise UsageError(f"'{name}' holds no certificate for its key.", "Export both together as .p12.")
    return Key(signer, holder_of(signer.signing_cert))


@contextmanager
def key_from_token(library: Path, token: str, certificate: str, pin: str) -> Iterator[Key]:
    """The key of a smart card or token, as long as the block lasts.

    Args:
        library: the driver of the card's maker, such as `opensc-pkcs11.so`.
        token: label of the token.
        certificate: label of the certificate, and of the key that belongs to it.
        pin: typed by the person; not kept.

    Raises:
        UsageError: driver, token, certificate or PIN do not fit.
    """
    try:
        session = open_pkcs11_session(str(library), token_criteria=TokenCriteria(label=token), user_pin=pin)
    except Exception as fault:  # noqa: BLE001  # each driver has errors of its own; all mean the same here
        raise UsageError(
            f"The token '{token}' cannot be opened ({type(fault).__name__}: {fault}).",
            "Look whether it is plugged in, and check the driver's path, the label and the PIN.",
        ) from None
    try:
        signer = PKCS11Signer(session, cert_label=certificate, key_label=certificate)
        if signer.signing_cert is None:
            raise UsageError(f"There is no certificate '{certificate}' on the token '{token}'.")
        yield Key(signer, holder_of(signer.signing_cert))
    except SigningError as fault:
        raise UsageError(f"The token '{token}' refuses: {fault}.", "Check label and PIN.") from None
    finally:
        session.close()


def holder_of(certificate: x509.Certificate) -> Holder:
    """Whose certificate it is."""
    return Holder(
        name=_common_name(certificate.subject),
        issuer=_common_name(certificate.issuer),
        sha256=sha256(certificate.dump()).hexdigest(),
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        self_issued=certificate.subject == certificate.issuer,
    )


def refuse_out_of_date(holder: Holder, at: datetime) -> None:
    """A certificate signs only while it is valid.

    Raises:
        Refused: it is not valid yet, or has expired.
    """
    if at < holder.valid_from:
        raise Refused(
            f"The certificate of {holder.name} is valid from {holder.valid_from:%Y-%m-%d} only.",
            "Check the clock of this machine, or sign later.",
        )
    if at > holder.valid_until:
        raise Refused(
            f"The certificate of {holder.name} expired on {holder.valid_until:%Y-%m-%d}.",
            "Renew it and sign with the new one; an expired certificate proves nothing.",
        )


def _common_name(name: x509.Name) -> str:
    found = name.native.get("common_name") or name.human_friendly
    return found[-1] if isinstance(found, list) else str(found)
