"""Q17 EARS: the pattern in which the sentence is built.

Why: A sentence in one of five patterns (always, while, when, where, if - then) is complete: state, trigger,
system, response. A condition behind the demand is easily overlooked. The finding names the pattern.

Bad (en): The system shall warn the seller when the limit is exceeded.
Good (en): The seller shall enter the discount.
Bad (de): Das System muss den Verkäufer warnen, wenn das Limit überschritten ist.
Good (de): Der Verkäufer muss den Rabatt erfassen.
Bad (ru): Система должна предупредить менеджера, когда лимит превышен.
Good (ru): Менеджер должен ввести скидку.
Source: EARS (Mavin et al. 2009).
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.kernel.language.languages import Language
from toolkit.stages.requirements.wording.obligation import binding_positions
from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

#: Keyword -> name of the pattern; two of them make a complex one.
_KEYWORDS: dict[Language, dict[str, str]] = {
    "en": {"while": "state-driven", "during": "state-driven", "when": "event-driven", "once": "event-driven",
           "whenever": "event-driven", "if": "unwanted behaviour", "where": "optional feature"},
    "de": {"während": "zustandsgesteuert", "solange": "zustandsgesteuert", "wenn": "ereignisgesteuert",
           "sobald": "ereignisgesteuert", "falls": "unerwünschtes Verhalten", "wo": "wahlweise Funktion",
           "sofern": "wahlweise Funktion"},
    "ru": {"пока": "по состоянию", "когда": "по событию", "как": "по событию", "если": "нежелательное поведение",
           "где": "дополнительная функция"},
}  # fmt: skip
_COMPLEX: dict[Language, str] = {"en": "complex", "de": "zusammengesetzt", "ru": "составной"}
_BEHIND: dict[Language, str] = {
    "en": "condition behind the demand, EARS puts it first",
    "de": "Bedingung hinter der Forderung, EARS stellt sie voran",
    "ru": "условие после требования, EARS ставит его первым",
}
#: "Как" opens a condition only in "как только".
_ONLY = re.compile(r"как\s+только", re.IGNORECASE)


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:  # noqa: ARG001 (a finder's signature)
    binding = binding_positions(sentence)
    if not binding:
        return
    found = [n for n in range(len(sentence.tokens)) if _opens_condition(sentence, n)]
    if found and found[0] == 0:
        leading = [n for n in found if n < binding[0]]
        keyword = _KEYWORDS[sentence.language][sentence.lower(0)]
        note = keyword if len(leading) < 2 else _COMPLEX[sentence.language]
        yield hit(sentence, 0, _end_of_clause(sentence, 0), note=note)
    elif behind := [n for n in found if n > binding[0]]:
        last = _end_of_clause(sentence, behind[0])
        yield hit(sentence, behind[0], last, note=_BEHIND[sentence.language])


def _end_of_clause(sentence: Sentence, position: int) -> int:
    """The position of the next word behind a sign, at most a dozen words on."""
    for n in range(position + 1, min(position + 12, len(sentence.tokens))):
        if sentence.tokens[n].apart and "," in sentence.gap(n):
            return n
    return min(position + 12, len(sentence.tokens))


def _opens_condition(sentence: Sentence, position: int) -> bool:
    token = sentence.tokens[position]
    if token.quoted or token.lower not in _KEYWORDS[sentence.language]:
        return False
    return token.lower != "как" or bool(_ONLY.match(sentence.text, token.start))


RULE = Rule(
    code="Q17",
    name="EARS pattern",
    level="info",
    find=_find,
    reason={
        "en": "Pattern: {note}.",
        "de": "Muster: {note}.",
        "ru": "Шаблон: {note}.",
    },
    question={
        "en": 'What does the system do when this does not hold: "{words}"?',
        "de": "Was tut das System, wenn das nicht zutrifft: „{words}“?",
        "ru": "Что делает система, если это не выполнено: «{words}»?",
    },
)
