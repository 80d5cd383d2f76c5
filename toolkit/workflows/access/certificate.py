"""The certificate of the pages: one's own, or one made for this run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.problems import UsageError
from toolkit.signing.web_certificate import fingerprint, make_web_certificate
from toolkit.store.files import read_given
from toolkit.workflows.clock import now_or


@dataclass(frozen=True)
class Certificate:
    """Files of a certificate and its key; `fingerprint` is what browsers show."""

    certificate: Path
    key: Path
    fingerprint: str


@contextmanager
def certificate_for(host: str) -> Iterator[Certificate]:
    """A new certificate for an address, gone when the block ends."""
    with TemporaryDirectory(prefix="crmkit-tls-") as folder:
        pem, key = make_web_certificate(host, now_or(None))
        made = Certificate(Path(folder) / "certificate.pem", Path(folder) / "key.pem", fingerprint(pem))
        made.key.touch(mode=0o600)
        made.certificate.write_bytes(pem)
        made.key.write_bytes(key)
        yield made


def given_certificate(certificate: Path, key: Path) -> Certificate:
    """A certificate that somebody else issued.

    Raises:
        UsageError: a file cannot be read, or is no certificate.
    """
    read_given(key, "Name the private key with --key.")
    try:
        shown = fingerprint(read_given(certificate, "Name the certificate with --cert."))
    except ValueError:
        raise UsageError(
            f"'{certificate}' is no certificate in PEM.", "Name the full chain in PEM."
        ) from None
    return Certificate(certificate, key, shown)
