"""Which files in out/ are still what they would become: nothing is written twice for nothing."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from toolkit.models.document import Document
from toolkit.store.cache import keep, recall
from toolkit.store.files import digest

_LIBRARIES = ("babel", "lxml", "openpyxl", "python-docx", "typst")
"""Whose work is in the bytes of a file."""


def stamp_of(document: Document, suffix: str, resources: Mapping[str, bytes] | None) -> str:
    """A hash of all that decides about the bytes of a file: the document, its format, what writes it."""
    whole = hashlib.sha256()
    # Every field of every noun stands in its `repr`, pictures too.
    for part in (suffix, repr(document), _writers(), *(_listed(resources or {}))):
        whole.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()


def is_current(file: Path, stamp: str) -> bool:
    """Whether a file was written for this stamp and has not been touched since."""
    kept = recall(file.parent.parent, _name(file), stamp)
    try:
        return kept is not None and kept.decode() == digest(file.read_bytes())
    except OSError:
        return False


def remember(file: Path, stamp: str, content: bytes) -> None:
    """Keep in mind that `content` was written for this stamp."""
    keep(file.parent.parent, _name(file), stamp, digest(content).encode())


def _name(file: Path) -> str:
    return f"built/{file.name}"


def _listed(resources: Mapping[str, bytes]) -> list[str]:
    return [f"{name} {digest(content)}" for name, content in sorted(resources.items())]


@cache
def _writers() -> str:
    """The code of all exporters, by its bytes, and the versions of the libraries that they use."""
    code = hashlib.sha256()
    for path in sorted(Path(str(files("toolkit.documents"))).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            code.update(path.read_bytes())
    return " ".join([code.hexdigest(), *(f"{name}=={_version(name)}" for name in _LIBRARIES)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
