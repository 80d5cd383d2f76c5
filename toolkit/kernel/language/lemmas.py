"""Lemmas: the form under which a word stands in a dictionary, and its grammar in Russian.

Russian comes from the OpenCorpora dictionary through pymorphy3. English and German have no dictionary
here: their stem stands for the lemma.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from toolkit.kernel.language.languages import Language
from toolkit.kernel.language.stems import stem
from toolkit.kernel.language.words import folded


@dataclass(frozen=True, slots=True)
class Grammar:
    """The likeliest reading of a Russian word; `marks` are OpenCorpora's grammemes, such as `PRTS`, `ablt`."""

    lemma: str
    marks: frozenset[str]


#: The dictionary is asked about nothing else; it fails on letters without a name.
_CYRILLIC = re.compile(r"[\u0400-\u04FF][\u0400-\u04FF'-]*\Z")


def lemma(word: str, language: Language) -> str:
    """The dictionary form of one word, small letters, ё as е.

    >>> lemma("удобными", "ru"), lemma("должна", "ru")
    ('удобный', 'должный')
    """
    return grammar(word).lemma if language == "ru" else stem(word, language)


@lru_cache(maxsize=50_000)
def grammar(word: str) -> Grammar:
    """How a Russian word is read when nothing is known about its neighbours; others are left as they are."""
    plain = folded(word)
    read = _dictionary().parse(plain) if _CYRILLIC.match(plain) else []
    if not read:
        return Grammar(plain, frozenset())
    return Grammar(folded(read[0].normal_form), frozenset(read[0].tag.grammemes))


@lru_cache
def _dictionary() -> Any:
    import pymorphy3  # slow: opens a dictionary of 8 MB, and only Russian texts need it

    return pymorphy3.MorphAnalyzer(lang="ru")
