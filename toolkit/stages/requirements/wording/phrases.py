"""Finds the phrases of all rules in one walk over the words of a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.kernel.language.languages import Language
from toolkit.kernel.language.words import spans
from toolkit.stages.requirements.wording.rule import Match, Rule
from toolkit.stages.requirements.wording.sentence import Form, Sentence, Token, form_of

#: How a word of a list is compared when nothing stands before it: English hardly bends its words.
_USUAL_SIGN: Mapping[Language, str] = {"en": "=", "de": "~", "ru": "+"}
_SIGNS = "=~+"


@dataclass(frozen=True, slots=True)
class _Phrase:
    rule: str
    keys: tuple[str, ...]
    weak: bool


class PhraseIndex:
    """The phrases of all rules in one language, by their first word."""

    def __init__(self, rules: Iterable[Rule], language: Language) -> None:
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        for rule in rules:
            for texts, weak in ((rule.words, False), (rule.weak, True)):
                for keys in _phrases(texts.get(language, ""), language):
                    self._by_first[keys[0]].append(_Phrase(rule.code, keys, weak))
        used = {first[0] for first in self._by_first}
        self._signs = [sign for sign in _SIGNS if sign in used]
        self._of_word: dict[str, tuple[_Phrase, ...]] = {}

    def find(self, sentence: Sentence) -> Mapping[str, Sequence[Match]]:
        """Rule code -> its phrases in the sentence, in order; the longest one wins, none overlap."""
        found: dict[str, list[Match]] = defaultdict(list)
        ends: dict[str, int] = {}
        for position, token in enumerate(sentence.tokens):
            for phrase in () if token.quoted else self._beginning_with(token.form):
                if ends.get(phrase.rule, 0) <= position and _fits(phrase, sentence.tokens, position):
                    ends[phrase.rule] = position + len(phrase.keys)
                    found[phrase.rule].append(Match(position, ends[phrase.rule], phrase.weak))
        return found

    def _beginning_with(self, form: Form) -> tuple[_Phrase, ...]:
        """The phrases whose first word this is, the longest first; remembered a word."""
        known = self._of_word.get(form.word)
        if known is None:
            phrases = (phrase for sign in self._signs for phrase in self._by_first.get(form.key(sign), ()))
            known = tuple(sorted(phrases, key=lambda p: (-len(p.keys), p.weak)))
            self._of_word[form.word] = known
        return known


def _fits(phrase: _Phrase, tokens: Sequence[Token], position: int) -> bool:
    """Whether the phrase's further words follow, with no sign between them."""
    if len(phrase.keys) == 1:
        return True
    if position + len(phrase.keys) > len(tokens):
        return False
    for offset in range(1, len(phrase.keys)):
        token, key = tokens[position + offset], phrase.keys[offset]
        if token.apart or token.form.key(key[0]) != key:
            return False
    return True


def _phrases(text: str, language: Language) -> Iterator[tuple[str, ...]]:
    for phrase in text.split(";"):
        keys = tuple(key for word in phrase.split() for key in _keys(word, language))
        if keys:
            yield keys
        # Snowball cuts "modern" to "mod" and "moderne" to "modern": a bent form has its own stem.
        if language == "de" and len(keys) == 1 and keys[0][0] == _USUAL_SIGN["de"]:
            yield tuple(_keys(f"{phrase.strip()}e", language))


def _keys(word: str, language: Language) -> Iterator[str]:
    sign = word[0] if word[0] in _SIGNS else _USUAL_SIGN[language]
    for plain, _, _ in spans(word.lstrip(_SIGNS)):
        yield form_of(plain, language).key(sign)
