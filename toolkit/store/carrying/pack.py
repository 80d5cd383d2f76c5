"""All files of an engagement in one zip with a manifest; the same files give the same bytes."""

import io
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.models.carrying.manifest import Manifest, PackedFile
from toolkit.problems import Refused
from toolkit.store.files import digest
from toolkit.store.folder import OUT, PRIVATE
from toolkit.version import VERSION

MANIFEST = "manifest.json"
FILES = "files/"
_NOT_PACKED = frozenset({OUT, PRIVATE, ".git", "__pycache__"})
#: Zip knows no time before this one; a pinned time makes the bytes repeatable.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16


def files_of(root: Path) -> dict[str, Path]:
    """What is packed, by name: all but what can be derived, the undo journal and hidden files.

    Raises:
        Refused: there is a symbolic link; what it leads to is not the engagement's.
    """
    found = {}
    for path in _walk(root):
        relative = path.relative_to(root).as_posix()
        if path.is_symlink():
            raise Refused(
                f"'{relative}' is a symbolic link.", "Put the file itself there, or move the link away."
            )
        found[relative] = path
    return found


def packed(engagement: str, contents: Mapping[str, bytes]) -> bytes:
    """The bytes of the archive."""
    listed = tuple(
        PackedFile(path=name, sha256=digest(data), size=len(data)) for name, data in sorted(contents.items())
    )
    manifest = Manifest(engagement=engagement, crmkit=VERSION, files=listed)
    head = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, MANIFEST, head.encode())
        for name, data in sorted(contents.items()):
            _add(archive, f"{FILES}{name}", data)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = _REGULAR_FILE
    archive.writestr(entry, data)


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in _NOT_PACKED and name not in linked)
        yield from (Path(folder, name) for name in sorted((*files, *linked)) if not name.startswith("."))
