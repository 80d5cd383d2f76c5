"""Stems by Snowball: what is left of a word without its endings (Porter, "Snowball", 2001).

A stem is no word and may be shared by words of different meaning ("use" and "useful"); it serves to
compare forms, not to show.
"""

from functools import lru_cache
from typing import Any

from toolkit.kernel.language.languages import Language
from toolkit.kernel.language.words import folded

_ALGORITHMS: dict[Language, str] = {"en": "english", "de": "german", "ru": "russian"}


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str:
    """The stem of one word, small letters.

    >>> stem("enquiries", "en"), stem("Angebote", "de"), stem("удобными", "ru")
    ('enquiri', 'angebot', 'удобн')
    """
    found: str = _stemmer(language).stemWord(folded(word))
    return found


@lru_cache
def _stemmer(language: Language) -> Any:
    import snowballstemmer  # slow: loads the rules of forty languages, and English lists need no stems

    return snowballstemmer.stemmer(_ALGORITHMS[language])
