"""Several files change together or not at all, under the project lock, and can be taken back.

    with transaction(root, command="gaps decide G7", at=now) as tx:
        register = read(Register, tx.read("requirements.yaml"), "requirements.yaml")
        tx.write("requirements.yaml", dump(changed(register)))

Nothing is written inside the block; leaving it without an error writes everything. A command that is
killed half-way is rolled back when the folder is opened next.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from toolkit.problems import CannotWrite, CrmkitError, Refused
from toolkit.store import journal
from toolkit.store.files import digest, read_file, remove_file, safe_join, write_file
from toolkit.store.folder import ISSUED, LOG, PRIVATE
from toolkit.store.journal import Change, Entry, hash_on_disk
from toolkit.store.lock import WAIT_SECONDS, project_lock
from toolkit.store.signoff.hold import refuse_held


class Transaction:
    """What one command has read and is going to write; made by `transaction`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen: dict[str, str | None] = {}
        self._new: dict[str, bytes | None] = {}

    def read(self, relative: str) -> bytes:
        """Return a file's bytes, or what is to be written to it, and remember what was seen.

        Raises:
            BadData: the file is missing, cannot be read or is too large.
        """
        relative = _tidy(relative)
        if (noted := self._new.get(relative)) is not None:
            return noted
        data = read_file(self.root, relative)
        self._seen.setdefault(relative, digest(data))
        return data

    def exists(self, relative: str) -> bool:
        """Whether the file is there, as this command sees it; a file that is not there must stay so."""
        relative = _tidy(relative)
        if relative in self._new:
            return self._new[relative] is not None
        found = safe_join(self.root, relative).is_file()
        if not found:
            self._seen.setdefault(relative, None)
        return found

    def write(
        self, relative: str, data: bytes, *, expect: str | None = None, although_held: bool = False
    ) -> None:
        """Note the new content of a file.

        Args:
            relative: the file's name below the engagement folder, with `/`.
            data: its whole new content.
            expect: SHA-256 (hex) of the content that the caller saw before the transaction began, for
                a sitting that read it long ago. What `read` saw is remembered without being told.
            although_held: write what a frozen edition holds too, since nothing that was agreed changes: a name
                is taken out, or a file comes back from another machine or from before a refused change.

        Raises:
            UsageError: the name leads out of the folder.
            Refused: the file is issued and `data` does not begin with what stands there, or a frozen
                edition holds it and no change request is open.
        """
        relative = _tidy(relative)
        path = safe_join(self.root, relative)
        if PurePosixPath(relative).parts[0] == PRIVATE:
            raise ValueError(f"{relative} is housekeeping, no data")
        if _is_issued(relative) and path.exists() and not data.startswith(path.read_bytes()):
            mend = "Make a change request; what is issued is never rewritten."
            raise Refused(f"'{relative}' is issued and stays as it is.", mend)
        if not although_held:
            refuse_held(self.root, relative)
        if expect is not None:
            self._seen[relative] = expect
        self._new[relative] = data

    def delete(self, relative: str, *, although_held: bool = False) -> None:
        """Note that a file is to go; it is no fault if it is not there. `although_held` is that of `write`.

        Raises:
            Refused: the file is issued or held by a frozen edition.
        """
        relative = _tidy(relative)
        if _is_issued(relative):
            raise Refused(f"'{relative}' is issued and cannot be deleted.", "Make a change request.")
        if not although_held:
            refuse_held(self.root, relative)
        safe_join(self.root, relative)
        self._new[relative] = None

    def changes(self) -> tuple[Change, ...]:
        """What differs from the disk, sorted by name.

        Raises:
            Refused: a file is not as this command saw it.
        """
        found = []
        for relative, data in sorted(self._new.items()):
            now = hash_on_disk(safe_join(self.root, relative))
            if relative in self._seen and now != self._seen[relative]:
                mend = "Look at what changed and give the command again; nothing was written."
                raise Refused(f"'{relative}' was changed while the command was at work.", mend)
            after = None if data is None else digest(data)
            if now != after:
                found.append(Change(relative, now, after))
        return tuple(found)

    def apply(self, changes: tuple[Change, ...]) -> None:
        """Write and delete what `changes` names; the log first, which everything issued is held against."""
        for change in sorted(changes, key=lambda change: change.path != LOG):
            path, data = safe_join(self.root, change.path), self._new[change.path]
            if data is None:
                remove_file(path)
            else:
                write_file(path, data)


@contextmanager
def transaction(
    root: Path, *, command: str, at: datetime, wait: float = WAIT_SECONDS, goes_on: bool = False, by: str = ""
) -> Iterator[Transaction]:
    """Hold the project lock, hand out a `Transaction`, and write it all when the block ends well.

    Args:
        root: the engagement folder.
        command: what the person asked for, shown by `crmkit undo`.
        at: the moment, handed in; kept in UTC.
        wait: how long to wait for another crmkit, in seconds.
        goes_on: this is one more step of the command before (a sitting saves after every answer); both
            are taken back together.
        by: who saved it on a page, where others work too; `undo` leaves that alone unless it is asked for.

    Raises:
        CannotWrite: another crmkit is at work, or disk or rights do not allow it; all files are then as
            they were before.
        Refused: a file was changed on disk since it was read; nothing is written.
    """
    with project_lock(root, wait):
        _roll_back_unfinished(root)
        tx = Transaction(root)
        yield tx
        if changes := tx.changes():
            folders = _new_folders(root, changes)
            entry = Entry(command, at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), changes, folders, by)
            _write_all(tx, entry)
            if goes_on:
                journal.join(root)
            # The command is done; an old journal that cannot be dropped now is dropped by the next one.
            with suppress(CannotWrite):
                journal.prune(root)


