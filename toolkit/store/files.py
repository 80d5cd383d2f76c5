"""Bytes on disk: read within limits, write so that a file is the old one or the new one, never half.

Writing is temp file + fsync + rename + fsync of the folder. What the system answers is turned into a
sentence with a mend, so that a full disk or a read-only folder never shows a traceback.
"""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from toolkit.problems import BadData, CannotWrite, Place, Problem, UsageError
from toolkit.store.folder import ATTACHMENTS, ISSUED, OUT, PRIVATE

MAX_FILE_BYTES = 32 * 1024 * 1024
MAX_FOLDER_BYTES = 256 * 1024 * 1024
#: Folders whose content is not read as data.
_NOT_DATA = frozenset({ATTACHMENTS, ISSUED, OUT, PRIVATE, ".git"})
_TEMPORARY = ".crmkit-tmp"


def digest(data: bytes) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(data).hexdigest()


def safe_join(root: Path, relative: str) -> Path:
    """Return the path of a file below `root`.

    Args:
        root: the engagement folder.
        relative: with `/` on every system.

    Raises:
        UsageError: `relative` is absolute, has `..`, or leads out of `root` through a symbolic link.
    """
    parts = PurePosixPath(relative).parts
    odd = "\\" in relative or "\0" in relative or (":" in relative and bool(PureWindowsPath(relative).drive))
    if not parts or odd or relative.startswith("/") or ".." in parts:
        raise UsageError(
            f"'{relative}' is no file inside the engagement folder.", "Use a plain name without '..'."
        )
    path = root.joinpath(*parts)
    if _is_straight(root, parts):
        return path
    home = os.path.realpath(root)
    if os.path.commonpath([home, os.path.realpath(path)]) != home:
        mend = "Replace the symbolic link by the folder or file itself."
        raise UsageError(f"'{relative}' leads out of the engagement folder through a symbolic link.", mend)
    return path


def _is_straight(root: Path, parts: Sequence[str]) -> bool:
    """Whether no link lies between `root` and the file, so that it cannot lead out.

    Resolving both paths from the top of the disk says the same, and for the 250 files of 50 raters or more it
    was a third of the time of every page. Windows has other kinds of links, so there it is still resolved.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return False
    place = os.fspath(root)
    for part in parts:
        place = f"{place}/{part}"
        if os.path.islink(place):  # noqa: PTH114  # a Path a part costs as much as resolving did
            return False
    return True


def read_file(root: Path, relative: str) -> bytes:
    """Return the content of a file of the engagement.

    Raises:
        BadData: the file is missing, is a folder, may not be read or has more than 32 MB.
        UsageError: the name leads out of the folder.
    """
    path = safe_join(root, relative)
    try:
        told = path.stat()
        if stat.S_ISREG(told.st_mode) and told.st_size > MAX_FILE_BYTES:
            what = f"The file has more than {MAX_FILE_BYTES // 1024**2} MB."
            raise _unreadable(relative, "file-too-large", what, "Split it, or move it to attachments/.")
        return path.read_bytes()
    except FileNotFoundError:
        mend = "Restore it from a backup or with 'crmkit undo'."
        raise _unreadable(relative, "file-missing", "The file is missing.", mend) from None
    except (IsADirectoryError, NotADirectoryError):
        raise _unreadable(
            relative, "file-unreadable", "A file is wanted here, not a folder.", "Rename it."
        ) from None
    except OSError as error:
        what = f"The file cannot be read ({error.strerror})."
        raise _unreadable(
            relative, "file-unreadable", what, "Check the rights of the file and of its folder."
        ) from None


def _unreadable(relative: str, code: str, what: str, mend: str) -> BadData:
    return BadData([Problem(Place(relative), code, what, mend)])


def names(root: Path, folder: str, suffix: str = ".yaml") -> tuple[str, ...]:
    """The files of a folder of the engagement, as relative names, sorted; none if there is no folder.

    Hidden files and those that a program is about to write are left out; sub-folders are not entered.
    """
    place = safe_join(root, folder)
    if not place.is_dir():
        return ()
    found = (path.name for path in place.iterdir() if path.is_file())
    return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(suffix) and name[0] != ".")


def matching(root: Path, *steps: str) -> Iterator[str]:
    """The files of the engagement, as relative names, that a pattern leads to; each step is a name, `*` or `*.suffix`.

    Links are followed here; whoever reads the file refuses those that lead out.
    """
    places = [""]
    for at, step in enumerate(steps, 1):
        deeper = []
        for place in places:
            if "*" not in step:
                deeper.append(f"{place}{step}/")
                continue
            with suppress(OSError), os.scandir(f"{root}/{place}") as entries:
                deeper += [
                    f"{place}{entry.name}/"
                    for entry in entries
                    if entry.name.endswith(step[1:]) and (at == len(steps) or entry.is_dir())
                ]
        places = deeper
    yield from (place[:-1] for place in places)


def data_files(root: Path) -> Iterator[Path]:
    """All files of an engagement's data, folder by folder in order of their names."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _NOT_DATA)
        yield from (Path(folder, name) for name in sorted(files))


