"""Text into words: one spelling for what reads the same, and the words with their places."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛ʼ′"), "'") | dict.fromkeys(map(ord, "“”„‟«»″"), '"')
_ONE_SIGN = _DASHES | _QUOTES | {ord("ё"): "е"}
_SPACES = re.compile(r"\s+")
#: Letters and digits, held together by an inner hyphen or apostrophe, or by a point or comma between digits.
WORD = re.compile(r"[^\W_]+(?:(?:[-‐‑'’]|(?<=\d)[.,](?=\d))[^\W_]+)*")


def normalise(text: str) -> str:
    """One form for texts that read the same.

    Unicode NFKC, small letters (ß is ss), ё as е, one kind of dash and quote, one space between words.
    """
    if text.isascii():
        return _SPACES.sub(" ", text.lower()).strip()
    # Folding may leave what a second normalising would change (Unicode, chapter 3.13), so it is done twice.
    once = unicodedata.normalize("NFKC", text).casefold()
    twice = unicodedata.normalize("NFKC", once).casefold()
    return _SPACES.sub(" ", twice.translate(_ONE_SIGN)).strip()


def words(text: str) -> tuple[str, ...]:
    """The normalised words and numbers of a text, in order, without punctuation."""
    return tuple(WORD.findall(normalise(text)))


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The words as they are written, each with its first position and the one after its last."""
    for found in WORD.finditer(text):
        yield found.group(), found.start(), found.end()


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """One word in normal form; remembered, since texts repeat their words."""
    return normalise(word)
