"""An engagement that was frozen, read and signed, step by step; each step is made once and copied."""

import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from toolkit.signing.keys import key_from_file
from toolkit.store.signoff.records import Records, read_records
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.issue.freeze import freeze
from toolkit.workflows.signoff.reading import acknowledge, lectern, start_review
from toolkit.workflows.signoff.sign.signing import SigningChoice, sign_here
from toolkit.workflows.signoff.sign.try_out import make_test_pki

SAMPLE = Path(__file__).parents[3] / "samples" / "kaskad-signed"
REVIEW, FROZEN, SIGNED = date(2026, 3, 27), date(2026, 3, 30), date(2026, 3, 31)
PASSPHRASE = b"try-out"
READERS = ("ilze", "natalja", "vendor")


def at(folder: Path, who: str, day: date = SIGNED) -> Session:
    """A session of a person on a day."""
    return Session(folder, day, who)


@lru_cache(maxsize=1)
def _reviewed() -> Path:
    folder = Path(mkdtemp(prefix="crmkit-round-")) / "kaskad"
    shutil.copytree(SAMPLE, folder)
    start_review(at(folder, "andris", REVIEW), "contract")
    return folder


@lru_cache(maxsize=1)
def _frozen() -> Path:
    folder = _copy(_reviewed())
    freeze(at(folder, "andris", FROZEN), "contract")
    return folder


@lru_cache(maxsize=1)
def _read() -> Path:
    folder = _copy(_frozen())
    for reader in READERS:
        read_all(folder, reader)
    return folder


@lru_cache(maxsize=1)
def keys() -> Path:
    """A folder with an authority and a key for everybody who signs."""
    folder = Path(mkdtemp(prefix="crmkit-keys-")) / "keys"
    make_test_pki(at(_frozen(), "andris", FROZEN), folder, PASSPHRASE)
    return folder


@lru_cache(maxsize=1)
def _signed() -> Path:
    folder = _copy(_read())
    for who in ("ilze", "vendor"):
        sign(folder, who)
    return folder


def reviewed(target: Path) -> Path:
    """Laid before its readers."""
    return Path(shutil.copytree(_reviewed(), target))


def frozen(target: Path) -> Path:
    """Frozen, unread."""
    return Path(shutil.copytree(_frozen(), target))


def read(target: Path) -> Path:
    """Frozen and read by everybody."""
    return Path(shutil.copytree(_read(), target))


def signed(target: Path) -> Path:
    """Signed by both parties."""
    return Path(shutil.copytree(_signed(), target))


def read_all(folder: Path, reader: str, day: date = FROZEN) -> int:
    """Acknowledge everything that waits for a reader; returns how many sections that were."""
    place = lectern(at(folder, reader, day))
    for section in place.unread:
        question = place.question(section)
        assert acknowledge(place, section, question, question.reply)
    return len(place.unread)


def sign(folder: Path, who: str, day: date = SIGNED, choice: SigningChoice | None = None) -> None:
    """Sign with the try-out key."""
    key = key_from_file((keys() / f"{who}.p12").read_bytes(), PASSPHRASE, f"{who}.p12")
    sign_here(at(folder, who, day), "", key, choice or SigningChoice())


def records(folder: Path) -> Records:
    """What stands in the folder."""
    return read_records(folder)


def _copy(folder: Path) -> Path:
    return Path(shutil.copytree(folder, Path(mkdtemp(prefix="crmkit-round-")) / "kaskad"))
