"""Kinds of files that are taken from people over the network: the content has to be what the name says."""

from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_MOST_ENTRIES = 2000
_MOST_UNPACKED = 200 * 1024 * 1024


def wrong_kind(name: str, data: bytes) -> str:
    """What speaks against a file of this name with this content; empty when it can be taken."""
    suffix = name.rpartition(".")[2].casefold() if "." in name else ""
    if suffix not in _CHECKS:
        return f"Files of the kind '{suffix[:10] or 'without a suffix'}' are not taken."
    if not _CHECKS[suffix](data):
        return f"'{name[-80:]}' does not hold what its name says."
    return ""


def _begins(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magic)


def _text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False


def _office(data: bytes) -> bool:
    """A package of office files: no macros, and nothing that would burst when it is unpacked."""
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        return False
    names = {entry.filename for entry in entries}
    safe = len(entries) <= _MOST_ENTRIES and sum(entry.file_size for entry in entries) <= _MOST_UNPACKED
    packed = bool(names & {"[Content_Types].xml", "mimetype"})
    macros = any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names)
    return safe and packed and not macros


_CHECKS: dict[str, Callable[[bytes], bool]] = {
    "pdf": _begins(b"%PDF-"),
    "png": _begins(b"\x89PNG\r\n\x1a\n"),
    "jpg": _begins(b"\xff\xd8\xff"),
    "jpeg": _begins(b"\xff\xd8\xff"),
    "txt": _text,
    "csv": _text,
    "docx": _office,
    "xlsx": _office,
    "pptx": _office,
    "odt": _office,
    "ods": _office,
    "odp": _office,
}
KINDS = tuple(_CHECKS)
