"""Likeness of two texts by their letters: how many runs of three they share.

Sørensen-Dice over sets of trigrams of each word with one space before and after, as PostgreSQL's pg_trgm
cuts them.
"""

from functools import lru_cache

from toolkit.kernel.language.words import words


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same words, in any order)."""
    a, b = trigrams(one), trigrams(other)
    if not a or not b:
        return float(a == b)
    return 2 * len(a & b) / (len(a) + len(b))


@lru_cache(maxsize=20_000)
def trigrams(text: str) -> frozenset[str]:
    """All runs of three letters of the normalised words, with the spaces around them."""
    padded = (f" {word} " for word in words(text))
    return frozenset(word[n : n + 3] for word in padded for n in range(len(word) - 2))
