"""Throw-away certificates for trying the signing out."""

from pathlib import Path

from toolkit.problems import CannotWrite
from toolkit.signing.try_out import make_authority, make_key_file
from toolkit.store.files import make_folder
from toolkit.workflows.clock import now_or
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.table import open_table


def make_test_pki(session: Session, folder: Path, passphrase: bytes) -> tuple[Path, ...]:
    """Write an authority's certificate and a key file for everybody who signs into a new folder.

    Raises:
        CannotWrite: the folder lies inside the engagement (keys never do), is not empty, or cannot be made.
    """
    table = open_table(session)
    target = folder.absolute()
    if target.resolve().is_relative_to(table.root.resolve()):
        raise CannotWrite(
            f"'{folder}' lies inside the engagement, which is handed on and kept; keys never are.",
            "Name a folder outside it.",
        )
    now = now_or(session.today)
    authority = make_authority(now)
    files = {"ca.pem": authority.pem}
    for person in table.people_of(table.baseline):
        if person.part == "signs":
            files[f"{person.id}.p12"] = make_key_file(authority, person.name, passphrase, now)
    make_folder(target, files)
    return tuple(target / name for name in files)
