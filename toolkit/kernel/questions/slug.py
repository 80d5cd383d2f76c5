"""A short spelling of an answer for ids and paths: equal answers, equal spellings."""

import hashlib
import re
import unicodedata

_LONGEST = 40


def folded(text: str) -> str:
    """Return `text` as answers are compared: case folded, runs of spaces as one."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def slug(text: str) -> str:
    """Return `text` in small letters, digits and '-'.

    What is lost on the way (other alphabets, a long tail) is made up for by six digits of a hash.
    """
    plain = folded(text)
    spelled = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    short = re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")
    lost = any(ord(letter) > 127 and letter.isalpha() for letter in plain) or len(short) > _LONGEST
    if not short or lost:
        mark = hashlib.sha256(plain.encode()).hexdigest()[:6]
        return f"{short[: _LONGEST - 7].strip('-')}-{mark}".strip("-")
    return short
