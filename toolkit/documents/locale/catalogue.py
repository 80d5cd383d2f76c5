"""A catalogue: the sentences of one language by the English ones they stand for (a gettext .po file)."""

import io
import re
from collections.abc import Mapping

from babel.messages.pofile import PoFileError, read_po

from toolkit.problems import BadData, Place, Problem

Catalogue = Mapping[tuple[str, str], str]
"""Context (mostly empty) and English text -> text of the language; what is not translated is not in it."""
SOURCE = "en"
"""The language that all fixed texts are written in."""


def read(content: bytes, file: str) -> Catalogue:
    """The finished sentences of a .po file; those marked `fuzzy` count as not translated.

    Args:
        content: the file.
        file: its name, for messages.

    Raises:
        BadData: it is no catalogue.
    """
    try:
        found = read_po(io.BytesIO(content), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, LookupError, ValueError) as fault:
        line = getattr(fault, "lineno", -1) + 1  # babel counts from 0
        what = re.sub(r" on \d+$", "", str(fault))
        raise BadData(
            [
                Problem(
                    Place(file, line),
                    "CATALOGUE",
                    f"This is no catalogue: {what}.",
                    "Write it as gettext .po, in UTF-8.",
                )
            ]
        ) from None
    return {
        (message.context or "", message.id): message.string
        for message in found
        if isinstance(message.id, str) and isinstance(message.string, str)
        if message.id and message.string and not message.fuzzy
    }


def base(language: str) -> str:
    """`de-AT` -> `de`."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()
