"""Q10 Comparative without a baseline: better than what?

Why: "Faster" is fulfilled by any gain at all, and by none if nobody wrote down how fast it is today.

Bad (en): The customer search shall be faster.
Good (en): The customer search shall answer within 2 seconds; today it takes 9 seconds.
Bad (de): Die Kundensuche muss schneller antworten.
Good (de): Die Kundensuche muss innerhalb von 2 Sekunden antworten; heute braucht sie 9 Sekunden.
Bad (ru): Поиск клиента должен работать быстрее.
Good (ru): Поиск клиента должен отвечать за 2 секунды; сейчас он занимает 9 секунд.
Source: Femmer et al. 2017 (comparatives).
"""

from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

_THAN = frozenset({"than", "then", "als", "чем", "von", "auf", "um"})
#: "No longer", "nicht mehr", "не более", "one or more": no comparison at all.
_NOT_COMPARED = frozenset({"no", "any", "nicht", "kein", "keine", "keinen", "не", "immer", "und", "the", "je", "desto"})  # fmt: skip
#: "Higher priority" names a rank in an order that is fixed elsewhere.
_RANKS = frozenset({"priority", "priorities", "bound", "limit", "case", "management"})
_REACH = 5


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    for match in matches:
        if _has_no_baseline(sentence, match.first, match.last):
            yield hit(sentence, match.first, match.last, weak=_counts(sentence, match.first))
    if sentence.language == "ru":
        yield from _russian(sentence)


def _counts(sentence: Sentence, position: int) -> bool:
    """"One or more" sets a lower limit; that there is no upper one is often meant."""  # fmt: skip
    return sentence.lower(position - 1) in {"or", "oder"}


def _russian(sentence: Sentence) -> Iterator[Hit]:
    for position, token in enumerate(sentence.tokens):
        more = token.lower in {"более", "менее"} and _is_adjective(sentence, position + 1)
        if token.quoted or not (more or ("COMP" in token.form.marks and token.lower not in _RUSSIAN_AMOUNTS)):
            continue
        last = position + (2 if more else 1)
        if _has_no_baseline(sentence, position, last) and (more or not _genitive_follows(sentence, last)):
            yield hit(sentence, position, last)


#: With a figure they bound an amount, and "позже", "далее" order steps; alone they say nothing of quality.
_RUSSIAN_AMOUNTS = frozenset({"более", "менее", "позже", "позднее", "ранее", "далее", "раньше", "больше", "меньше"})  # fmt: skip


def _is_adjective(sentence: Sentence, position: int) -> bool:
    return position < len(sentence.tokens) and bool(
        {"ADJF", "ADVB", "ADJS"} & sentence.tokens[position].form.marks
    )


def _genitive_follows(sentence: Sentence, position: int) -> bool:
    """"Быстрее прежней" compares with a genitive instead of "чем"."""  # fmt: skip
    if position >= len(sentence.tokens):
        return False
    token = sentence.tokens[position]
    return not token.apart and "gent" in token.form.marks


def _has_no_baseline(sentence: Sentence, first: int, last: int) -> bool:
    if sentence.lower(first - 1) in _NOT_COMPARED or sentence.lower(first - 2) == "not":
        return False
    if sentence.lower(last) in _RANKS:
        return False
    # "Ein schneller Zugriff" is the plain adjective before a noun.
    plain = sentence.lower(first) == "schneller" and last < len(sentence.tokens)
    if plain and sentence.tokens[last].word[0].isupper():
        return False
    return not any(token.lower in _THAN or token.is_number for token in sentence.following(last - 1, _REACH))


def _german_forms(*words: str) -> str:
    """A comparative with all its endings."""
    return "; ".join(f"={word}{ending}" for word in words for ending in ("", "e", "en", "er", "es", "em"))


RULE = Rule(
    code="Q10",
    name="comparative without baseline",
    level="warn",
    words={
        "en": """
            faster; better; higher; lower; greater; larger; bigger; smaller; shorter; longer; easier; quicker; slower;
            cheaper; simpler; stricter; broader; wider; deeper; fewer; more; less; stronger; richer; clearer;
            newer; older; safer; smarter; cleaner; stringent; closer; worse; tighter; nicer; sooner""",
        "de": "=mehr; =weniger; =öfter; =häufiger; "
        + _german_forms(
            "schneller", "besser", "höher", "niedriger", "größer", "kleiner", "einfacher", "leichter", "länger",
            "kürzer", "früher", "günstiger", "genauer", "effizienter", "übersichtlicher", "flexibler", "stärker",
            "sicherer", "bequemer", "komfortabler", "langsamer", "strenger", "zuverlässiger", "moderner", "breiter",
        ),
        "ru": "=лучший; =больший; =меньший; =высший",
    },
    find=_find,
    in_criterion=True,
    reason={
        "en": "Nothing says what it is compared with, so any gain at all would do.",
        "de": "Es fehlt, womit verglichen wird; jede kleinste Verbesserung würde genügen.",
        "ru": "Не сказано, с чем сравнивать: подойдёт любое малое улучшение.",
    },
    question={
        "en": 'How is it today, and which figure would be "{words}" enough?',
        "de": "Wie ist es heute, und ab welchem Wert wäre „{words}“ erreicht?",
        "ru": "Как это сейчас и при каком значении будет достаточно: «{words}»?",
    },
)  # fmt: skip