def _write_all(tx: Transaction, entry: Entry) -> None:
    folder: Path | None = None
    try:
        folder = journal.begin(tx.root, entry)
        tx.apply(entry.changes)
        journal.commit(folder)
    except BaseException:
        # Full disk, lost rights, Ctrl-C: the old state comes back now, and if even that fails, when the
        # folder is opened next.
        with suppress(CrmkitError, OSError):
            if folder:
                journal.uncommit(folder)
            _roll_back_unfinished(tx.root)
        raise


def recover(root: Path, wait: float = WAIT_SECONDS) -> tuple[str, ...]:
    """Roll back what a killed command left; call it when the folder is opened, before reading.

    Returns:
        The commands that were rolled back; nearly always none, and then nothing is written or locked.

    Raises:
        CannotWrite: another crmkit is at work, or disk or rights do not allow it.
        Refused: a file was changed by hand in between.
    """
    if not journal.unfinished(root):
        return ()
    with project_lock(root, wait):
        # Looked at again: it may have been another crmkit at work, which is done now.
        return _roll_back_unfinished(root)


def _roll_back_unfinished(root: Path) -> tuple[str, ...]:
    commands = []
    for folder in journal.unfinished(root):
        if entry := journal.load(folder):
            journal.restore(root, folder, entry)
            commands.append(entry.command)
        else:
            journal.drop(folder)
    return tuple(commands)


def forget_history(root: Path, wait: float = WAIT_SECONDS) -> None:
    """Drop what could be taken back, for it holds what files were like.

    Raises:
        CannotWrite: another crmkit is at work, or disk or rights do not allow it; what is left is dropped by the
            next call.
    """
    with project_lock(root, wait):
        _roll_back_unfinished(root)
        journal.clear(root)


def undo(root: Path, wait: float = WAIT_SECONDS, *, by: str = "") -> list[str]:
    """Take back the last command: its files become as they were before it.

    Args:
        root: the engagement folder.
        wait: how long to wait for another crmkit, in seconds.
        by: take back what this person saved last on a page; the last command of the terminal without it.

    Returns:
        What was taken back, a line each: the command with its time (UTC), then its files.

    Raises:
        Refused: there is nothing to take back, the command issued something, or a file was changed by
            hand, by a later command or on a page since.
        CannotWrite: another crmkit is at work, or disk or rights do not allow it.
    """
    with project_lock(root, wait):
        _roll_back_unfinished(root)
        done = [(folder, entry) for folder in journal.committed(root) if (entry := journal.load(folder))]
        mine = [at for at, (_, entry) in enumerate(done) if entry.by.casefold() == by.casefold()]
        if not mine:
            raise _nothing(done, by)
        folder, entry = done[mine[-1]]
        if issued := [change.path for change in entry.changes if _is_issued(change.path)]:
            what = f"'{entry.command}' issued {', '.join(issued)}; what is issued is not taken back."
            raise Refused(what, "Make a change request.")
        later = [one for _, one in done[mine[-1] + 1 :]]
        _refuse_built_on(entry, later)
        journal.refuse_changed(root, entry.changes)
        journal.mark_undoing(folder)
        journal.restore(root, folder, entry)
        gone = [f"{c.path}: {'removed' if c.before is None else 'as before'}" for c in entry.changes]
        kept = [f"Kept, since it came later: {one.command}{_whose(one)} ({one.at})" for one in later]
        return [f"{entry.command}{_whose(entry)} ({entry.at})", *gone, *kept]


def _nothing(done: list[tuple[Path, Entry]], by: str) -> Refused:
    """Why nothing is taken back; what others saved on pages is named, with the way to take it back."""
    if by:
        return Refused(
            f"Nothing that {by} saved on a page can be taken back.",
            f"The last {journal.PAGE_DEPTH} are kept.",
        )
    mend = f"The last {journal.DEPTH} are kept."
    if done:
        last = done[-1][1]
        mend = f"'{last.command}' was saved by {last.by} on a page; all the same: crmkit undo --of {last.by}"
    return Refused("There is no command that could be taken back.", mend)


def _refuse_built_on(entry: Entry, later: list[Entry]) -> None:
    paths = {change.path for change in entry.changes}
    for one in reversed(later):
        if same := sorted(paths & {change.path for change in one.changes}):
            mend = f"crmkit undo --of {one.by}" if one.by else "crmkit undo"
            raise Refused(
                f"'{one.command}'{_whose(one)} changed {', '.join(same)} since '{entry.command}'.",
                f"Take that back first: {mend}",
            )


def _whose(entry: Entry) -> str:
    return f" by {entry.by} on a page" if entry.by else ""


def _tidy(relative: str) -> str:
    """One name for one file: `vendors//a.yaml` and `./vendors/a.yaml` are `vendors/a.yaml`."""
    return PurePosixPath(relative).as_posix()


def _is_issued(relative: str) -> bool:
    return PurePosixPath(relative).parts[0].casefold() == ISSUED


def _new_folders(root: Path, changes: tuple[Change, ...]) -> tuple[str, ...]:
    above = {parent.as_posix() for change in changes for parent in PurePosixPath(change.path).parents}
    return tuple(sorted(name for name in above - {"."} if not (root / name).exists()))
