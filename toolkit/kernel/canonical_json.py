"""Canonical JSON (RFC 8785) and its hash: equal content gives equal bytes on every machine.

Text is brought to Unicode NFC and LF line ends first, since editors change both in silence. Exact numbers and
days become text, so that no float is ever hashed.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import rfc8785


def canonical(value: object) -> bytes:
    """The canonical bytes of plain data: text, whole numbers, truth values, lists, mappings, nothing.

    Raises:
        ValueError: a float, a key that is no ASCII text, a text with half a surrogate pair, or a whole
            number of 2^53 and more.
    """
    try:
        return rfc8785.dumps(_plain(value))
    except rfc8785.CanonicalizationError as fault:
        raise ValueError(str(fault)) from None


def digest(value: object) -> str:
    """SHA-256 of the canonical bytes, hexadecimal."""
    return sha256(canonical(value)).hexdigest()


def tidy(text: str) -> str:
    """Text as it is hashed: NFC, line ends LF."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _plain(value: object) -> Any:  # noqa: PLR0911  # one case a kind
    match value:
        case None | bool() | int():
            return value
        case str():
            return tidy(value)
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case bytes() | bytearray():
            raise ValueError("bytes have no canonical form; give their hash")
        case Mapping():
            return {_key(key): _plain(inner) for key, inner in value.items()}
        case Sequence():
            return [_plain(inner) for inner in value]
        case _:
            raise ValueError(f"{type(value).__name__} has no canonical form")


def _key(key: object) -> str:
    if not isinstance(key, str) or not key.isascii():
        raise ValueError(f"the key {key!r} is no ASCII text")
    return key
