"""An engagement that was frozen, read and signed, step by step; each step is made once and copied."""

import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from toolkit.models.requirements.requirement import Register
from toolkit.signing.keys import key_from_file
from toolkit.store import canonical, typed
from toolkit.store.signoff.records import Records, read_records
from toolkit.store.transaction import transaction
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.changes import decide_change, new_change
from toolkit.workflows.signoff.issue.freeze import freeze
from toolkit.workflows.signoff.reading import acknowledge, lectern, start_review
from toolkit.workflows.signoff.sign.signing import SigningChoice, sign_here
from toolkit.workflows.signoff.sign.try_out import make_test_pki
from toolkit.workflows.signoff.table import open_table

SAMPLE = Path(__file__).parents[3] / "samples" / "kaskad-signed"
REVIEW, FROZEN, SIGNED = date(2026, 3, 27), date(2026, 3, 30), date(2026, 3, 31)
LATER = date(2026, 4, 20)
"""While the try-out certificates are still valid."""
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


@lru_cache(maxsize=1)
def _changed() -> Path:
    folder = _copy(_signed())
    new_change(at(folder, "andris", LATER), "law on e-invoices", "chief accountant, 2 May")
    edit(folder)
    decide_change(at(folder, "ilze", LATER), "CR1", accept=True, reason="the law leaves no choice")
    return folder


@lru_cache(maxsize=1)
def _second() -> Path:
    folder = _copy(_changed())
    freeze(at(folder, "andris", LATER), "contract")
    return folder


@lru_cache(maxsize=1)
def _demands() -> Path:
    folder = _copy(SAMPLE)
    freeze(at(folder, "andris", REVIEW), "requirements")
    return folder


def reviewed(target: Path) -> Path:
    """Laid before its readers."""
    return Path(shutil.copytree(_reviewed(), target))


def demands(target: Path) -> Path:
    """The requirements edition is frozen, although a vendor is chosen already."""
    return Path(shutil.copytree(_demands(), target))


def frozen(target: Path) -> Path:
    """Frozen, unread."""
    return Path(shutil.copytree(_frozen(), target))


def read(target: Path) -> Path:
    """Frozen and read by everybody."""
    return Path(shutil.copytree(_read(), target))


def signed(target: Path) -> Path:
    """Signed by both parties."""
    return Path(shutil.copytree(_signed(), target))


def changed(target: Path) -> Path:
    """Signed by both parties; CR1 is accepted and not frozen yet."""
    return Path(shutil.copytree(_changed(), target))


def second(target: Path) -> Path:
    """B1 is signed, and B2 is frozen with what CR1 changed."""
    return Path(shutil.copytree(_second(), target))


def edit(folder: Path, words: str = "within three working days") -> str:
    """Reword one requirement, as its review would; returns its number."""
    name = "requirements.yaml"
    register = typed.read(Register, (folder / name).read_bytes(), name)
    first = next(r for r in register.requirements if r.in_assignment)
    reworded = first.model_copy(update={"acceptance": f"{first.acceptance} {words}"})
    rest = tuple(reworded if r is first else r for r in register.requirements)
    with transaction(folder, command="edit", at=open_table(at(folder, "andris")).now) as tx:
        tx.read(name)
        tx.write(name, canonical.dump(register.model_copy(update={"requirements": rest})))
    return first.shown_id


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
