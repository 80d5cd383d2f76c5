"""From the bytes of a file to text that YAML may read, or the reason why not, with its place.

People's editors save Latin-1 and UTF-16, sync tools leave empty files, git leaves conflict marks:
each of these has a mend of its own, which a YAML parser could not tell.
"""

import re

from toolkit.problems import BadData, Place, Problem

MAX_BYTES = 32 * 1024 * 1024

#: What YAML 1.1 allows in a file; all else is a control character or no character at all.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_CONFLICT = re.compile(r"^(<{7}|\|{7}|>{7})( |\r?$)", re.MULTILINE)
_RESAVE = "Open it in an editor and save it with the encoding UTF-8."


def fault(file: str, code: str, what: str, mend: str, at: tuple[int, int] = (0, 0)) -> Problem:
    """A problem at (line, column) of `file`; (0, 0) is the file as a whole."""
    return Problem(Place(file, *at), code, what, mend)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character offset."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, start) + 1, offset - start + 1


def decode(source: bytes | str, file: str) -> str:
    """Return the text of `source`, without a byte order mark.

    Raises:
        BadData: too large, empty, UTF-16, binary, not UTF-8, control characters, merge conflict.
    """
    size = len(source)
    if size > MAX_BYTES:
        what = f"The file has {size:,} bytes; at most {MAX_BYTES:,} are read."
        raise BadData(
            [fault(file, "file-too-large", what, "Split it, or move what is not data to attachments/.")]
        )
    text = source if isinstance(source, str) else _utf8(source, file)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        mend = "Restore it from a backup or with 'crmkit undo', or delete it if it is not wanted."
        raise BadData([fault(file, "file-empty", "The file is empty.", mend)])
    if problems := [*_control_characters(text, file), *_conflict_marks(text, file)]:
        raise BadData(problems[:20])
    return text


def _utf8(source: bytes, file: str) -> str:
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadData([fault(file, "file-encoding", "The file is saved as UTF-16 ('Unicode').", _RESAVE)])
    if b"\0" in source:
        mend = "Put the text file back; if it is an attachment, keep it in attachments/."
        raise BadData([fault(file, "file-characters", "The file is binary, not text.", mend)])
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8")
        what = f"The byte 0x{source[error.start]:02X} is not UTF-8; the file was probably saved as Latin-1 or Windows-1252."
        at = line_and_column(before, len(before))
        raise BadData([fault(file, "file-encoding", what, _RESAVE, at)]) from None


def _control_characters(text: str, file: str) -> list[Problem]:
    return [
        fault(
            file,
            "file-characters",
            f"The character U+{ord(found.group()):04X} cannot be seen and is not allowed.",
            "Delete it.",
            line_and_column(text, found.start()),
        )
        for found in _FORBIDDEN.finditer(text)
    ]


def _conflict_marks(text: str, file: str) -> list[Problem]:
    mend = "Keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>."
    what = "The line is a mark of an unfinished merge."
    return [
        fault(file, "merge-mark", what, mend, line_and_column(text, found.start()))
        for found in _CONFLICT.finditer(text)
    ]
