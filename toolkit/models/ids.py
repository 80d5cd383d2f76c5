"""Ids that are safe as file names on every system and unique ignoring case."""

import re
from typing import Annotated

from pydantic import AfterValidator

_PATTERN = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}\Z")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)


def check_id(text: str) -> str:
    """Return `text` if it is a lawful id.

    Raises:
        ValueError: it is empty, too long, has a character that is not a letter, digit, `_` or `-`,
            or is a name that Windows keeps for itself.
    """
    if not _PATTERN.match(text):
        raise ValueError(
            "an id starts with a letter and has at most 64 letters, digits, '_' or '-' (no spaces, dots or slashes)"
        )
    if text.lower() in _RESERVED:
        raise ValueError(f"'{text}' is a name that Windows reserves; choose another id")
    return text


Id = Annotated[str, AfterValidator(check_id)]
