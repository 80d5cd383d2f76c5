"""From files and labels on the command line to a key that signs, and to what was signed elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.models.signoff.baseline import Signature
from toolkit.models.signoff.signing import SigningLevel
from toolkit.problems import UsageError
from toolkit.signing.keys import key_from_file, key_from_token
from toolkit.signing.trust import read_certificates
from toolkit.store.files import read_given
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.sign import signing as work
from toolkit.workflows.signoff.sign.recording import Given, record_detached, record_ink, record_pdf
from toolkit.workflows.signoff.sign.signing import SigningChoice
from toolkit.workflows.signoff.table import open_table

_LEVELS: tuple[SigningLevel, ...] = ("B-B", "B-T", "B-LT")


@dataclass(frozen=True)
class KeySource:
    """A key file, or a token with its driver and the label of the certificate."""

    file: Path | None = None
    token: str = ""
    library: Path | None = None
    certificate: str = ""


def choice(  # noqa: PLR0913  # what can be said about a signature
    level: str,
    tsa: str,
    *,
    trust: Sequence[Path] = (),
    crls: Sequence[Path] = (),
    online: bool = False,
    deputy: bool = False,
    other_name: bool = False,
    reason: str = "",
) -> SigningChoice:
    """How to sign.

    Raises:
        UsageError: there is no such level, or a file cannot be read.
        BadData: a certificate cannot be read.
    """
    known = next((name for name in _LEVELS if name == level.upper()), None)
    if known is None:
        raise UsageError(f"There is no level '{level}'.", f"Choose one of: {', '.join(_LEVELS)}.")
    roots = [c for path in trust for c in read_certificates(read_given(path), str(path))]
    return SigningChoice(
        level=known,
        tsa=tsa,
        roots=tuple(roots),
        crls=tuple(read_given(path) for path in crls),
        online=online,
        deputy=deputy,
        other_name=other_name,
        reason=reason,
    )


def look_at(session: Session, source: KeySource) -> None:
    """Refuse what cannot be a key, before anybody is asked for its pass-phrase.

    Raises:
        UsageError: no key was named, the file is not there, or it lies inside the engagement.
    """
    if source.token:
        if source.library is None:
            raise UsageError("Which driver has the token?", "Name it with --library.")
        return
    if source.file is None:
        raise UsageError("Which key signs?", "Name a file with --key, or a token with --token and --library.")
    if not source.file.is_file():
        raise UsageError(
            f"There is no key file '{source.file}'.",
            "For a try-out make keys with 'crmkit signoff test-pki ../keys'; "
            "what was signed elsewhere comes in with 'crmkit signoff record FILE --as WHO'.",
        )
    if source.file.resolve().is_relative_to(open_table(session).root.resolve()):
        raise UsageError(
            f"The key '{source.file}' lies inside the engagement, which is handed on and kept.",
            "Move it out; a key belongs to one person.",
        )


def sign_with(session: Session, source: KeySource, secret: bytes, picked: SigningChoice) -> Signature:
    """Sign as the person at work.

    Raises:
        UsageError: no key was named, or the key lies inside the engagement.
        Refused: it is not this person's turn, or something is missing.
    """
    if source.token:
        look_at(session, source)
        assert source.library is not None  # noqa: S101  # `look_at` refuses a token without one
        with key_from_token(source.library, source.token, source.certificate, secret.decode()) as key:
            return work.sign_here(session, "", key, picked)
    look_at(session, source)
    assert source.file is not None  # noqa: S101  # `look_at` refuses a source without one
    key = key_from_file(read_given(source.file), secret, source.file.name)
    return work.sign_here(session, "", key, picked)


def record_file(
    session: Session, path: Path, about: Given, *, ink: bool = False, witness: str = ""
) -> Signature:
    """Take in a signed PDF, a detached signature or a scan, by what the file is; `about` says whose it is.

    Raises:
        UsageError: the file cannot be read or is of no such kind.
        Refused: it does not hold, or it is not the person's turn.
    """
    given = replace(about, data=read_given(path), file=path.name)
    if ink:
        return record_ink(session, given, witness)
    if given.data.startswith(b"%PDF-"):
        return record_pdf(session, given)
    return record_detached(session, given)
