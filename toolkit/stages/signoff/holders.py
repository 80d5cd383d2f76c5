"""Whether a certificate bears the name of the person whose field it signs."""

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"\w{2,}")
_SPARED = 3
"""From so many words on, one may be missing: a middle name, or the second of two family names."""


def bears_name(holder: str, names: Iterable[str]) -> bool:
    """Whether `holder` holds the words of one of the names, in any order, whatever stands beside them.

    Letters are compared without marks and case, as certificates write them ("KALNS,RAIMONDS,PNOLV-...").

    >>> bears_name("BERZINS,JANIS,38012", ["Jānis Bērziņš"]), bears_name("TRY-OUT Ilze Bergmane", ["Raimonds Kalns"])
    (True, False)
    """
    held = _words(holder)
    return any(
        words and len(words - held) <= (len(words) >= _SPARED) for name in names if (words := _words(name))
    )


def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return frozenset(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))
