"""The rollback journal: what files were like before a command, so that it can be taken back, whole.

One folder a command, `.crmkit/undo/000001/` (`000001p/` where it was saved on a page): `journal.json` names the
files with the hashes before and after, `0.old`, `1.old`, ... hold the old bytes, the empty file `committed` is made
last. A journal without `committed` belongs to a command that was killed; one with `undoing` to an undo that was
killed. Both are rolled back when the folder is opened next.
"""

import json
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from toolkit.problems import Refused
from toolkit.store.files import (
    digest,
    ensure_folder,
    remove_file,
    safe_join,
    saying,
    sync_folder,
    temporary_of,
    write_file,
)
from toolkit.store.folder import UNDO

#: So many commands can be taken back.
DEPTH = 20

#: And so many of what was saved on pages.
PAGE_DEPTH = 10

_PAGE = "p"
_JOURNAL = "journal.json"
_COMMITTED = "committed"
_UNDOING = "undoing"


@dataclass(frozen=True, slots=True)
class Change:
    """One touched file: its name and the SHA-256 of its bytes before and after; None = no such file."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its words, when it ran (UTC, text), the files it touched and the folders it made.

    `by` is who saved on a page; "" at the terminal.
    """

    command: str
    at: str
    changes: tuple[Change, ...]
    new_folders: tuple[str, ...] = ()
    by: str = ""


def hash_on_disk(path: Path) -> str | None:
    """SHA-256 of a file's bytes, or None if there is no file."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None


def begin(root: Path, entry: Entry) -> Path:
    """Make the journal of a command durable, before it touches anything; returns the journal's folder."""
    numbers = [int(folder.name.rstrip(_PAGE)) for folder in _folders(root)]
    folder = root / UNDO / f"{max(numbers, default=0) + 1:06d}{_PAGE if entry.by else ''}"
    with saying(folder):
        ensure_folder(folder)
    for number, change in enumerate(entry.changes):
        if change.before is not None:
            old = safe_join(root, change.path).read_bytes()
            if digest(old) != change.before:
                raise Refused(f"'{change.path}' was changed at this very moment.", "Give the command again.")
            write_file(folder / f"{number}.old", old)
    # From here on the old state can be brought back; without this file nothing has been touched yet.
    _write_entry(folder, entry)
    return folder


def _write_entry(folder: Path, entry: Entry) -> None:
    text = json.dumps(asdict(entry), ensure_ascii=False, indent=1)
    write_file(folder / _JOURNAL, text.encode("utf-8"))


def commit(folder: Path) -> None:
    """The command is done; afterwards it can be taken back only by `undo`."""
    write_file(folder / _COMMITTED, b"")


def uncommit(folder: Path) -> None:
    """The last step failed: let the command count as not done."""
    (folder / _COMMITTED).unlink(missing_ok=True)


def join(root: Path) -> None:
    """Make one of the last two journals if the last goes on where the one before it ended.

    A sitting saves after every answer; it is one command to the person and is taken back as one.
    """
    done = committed(root)[-2:]
    entries = [load(folder) for folder in done]
    if len(entries) != 2 or entries[0] is None or entries[1] is None:
        return
    (earlier, later), (older, newer) = done, (entries[0], entries[1])
    before = {change.path: change for change in older.changes}
    follows = all(c.path in before and before[c.path].after == c.before for c in newer.changes)
    if (older.command, older.by) != (newer.command, newer.by) or not follows:
        return
    now = {change.path: change.after for change in newer.changes}
    joined = [Change(c.path, c.before, now.get(c.path, c.after)) for c in older.changes]
    _write_entry(earlier, replace(older, changes=tuple(joined)))
    drop(later)


def unfinished(root: Path) -> tuple[Path, ...]:
    """Journals of killed commands and killed undos, newest first."""
    return tuple(folder for folder in reversed(_folders(root)) if not _is_done(folder))


def committed(root: Path) -> tuple[Path, ...]:
    """Journals of commands that can be taken back, oldest first."""
    return tuple(folder for folder in _folders(root) if _is_done(folder))


