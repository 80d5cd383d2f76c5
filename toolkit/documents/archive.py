"""Zip files that are equal, byte for byte, when their members are equal."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import IO

# The earliest day a zip can name; the day of packing must not show in the bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6


Write = Callable[[IO[bytes]], None]
"""Writes the content of a member piece by piece, so that a large one need not lie in memory as a whole."""


def pack(members: Mapping[str, bytes | Write]) -> bytes:
    """The zip of `members` (name -> content, or what writes it), in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every machine
            if isinstance(content, bytes):
                archive.writestr(entry, content)
            else:
                with archive.open(entry, "w") as member:
                    content(member)
    return buffer.getvalue()
