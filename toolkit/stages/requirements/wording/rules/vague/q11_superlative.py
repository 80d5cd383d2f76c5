"""Q11 Superlative: the best of what?

Why: Nobody can prove that something is the best possible, and nobody can deliver it either.

Bad (en): The system shall offer the best route for each visit.
Good (en): The system shall offer the route with the fewest kilometres for each visit.
Bad (de): Das System muss die Daten bestmöglich schützen.
Good (de): Das System muss die Daten nach Stand der Norm ISO 27001 verschlüsseln.
Bad (ru): Система должна обеспечивать максимально полную защиту данных.
Good (ru): Система должна шифровать данные клиентов ключом не короче 256 бит.
Source: Femmer et al. 2017 (superlatives); INCOSE GtWR v4 R26.
"""

from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

#: "At least 3" and "at most" bound an amount.
_BOUNDS = frozenset({"at", "mindestens", "тот", "та", "те", "то", "this", "last"})
_REACH = 3


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    for match in matches:
        if sentence.lower(match.first - 1) not in _BOUNDS and not _bounds_an_amount(sentence, match):
            yield hit(sentence, match.first, match.last, weak=match.weak)
    if sentence.language == "ru":
        yield from _russian(sentence)
    elif sentence.language == "de":
        yield from _german(sentence)


def _bounds_an_amount(sentence: Sentence, match: Match) -> bool:
    """"Maximum 5" is a limit; "the lowest price", which a list can show, stays a finding."""  # fmt: skip
    return any(token.is_number for token in sentence.following(match.last - 1, _REACH))


def _russian(sentence: Sentence) -> Iterator[Hit]:
    for position, token in enumerate(sentence.tokens):
        after = sentence.tokens[position + 1] if position + 1 < len(sentence.tokens) else None
        if token.quoted:
            continue
        if "Supr" in token.form.marks and token.form.lemma != "последний":
            yield hit(sentence, position, position + 1)
        elif token.form.lemma in {"самый", "сам"} and after and "Qual" in after.form.marks:
            yield hit(sentence, position, position + 2)


def _german(sentence: Sentence) -> Iterator[Hit]:
    """"Am schnellsten", "am einfachsten"."""  # fmt: skip
    for position, token in enumerate(sentence.tokens[:-1]):
        after = sentence.tokens[position + 1]
        if token.lower == "am" and after.lower.endswith("sten") and after.word[0].islower():
            yield hit(sentence, position, position + 2)


RULE = Rule(
    code="Q11",
    name="superlative",
    level="warn",
    words={
        "en": """
            best; worst; most; highest; lowest; fastest; easiest; simplest; quickest; shortest; longest; largest;
            smallest; greatest; cheapest; optimal; optimally; optimum; least; best possible; as fast as possible;
            as easy as possible; as simple as possible; latest; newest; ideal; ideally; maximally; widest""",
        "de": """
            bestmöglich; schnellstmöglich; größtmöglich; höchstmöglich; =beste; =besten; =bester; =bestes; =höchste;
            =höchsten; =schnellste; =schnellsten; =einfachste; =einfachsten; =modernste; =modernsten; =neueste;
            =neuesten; =größte; =größten; =niedrigste; =niedrigsten; =günstigste; =günstigsten; optimal; maximal;
            minimal; ideal; idealerweise; =so =schnell =wie =möglich; =so =einfach =wie =möglich; höchst; =möglichst""",
        "ru": """
            наилучший; наивысший; наибольший; наименьший; наиболее; максимально; максимальный; минимально;
            минимальный; оптимальный; оптимально; идеальный; идеально; как можно""",
    },
    weak={"en": "maximum; minimum; maximal; minimal; acceptable"},
    find=_find,
    in_criterion=True,
    reason={
        "en": "Nobody can prove that it is the utmost.",
        "de": "Niemand kann beweisen, dass es das Äußerste ist.",
        "ru": "Никто не докажет, что это предел возможного.",
    },
    question={
        "en": 'Which value would be good enough instead of "{words}"?',
        "de": "Welcher Wert würde statt „{words}“ genügen?",
        "ru": "Какого значения достаточно вместо «{words}»?",
    },
)