def _is_done(folder: Path) -> bool:
    whole = (folder / _JOURNAL).exists() and (folder / _COMMITTED).exists()
    return whole and not (folder / _UNDOING).exists()


def load(folder: Path) -> Entry | None:
    """The entry of a journal; None if the command was killed before it had touched anything.

    Raises:
        Refused: the journal was damaged from outside; crmkit itself leaves a whole one or none.
    """
    try:
        raw = json.loads((folder / _JOURNAL).read_text("utf-8"))
        changes = tuple(Change(**change) for change in raw["changes"])
        return Entry(raw["command"], raw["at"], changes, tuple(raw["new_folders"]), raw.get("by", ""))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        mend = "Restore the folder from a backup, or delete this one if the data files are as you want them."
        raise Refused(f"The undo journal '{folder}' is damaged.", mend) from None


def mark_undoing(folder: Path) -> None:
    """From here on this command is taken back, even if the undo is killed."""
    write_file(folder / _UNDOING, b"")


def restore(root: Path, folder: Path, entry: Entry) -> None:
    """Bring back the files as they were before the command, then drop its journal. Can be repeated.

    Raises:
        Refused: a file is neither as it was before nor as the command left it: somebody changed it in
            between. Nothing is restored then.
    """
    foreign = [
        change.path
        for change in entry.changes
        # A missing file is no loss: the old one is put in its place.
        if hash_on_disk(safe_join(root, change.path)) not in {change.before, change.after, None}
    ]
    if foreign:
        mend = "Move your version out of the folder, give the command again, and put back what you need."
        raise Refused(f"{_quoted(foreign)}: changed by hand after a command was broken off.", mend)
    for number, change in enumerate(entry.changes):
        path = safe_join(root, change.path)
        with suppress(OSError):
            temporary_of(path).unlink(missing_ok=True)
        if hash_on_disk(path) == change.before:
            continue
        if change.before is None:
            remove_file(path)
        else:
            _put_back(folder / f"{number}.old", path)
    for made in sorted(entry.new_folders, key=len, reverse=True):
        # A folder that somebody has put something into stays.
        with suppress(OSError):
            safe_join(root, made).rmdir()
    drop(folder)


def _put_back(old: Path, path: Path) -> None:
    """Rename the old bytes into place: that needs no room, so it works on the full disk that made it needful."""
    with saying(path):
        ensure_folder(path.parent)
        if path.exists():
            old.chmod(path.stat().st_mode & 0o777)
        old.replace(path)
        sync_folder(path.parent)


def refuse_changed(root: Path, changes: Iterable[Change]) -> None:
    """Refuse if a file is not as the command left it.

    Raises:
        Refused: naming the files.
    """
    changed = [c.path for c in changes if hash_on_disk(safe_join(root, c.path)) != c.after]
    if changed:
        mend = (
            "Undo only takes back what crmkit wrote last; change the file by hand, or bring that state back."
        )
        raise Refused(
            f"{_quoted(changed)}: changed by hand since the command that is to be taken back.", mend
        )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def drop(folder: Path) -> None:
    """Forget a journal. The file that makes it one goes first, so that half a journal is none."""
    remove_file(folder / _JOURNAL)
    with saying(folder):
        shutil.rmtree(folder)
        sync_folder(folder.parent)


def clear(root: Path) -> None:
    """Forget all journals: nothing can be taken back any more."""
    for folder in _folders(root):
        drop(folder)
    with suppress(OSError):
        (root / UNDO).rmdir()


def prune(root: Path) -> None:
    """Keep the journals of the last commands only; those of pages by themselves, lest they crowd out the others."""
    done = committed(root)
    pages = [folder for folder in done if on_page(folder)]
    for folder in (*[f for f in done if not on_page(f)][:-DEPTH], *pages[:-PAGE_DEPTH]):
        drop(folder)


def on_page(folder: Path) -> bool:
    """Whether it is the journal of something that was saved on a page."""
    return folder.name.endswith(_PAGE)


def _folders(root: Path) -> list[Path]:
    place = root / UNDO
    return sorted(f for f in place.iterdir() if f.name.rstrip(_PAGE).isdigit()) if place.is_dir() else []
