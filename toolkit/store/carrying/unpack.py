"""Read an archive that somebody sent: nothing of it is believed, and nothing is written here."""

import io
import json
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from toolkit.models.carrying.manifest import Manifest
from toolkit.models.ids import check_id
from toolkit.problems import BadData, Place, Problem
from toolkit.store import typed, yaml_source
from toolkit.store.carrying.pack import FILES, MANIFEST
from toolkit.store.files import MAX_FOLDER_BYTES, digest
from toolkit.store.folder import ENGAGEMENT, OUT, PRIVATE

#: Signed files and attachments may be larger than data; all together no more than this.
MAX_FILE_BYTES = MAX_FOLDER_BYTES
MAX_ALL_BYTES = 4 * MAX_FOLDER_BYTES
MAX_FILES = 20_000
_MAX_MANIFEST = 16 * 1024 * 1024
_LONGEST_NAME = 240
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
)
_FORBIDDEN_FIRST = frozenset({OUT, PRIVATE, ".git"})


@dataclass(frozen=True)
class Unpacked:
    """A manifest that holds, with the content of its files."""

    manifest: Manifest
    contents: dict[str, bytes]


def unpacked(data: bytes, file: str) -> Unpacked:
    """The files of an archive, each as its manifest says.

    Raises:
        BadData: it is no archive of an engagement, is damaged or was tampered with, or is built to do harm:
            names that lead out of the folder, links, double names, sizes beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse(file, _faults(entries))
            manifest = _manifest(archive, entries, file)
            contents = {
                entry.filename.removeprefix(FILES): _read(archive, entry)
                for entry in entries
                if entry.filename != MANIFEST
            }
    except _BROKEN as fault:
        what = f"This is no whole archive of an engagement ({fault})."
        raise BadData(
            [Problem(Place(file), "archive", what, "Copy the file again, or pack it anew.")]
        ) from None
    _refuse(file, _differences(manifest, contents))
    return Unpacked(manifest, contents)


def _refuse(file: str, faults: Iterator[str]) -> None:
    found = list(faults)
    if found:
        mend = "Ask whoever sent it to pack it with 'crmkit pack'; nothing was unpacked."
        raise BadData([Problem(Place(file), "archive", what, mend) for what in found[:20]])


def _faults(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    if len(entries) > MAX_FILES:
        yield f"The archive has {len(entries)} files; at most {MAX_FILES} are read."
        return
    if not entries or entries[0].filename != MANIFEST:
        yield f"The archive does not begin with {MANIFEST}."
    if sum(entry.file_size for entry in entries) > MAX_ALL_BYTES:
        yield f"Unpacked it would have more than {MAX_ALL_BYTES // 1024**2} MB."
    seen: set[str] = set()
    for entry in entries:
        if fault := _fault(entry):
            yield f"'{entry.filename}' {fault}."
        key = unicodedata.normalize("NFC", entry.filename).casefold()
        if key in seen:
            yield f"'{entry.filename}' is there twice."
        seen.add(key)
    for name in sorted(seen):
        if any(parent.as_posix() in seen for parent in PurePosixPath(name).parents):
            yield f"'{name}' lies in something that is a file."


def _fault(entry: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.is_dir() or kind not in (0, stat.S_IFREG):
        return "is no plain file"
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if entry.compress_type not in _METHODS:
        return "is compressed in an unknown way"
    if entry.file_size > MAX_FILE_BYTES:
        return f"has more than {MAX_FILE_BYTES // 1024**2} MB"
    if entry.filename == MANIFEST:
        return ""
    return _bad_name(entry.filename)


def _bad_name(name: str) -> str:
    inside = name.removeprefix(FILES)
    parts = inside.split("/")
    windows = PureWindowsPath(inside)
    if inside == name or not inside:
        return f"does not lie in {FILES}"
    if windows.drive or windows.root or "\\" in inside or any(p in ("", ".", "..") for p in parts):
        return "leads out of the folder"
    if parts[0].casefold() in _FORBIDDEN_FIRST or any(part.startswith(".") for part in parts):
        return "is no file of an engagement"
    if len(inside) > _LONGEST_NAME or not inside.isprintable() or any(_reserved(part) for part in parts):
        return "has a name that not every system can keep"
    return ""


def _reserved(part: str) -> bool:
    """Whether Windows keeps the name for itself, or it has letters that it refuses."""
    try:
        check_id(f"{part.partition('.')[0]}")
    except ValueError as fault:
        return "Windows" in str(fault)
    return part.endswith((" ", ".")) or any(letter in '<>:"|?*' for letter in part)


def _manifest(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], file: str) -> Manifest:
    raw = _read(archive, entries[0], _MAX_MANIFEST)
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise ValueError(f"{MANIFEST} is no JSON") from None
    if not isinstance(data, dict):
        raise ValueError(f"{MANIFEST} is no mapping")  # the caller turns it into a problem
    text = json.dumps(data, ensure_ascii=False)
    return typed.build(Manifest, yaml_source.parse(text, f"{file}: {MANIFEST}"), text, f"{file}: {MANIFEST}")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int = MAX_FILE_BYTES) -> bytes:
    """The content, never more than the entry itself says: a bomb says little and holds much."""
    with archive.open(entry) as stream:
        data = stream.read(min(entry.file_size, limit) + 1)
    if len(data) != entry.file_size:
        raise ValueError(f"'{entry.filename}' has another size than the archive says")
    return data


def _differences(manifest: Manifest, contents: dict[str, bytes]) -> Iterator[str]:
    listed = {packed.path: packed for packed in manifest.files}
    if ENGAGEMENT not in contents:
        yield f"There is no {ENGAGEMENT} in it."
    for name in sorted(contents.keys() - listed.keys()):
        yield f"'{name}' is not in the manifest."
    for name in sorted(listed.keys() - contents.keys()):
        yield f"'{name}' stands in the manifest and is missing."
    for name in sorted(listed.keys() & contents.keys()):
        if digest(contents[name]) != listed[name].sha256:
            yield f"'{name}' is not as the manifest says; it was changed or damaged."