def check_size(root: Path) -> None:
    """Refuse an engagement whose data files have more than 256 MB together.

    Raises:
        BadData: it does; attachments, issued and derived files do not count.
    """
    total = _size(os.fspath(root))
    if total > MAX_FOLDER_BYTES:
        what = f"The data files have {total / 1024**2:.0f} MB together; at most {MAX_FOLDER_BYTES // 1024**2} MB are read."
        raise _unreadable(str(root), "file-too-large", what, "Move large files to attachments/.")


def _size(folder: str) -> int:
    """Bytes of all data files below a folder; links count as themselves."""
    total = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                total += 0 if entry.name in _NOT_DATA else _size(entry.path)
            else:
                with suppress(FileNotFoundError):
                    total += entry.stat(follow_symlinks=False).st_size
    return total


def temporary_of(path: Path) -> Path:
    """Where a file or folder is made before it is renamed to `path`."""
    return path.with_name(f".{path.name}{_TEMPORARY}")


def write_file(path: Path, data: bytes) -> None:
    """Replace the content of `path`, or make the file: afterwards it is the old or the new one, whole.

    Raises:
        CannotWrite: full disk, read-only folder or file, missing rights; nothing is changed then.
    """
    temporary = temporary_of(path)
    with saying(path):
        ensure_folder(path.parent)
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "the file is write-protected")
        # Under the project lock nobody else uses this name; what lies here is left from a crash.
        temporary.unlink(missing_ok=True)
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if path.exists():
                temporary.chmod(path.stat().st_mode & 0o777)
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def remove_file(path: Path) -> None:
    """Delete a file; it is no fault if it is gone already.

    Raises:
        CannotWrite: the rights or the disk do not allow it.
    """
    with saying(path):
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            sync_folder(path.parent)


def ensure_folder(folder: Path) -> None:
    """Make a folder and those above it, each durably. Errors are the system's."""
    if folder.is_dir():
        return
    ensure_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def refuse_taken(target: Path) -> None:
    """Refuse a place for a new folder where something is already.

    Raises:
        CannotWrite: there is a file of this name, or a folder that is not empty.
    """
    target = target.absolute()
    with saying(target):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise CannotWrite(
                f"'{target}' is there already and not empty.", "Name a folder that does not exist yet."
            )


def make_folder(target: Path, contents: Mapping[str, bytes]) -> None:
    """Make a new folder with these files (relative names with `/`), the whole of it or nothing.

    Raises:
        CannotWrite: there is a folder of this name that is not empty, or the disk or the rights do not
            allow it.
    """
    target = target.absolute()
    refuse_taken(target)
    with saying(target):
        if target.resolve() == Path.cwd():
            _fill(target, contents)
            return
        building = temporary_of(target)
        if building.exists():
            shutil.rmtree(building)
        try:
            ensure_folder(building)
            for relative, data in contents.items():
                write_file(safe_join(building, relative), data)
            if target.exists():
                target.rmdir()
            building.replace(target)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        sync_folder(target.parent)


def _fill(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put files into the empty folder somebody stands in, which cannot be replaced by another one."""
    try:
        for relative, data in contents.items():
            write_file(safe_join(folder, relative), data)
    except BaseException:
        for made in folder.iterdir():
            shutil.rmtree(made, ignore_errors=True) if made.is_dir() else made.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make renames inside `folder` durable, where the system can; Windows does it with the file."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network drives know no fsync of a folder; the rename itself is done.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


@contextmanager
def saying(path: Path) -> Iterator[None]:
    """Turn what the system answers while `path` is written into a CannotWrite with the mend."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(f"'{path}' cannot be written: {_reason(error)}.", _mend(error)) from error


def _reason(error: OSError) -> str:
    words = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EROFS: "the folder is read-only",
        errno.EACCES: "the rights do not allow it, or another program has the file open",
        errno.EPERM: "the rights do not allow it",
        errno.ENAMETOOLONG: "the name is too long",
    }
    return words.get(error.errno or 0, error.strerror or str(error))


def _mend(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "Make room and give the command again; nothing was changed."
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        mend = "Check the rights of the folder, close programs that have its files open, and give the command again"
        return f"{mend}; nothing was changed."
    return "Nothing was changed."


def read_given(file: Path, mend: str = "Name a file that is there.") -> bytes:
    """The content of a file that the command line names, wherever it lies.

    Raises:
        UsageError: it cannot be read or is too large; `mend` says what to name instead.
    """
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise UsageError(f"'{file}' has more than {MAX_FILE_BYTES // 1024**2} MB.", "Name another file.")
        return file.read_bytes()
    except OSError as fault:
        raise UsageError(f"'{file}' cannot be read ({fault.strerror}).", mend) from None
