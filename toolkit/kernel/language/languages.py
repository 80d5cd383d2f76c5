"""The languages whose words are known."""

from typing import Literal, TypeGuard, get_args

Language = Literal["en", "de", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def is_known(code: str) -> TypeGuard[Language]:
    """Whether there are stems, lemmas and wording rules for this language (ISO 639-1)."""
    return code in LANGUAGES
