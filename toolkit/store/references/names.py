"""A use of a name, a claim to it, and the fault when the two do not fit."""

from dataclasses import dataclass
from typing import NamedTuple

Path = tuple[str | int, ...]


class Use(NamedTuple):
    """`value` at `path` of `file` must name a `kind` that exists. A tuple, since thousands are made a page."""

    file: str
    path: Path
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Claim:
    """`value` at `path` of `file` defines a `kind`; nobody else may, ignoring case."""

    file: str
    path: Path
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A use without a claim, or two claims of one id; not yet placed in a file's lines."""

    file: str
    path: Path
    code: str
    what: str
    how_to_mend: str
