"""Manifest: what an archive of an engagement holds; difference: what of it is here already."""

from typing import Literal

from pydantic import Field

from toolkit.models.ids import Id
from toolkit.models.noun import Noun


class PackedFile(Noun):
    """One file by its name below the engagement folder, with `/`; SHA-256 in hexadecimal."""

    path: str = Field(min_length=1)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class Manifest(Noun):
    """`manifest.json` of an archive, its first entry."""

    schema_version: Literal["1"] = "1"
    engagement: Id
    crmkit: str
    files: tuple[PackedFile, ...]


class Conflict(Noun):
    """A file that is here with other content than in the archive.

    `here` and `packed` are the hashes; `lines` are the first lines that differ, `-` here and `+` in the archive, `left`
    is how many more there are. A file that is no text has none.
    """

    path: str
    here: str
    packed: str
    lines: tuple[str, ...] = ()
    left: int = 0


class Difference(Noun):
    """An archive beside a folder: files only in the archive, equal ones, differing ones, files only here."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    only_here: tuple[str, ...]
