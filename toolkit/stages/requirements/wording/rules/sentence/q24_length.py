"""Q24 Purpose, brackets, length: what hides the demand.

Why: A purpose belongs into the rationale, where it does not have to be delivered. Brackets are read as part of the
demand by one side only. Over 40 words nobody finds the verb again.

Bad (en): The system shall log the call in order to help the seller.
Good (en): The system shall log the call.
Bad (de): Das System muss den Anruf speichern, um dem Verkäufer zu helfen.
Good (de): Das System muss den Anruf speichern.
Bad (ru): Система должна записывать звонок для того, чтобы помочь менеджеру.
Good (ru): Система должна записывать звонок.
Source: INCOSE GtWR v4 R20 and R21.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, every_match, hit
from toolkit.stages.requirements.wording.sentence import Sentence

_MOST_WORDS = 40
#: One word in brackets explains an acronym or a unit.
_BRACKET = re.compile(r"\([^()]*\s[^()]*\)")
_PURPOSE = {
    "de": re.compile(r"\bum\b(?=[^.;,]{0,300}\b(?:zu\s\w+en|\w+zu\w+en)\b)", re.IGNORECASE),
    "ru": re.compile(r"\b(?:для\s+того,?\s+чтобы|с\s+тем,?\s+чтобы|с\s+целью|в\s+целях)\b", re.IGNORECASE),
}


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    yield from every_match(sentence, matches)
    if purpose := _PURPOSE.get(sentence.language):
        yield from (Hit(*found.span()) for found in purpose.finditer(sentence.text))
    yield from (Hit(*found.span()) for found in _BRACKET.finditer(sentence.text))
    for part in sentence.parts:
        if len(part) > _MOST_WORDS:
            yield hit(sentence, part.start, part.stop)


RULE = Rule(
    code="Q24",
    name="purpose, brackets, length",
    level="hint",
    words={"en": "in order to; in order that; so as to; for the purpose of; with the aim of"},
    find=_find,
    reason={
        "en": "Purpose, asides and length hide what is to be delivered.",
        "de": "Zweck, Einschub und Länge verdecken, was zu liefern ist.",
        "ru": "Цель, скобки и длина скрывают, что нужно сдать.",
    },
    question={
        "en": "Which words would you strike out without losing anything?",
        "de": "Welche Wörter könnten Sie streichen, ohne etwas zu verlieren?",
        "ru": "Какие слова можно вычеркнуть без потерь?",
    },
)
