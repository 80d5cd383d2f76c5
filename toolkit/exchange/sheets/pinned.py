"""A workbook without the time of saving, which the library writes in two places."""

import io
import re
import zipfile

# The earliest day a zip can name; the moment of writing must not show in the bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(<)")
_STAMP = rb"\g<1>1980-01-01T00:00:00Z\g<2>"


def pinned(content: bytes) -> bytes:
    """The same workbook, the same bytes at any time of day."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as read,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as write,
    ):
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            part = read.read(name)
            write.writestr(entry, _TIMES.sub(_STAMP, part) if name == "docProps/core.xml" else part)
    return buffer.getvalue()
