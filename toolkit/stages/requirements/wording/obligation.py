"""Words of obligation: which bind, and which only wish, allow or foresee."""

import re
from functools import lru_cache

from toolkit.kernel.language.languages import Language
from toolkit.stages.requirements.wording.sentence import Sentence, Token

_BINDING: dict[Language, frozenset[str]] = {
    "en": frozenset({"shall", "must", "will"}),
    "de": frozenset({"muss", "müssen", "muß", "soll", "sollen", "darf", "dürfen"}),
    "ru": frozenset({"должный", "обязанный", "обязать", "необходимый", "необходимо", "следовать", "требоваться", "надлежать", "нужный", "нужно", "запрещаться", "допускаться"}),
}  # fmt: skip
_WEAK: dict[Language, frozenset[str]] = {
    "en": frozenset({"should", "may", "might", "can", "could", "would"}),
    "de": frozenset({"sollte", "sollten", "kann", "können", "könnte", "könnten", "dürfte", "dürften", "möchte", "möchten", "wünschenswert"}),
    "ru": frozenset({"мочь", "желательно", "желательный", "хотеться", "рекомендоваться", "возможно"}),
}  # fmt: skip
_OTHER_WAYS: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (("is", "required"), ("are", "required"), ("has", "to"), ("have", "to"), ("needs", "to"), ("need", "to"), ("required", "to"), ("be", "able"), ("responsible", "for")),
    "de": (("verpflichtet", "zu"),),
    "ru": (),
}  # fmt: skip


#: "nachzufassen", "festzulegen": the "zu" of a separable verb stands inside.
_ZU_INSIDE = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|sicher|um|vor|weiter|zurück|zusammen)zu\w{2,}(?:en|ern|eln)\Z"
)


def is_binding(token: Token, language: Language) -> bool:
    """Whether the word obliges: shall, muss, должен."""
    return not token.quoted and _said(token, language) in _BINDING[language]


def is_weak(token: Token, language: Language) -> bool:
    """Whether the word only wishes or allows: should, kann, желательно."""
    return not token.quoted and _said(token, language) in _WEAK[language]


@lru_cache(maxsize=4)
def binding_positions(sentence: Sentence) -> tuple[int, ...]:
    """Where the statement obliges, by position of the word; remembered while the rules ask about it."""
    found = [n for n, token in enumerate(sentence.tokens) if is_binding(token, sentence.language)]
    pairs = _OTHER_WAYS[sentence.language]
    if pairs:
        found += [
            n for n in range(len(sentence.tokens)) if (sentence.lower(n), sentence.lower(n + 1)) in pairs
        ]
    if sentence.language == "de":
        found += [n for n in range(len(sentence.tokens)) if _is_to_be_done(sentence, n)]
    return tuple(sorted(set(found)))


def _said(token: Token, language: Language) -> str:
    return token.form.lemma if language == "ru" else token.lower


def _is_to_be_done(sentence: Sentence, position: int) -> bool:
    """"Ist ... zu prüfen", "hat ... zu senden" oblige as well."""  # fmt: skip
    if sentence.lower(position) not in {"ist", "sind", "hat", "haben"}:
        return False
    after = list(sentence.following(position, 15))
    if any(_ZU_INSIDE.match(token.lower) for token in after):
        return True
    return any(t.lower == "zu" and n + 1 < len(after) and after[n + 1].lower.endswith("en") for n, t in enumerate(after))  # fmt: skip
