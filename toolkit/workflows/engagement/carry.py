"""Pack an engagement into one archive, and take from an archive what is not here yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.models.carrying.manifest import Conflict, Difference
from toolkit.models.engagement.engagement import Engagement
from toolkit.problems import BadData, Refused, UsageError
from toolkit.store import typed
from toolkit.store.carrying.pack import files_of, packed
from toolkit.store.carrying.unpack import Unpacked, unpacked
from toolkit.store.dossier import read_dossier
from toolkit.store.files import digest, make_folder, write_file
from toolkit.store.folder import ATTACHMENTS, ENGAGEMENT, ISSUED, find_root
from toolkit.store.lock import WAIT_SECONDS, project_lock
from toolkit.store.transaction import recover, transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.session import Session, stands_inside

SUFFIX = ".crmkit.zip"
_SHOWN, _WIDE, _COMPARED = 6, 100, 200_000
"""Lines of a difference, letters of a line, and bytes of a file that is compared line by line."""


@dataclass(frozen=True)
class Packed:
    """The archive that was written."""

    file: Path
    files: int
    size: int
    sha256: str


@dataclass(frozen=True)
class Taken:
    """What an archive holds beside the folder, and whether the new files were written."""

    target: Path
    engagement: str
    difference: Difference
    written: bool


def pack(session: Session, target: Path | None) -> Packed:
    """Write the whole engagement but what can be derived into one archive.

    Args:
        session: folder and day.
        target: where to; beside the engagement folder, named by id and day, if None.

    Raises:
        UsageError: the archive would lie in the engagement itself.
        Refused: there is a symbolic link in the folder.
        CannotWrite: disk or rights do not allow it, or there is another file of this name.
    """
    root = find_root(session.directory)
    recover(root)
    with project_lock(root, WAIT_SECONDS):
        contents = {name: path.read_bytes() for name, path in files_of(root).items()}
    engagement = typed.read(Engagement, contents[ENGAGEMENT], ENGAGEMENT).id
    file = target or root.parent / f"{engagement}-{today_or(session.today)}{SUFFIX}"
    if root.resolve() in file.resolve().parents:
        raise UsageError(
            f"'{file}' lies in the engagement that is packed.", "Name a file outside of it, or none."
        )
    data = packed(engagement, contents)
    if file.exists() and file.read_bytes() != data:
        raise Refused(
            f"'{file}' is there already and holds something else.", "Name another file, or delete it."
        )
    write_file(file, data)
    return Packed(file, len(contents), len(data), digest(data))


def unpack(session: Session, archive: Path, into: Path | None, *, write: bool) -> Taken:
    """Compare an archive with what is here; take the files that are not here yet where `write` says so.

    Without `into` it is the engagement one stands in, else a new folder named as the engagement is. What is
    here is never overwritten, and never deleted.

    Raises:
        UsageError: the archive cannot be read, or is that of another engagement.
        BadData: the archive is damaged or hostile.
        Refused: with its files the engagement would no longer hold together.
        CannotWrite: disk or rights do not allow it.
    """
    found = unpacked(_bytes(archive), str(archive))
    target = _target(session, found, into)
    difference = _compare(found, target)
    if write and difference.new:
        _write(session, found, target, difference)
    return Taken(target, found.manifest.engagement, difference, write and bool(difference.new))


def _bytes(archive: Path) -> bytes:
    # Larger than a data file: an archive holds attachments and signed files too; `unpacked` has the limits.
    try:
        return archive.read_bytes()
    except OSError as fault:
        raise UsageError(
            f"'{archive}' cannot be read ({fault.strerror}).", "Name an archive that is there."
        ) from None


def _target(session: Session, found: Unpacked, into: Path | None) -> Path:
    if into is None and not stands_inside(session.directory):
        return session.directory / found.manifest.engagement
    target = session.directory / into if into else find_root(session.directory)
    if (target / ENGAGEMENT).is_file():
        here = typed.read(Engagement, (target / ENGAGEMENT).read_bytes(), ENGAGEMENT).id
        if here != found.manifest.engagement:
            raise UsageError(
                f"The archive is of '{found.manifest.engagement}', the folder of '{here}'.",
                "Unpack it elsewhere: --into DIR.",
            )
    return target


def _compare(found: Unpacked, target: Path) -> Difference:
    here = files_of(target) if target.is_dir() else {}
    hashes = {name: digest(here[name].read_bytes()) for name in here.keys() & found.contents.keys()}
    packed_hashes = {file.path: file.sha256 for file in found.manifest.files}
    both = sorted(hashes)
    return Difference(
        new=tuple(sorted(found.contents.keys() - here.keys())),
        same=tuple(name for name in both if hashes[name] == packed_hashes[name]),
        conflicts=tuple(
            _conflict(name, hashes[name], packed_hashes[name], here[name].read_bytes(), found.contents[name])
            for name in both
            if hashes[name] != packed_hashes[name]
        ),
        only_here=tuple(sorted(here.keys() - found.contents.keys())),
    )


def _conflict(name: str, here: str, packed: str, mine: bytes, theirs: bytes) -> Conflict:
    lines = list(_differing(mine, theirs))
    return Conflict(
        path=name, here=here, packed=packed, lines=tuple(lines[:_SHOWN]), left=max(len(lines) - _SHOWN, 0)
    )


def _differing(mine: bytes, theirs: bytes) -> Iterator[str]:
    """Lines that only one of two texts has; nothing where one is no text, or too long to compare quickly."""
    if max(len(mine), len(theirs)) > _COMPARED:
        return
    try:
        a, b = mine.decode("utf-8").splitlines(), theirs.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return
    for line in islice(unified_diff(a, b, n=0, lineterm=""), 2, None):
        if not line.startswith("@@"):
            yield f"{line[0]} {line[1:].strip()}"[:_WIDE]


def _write(session: Session, found: Unpacked, target: Path, difference: Difference) -> None:
    new = {name: found.contents[name] for name in difference.new}
    if not (target / ENGAGEMENT).is_file():
        make_folder(target, new)
        return
    _refuse_torn(target, new)
    with transaction(target, command="unpack", at=now_or(session.today)) as tx:
        for name, data in new.items():
            if not tx.exists(name):
                tx.write(name, data, although_held=True)


def _refuse_torn(target: Path, new: Mapping[str, bytes]) -> None:
    """Refuse files that would keep every command from working, such as an interview of somebody unknown here."""
    here = {name: path.read_bytes() for name, path in files_of(target).items() if _is_data(name)}
    with TemporaryDirectory(prefix="crmkit-") as place:
        before, after = Path(place, "before"), Path(place, "after")
        make_folder(before, here)
        make_folder(after, {**{name: data for name, data in new.items() if _is_data(name)}, **here})
        torn = _problems(after) - _problems(before)
    if torn:
        count = f"{len(torn)} problem{'' if len(torn) == 1 else 's'}"
        raise Refused(
            "\n".join([f"Nothing was taken: the engagement would have {count} afterwards.", *sorted(torn)]),
            "Put right what differs here first (often engagement.yaml), or unpack into another folder: --into DIR.",
        )


def _is_data(name: str) -> bool:
    return not name.startswith((f"{ISSUED}/", f"{ATTACHMENTS}/"))


def _problems(root: Path) -> set[str]:
    try:
        read_dossier(root)
    except BadData as bad:
        return {f"  {problem}" for problem in bad.problems}
    return set()
