"""Q05 To be defined: something is missing and the text says so.

Why: A gap in a signed text is filled later, under pressure, by whoever is then stronger. Empty slots of
templates count too.

Bad (en): The discount limit is TBD.
Good (en): The seller shall grant at most 7 % discount.
Bad (de): Die Rabattgrenze wird noch festgelegt.
Good (de): Der Verkäufer darf höchstens 7 % Rabatt gewähren.
Bad (ru): Порог скидки уточняется.
Good (ru): Менеджер должен предоставлять скидку не выше 7 %.
Source: NASA ARM 1997 (incompletes); ISO/IEC/IEEE 29148 (complete).
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, every_match
from toolkit.stages.requirements.wording.sentence import Sentence

#: ???, <xx hours>, [slot?], XXX, ____, ....., an empty pair of brackets.
_PLACEHOLDER = re.compile(
    r"\?{2,}|<\s*(?:[xX.…_]+|TBD)[^<>]*>|\[[^\[\]]*\?\]|\b[xX]{2,}\b|_{3,}|\.{4,}|…{2,}|\[\s*\]|<\s*>"
)


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    yield from every_match(sentence, matches)
    for found in _PLACEHOLDER.finditer(sentence.text):
        yield Hit(found.start(), found.end())


def _english(*participles: str) -> str:
    return "; ".join(
        f"{head} {p}" for p in participles for head in ("to be", "to be further", "not yet", "yet to be")
    )


def _german(*verbs: tuple[str, str]) -> str:
    return "; ".join(
        f"{_still_to_do(infinitive)}; =noch ={participle}; =noch =nicht ={participle}; "
        f"=wird =später ={participle}; =werden =später ={participle}"
        for infinitive, participle in verbs
    )


def _still_to_do(infinitive: str) -> str:
    """"Noch zu klären"; separable verbs hold the "zu" inside: "noch festzulegen"."""  # fmt: skip
    return f"=noch ={infinitive}" if "zu" in infinitive else f"=noch =zu ={infinitive}"


RULE = Rule(
    code="Q05",
    name="to be defined",
    level="error",
    words={
        "en": "tbd; tbc; tba; tbs; tbr; todo; to be advised; still open; open point; not known yet; under discussion; "
        + _english("defined", "determined", "confirmed", "decided", "agreed", "specified", "clarified", "announced",
                   "discussed", "detailed"),
        "de": "=tbd; =n =n; =noch =offen; =offener =punkt; =noch =unklar; =ist =unklar; =noch =nicht =bekannt; "
         "=in =klärung; =in =abstimmung; =wird =nachgereicht; =folgt =noch; "
        + _german(("klären", "geklärt"), ("definieren", "definiert"), ("festzulegen", "festgelegt"),
                  ("bestimmen", "bestimmt"), ("abzustimmen", "abgestimmt"), ("entscheiden", "entschieden"),
                  ("spezifizieren", "spezifiziert"), ("vereinbaren", "vereinbart"), ("präzisieren", "präzisiert"),
                  ("konkretisieren", "konkretisiert")),
        "ru": """
            уточняться; подлежать уточнение; подлежать определение; подлежать согласование; требовать уточнение;
            требовать согласование; +быть +определить; +быть +уточнить; +быть +согласовать; =будет =указано =позже;
            ещё не определить; пока не определить; не определить; находиться на согласование; =на =согласовании;
            =на =уточнении; определяться позже; определяться позднее; =уточнить =позже; =уточнить =позднее;
            открытый вопрос; =пока =неизвестно; =ещё =неизвестно; =в =стадии =обсуждения; =обсуждается""",
    },
    find=_find,
    in_criterion=True,
    in_quotes=True,
    reason={
        "en": "The text itself says that something is missing.",
        "de": "Der Text sagt selbst, dass etwas fehlt.",
        "ru": "Текст сам говорит, что чего-то не хватает.",
    },
    question={
        "en": 'What belongs in place of "{words}", who decides it, and until when?',
        "de": "Was gehört an die Stelle von „{words}“, wer entscheidet es, bis wann?",
        "ru": "Что должно стоять вместо «{words}», кто это решит и к какому сроку?",
    },
)  # fmt: skip
