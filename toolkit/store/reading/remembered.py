"""The nouns of files that have not changed since they were read: a server looks at the folder for every page.

That a file is unchanged is told by what the system notes of it: inode, size, and the times of its last change.
Two changes within one tick of the disk's clock look the same there, so a file that was changed shortly before
it was read is not remembered yet.
"""

import os
import time
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel

from toolkit.store import typed, yaml_source
from toolkit.store.files import read_file

M = TypeVar("M", bound=BaseModel)
_Stamp = tuple[int, int, int, int, int]

_TICK_NS = 3_000_000_000
"""More than the coarsest clock in use: FAT tells times of change in steps of two seconds."""
_MOST = 4096

_known: dict[tuple[str, type[BaseModel]], tuple[_Stamp, BaseModel]] = {}


def noun_in(root: Path, file: str, model: type[M]) -> M:
    """The noun in a file of the engagement; the same frozen one as long as the file stays as it is.

    Raises:
        BadData: everything that is wrong with the file.
        UsageError: its name leads out of the folder.
    """
    key = (f"{root}/{file}", model)
    stamp = _stamp(key[0])
    known = _known.get(key)
    if known is not None and known[0] == stamp:
        return cast("M", known[1])
    found: M = _noun(model, file, read_file(root, file))
    if stamp is not None:
        if len(_known) >= _MOST:
            _known.clear()
        _known[key] = (stamp, found)
    return found


@lru_cache(maxsize=512)
def _noun(model: type[M], file: str, source: bytes) -> M:
    return typed.build(model, yaml_source.parse(source, file), source, file)


def _stamp(place: str) -> _Stamp | None:
    """What tells a file as it is now from any other state of it; None while nothing tells that reliably."""
    try:
        told = os.stat(place)  # noqa: PTH116  # a Path for each of hundreds of files costs more than the look
    except OSError:
        return None
    now = time.time_ns()  # noqa: TID251  # held against the disk's clock; no result depends on it
    if now - max(told.st_mtime_ns, told.st_ctime_ns) < _TICK_NS:
        return None
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns
