"""Q07 Not singular: two demands in one sentence.

Why: One half is built, the other is not: is the requirement fulfilled? Each demand wants its own number,
grade and date. A second sentence is often only an explanation, so the profile default hints at it.

Bad (en): The system shall record the call and shall create a task.
Good (en): The system shall record the call.
Bad (de): Das System muss den Anruf aufzeichnen und muss eine Aufgabe anlegen.
Good (de): Das System muss den Anruf aufzeichnen.
Bad (ru): Система должна записать звонок и должна создать задачу.
Good (ru): Система должна записать звонок.
Source: INCOSE GtWR v4 R18 and R19; ISO/IEC/IEEE 29148 (singular).
"""

from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.obligation import is_binding
from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence
from toolkit.stages.requirements.wording.verbs import is_verb

_AND = {"en": {"and", "or", "then"}, "de": {"und", "oder"}, "ru": {"и", "или"}}
#: Clauses that begin so are conditions or reasons, their modal is no second demand.
_SUBORDINATE = {
    "en": {
        "if",
        "when",
        "while",
        "where",
        "that",
        "which",
        "who",
        "because",
        "unless",
        "so",
        "until",
        "whose",
    },
    "de": {
        "wenn",
        "falls",
        "während",
        "sobald",
        "dass",
        "damit",
        "der",
        "die",
        "das",
        "weil",
        "bis",
        "welche",
    },
    "ru": {"если", "когда", "пока", "чтобы", "который", "которые", "которая", "что", "так", "где"},
}


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    demands = [n for n in _demands(sentence) if not _in_subordinate_clause(sentence, n)]
    if len(demands) > 1:
        apart = all(demands[0] not in part or demands[1] not in part for part in sentence.parts)
        yield hit(sentence, demands[1], demands[1] + 1, weak=apart)
    for match in matches:
        yield hit(sentence, match.first, match.last, weak=True)
    if demands:
        yield from _joined_verbs(sentence, demands[0])


def _demands(sentence: Sentence) -> Iterator[int]:
    for position, token in enumerate(sentence.tokens):
        if is_binding(token, sentence.language):
            yield position


def _in_subordinate_clause(sentence: Sentence, position: int) -> bool:
    """Whether the clause of the word, back to the nearest sign, begins with "if", "that" or the like."""
    for n in (position, *sentence.back_from(position)):
        # A German clause begins behind its comma; "der" elsewhere is an article.
        opens_clause = 0 < n < position and (sentence.language != "de" or sentence.tokens[n].apart)
        if opens_clause and sentence.lower(n) in _SUBORDINATE[sentence.language]:
            return True
        if sentence.tokens[n].apart or sentence.tokens[n].opens:
            return sentence.lower(n) in _SUBORDINATE[sentence.language] and not _is_article(sentence, n)
    return False


def _is_article(sentence: Sentence, position: int) -> bool:
    """German "der, die, das" opens a sentence as an article, a clause as a pronoun."""
    return (
        sentence.language == "de" and sentence.tokens[position].opens and len(sentence.lower(position)) == 3
    )


def _joined_verbs(sentence: Sentence, demand: int) -> Iterator[Hit]:
    for position in range(demand + 1, len(sentence.tokens) - 1):
        joined = sentence.lower(position) in _AND[sentence.language] and not sentence.tokens[position].quoted
        if joined and is_verb(sentence, position + 1):
            yield hit(sentence, position, position + 2, weak=True)


RULE = Rule(
    code="Q07",
    name="not singular",
    level="warn",
    words={
        "en": "as well as; and also; also; in addition; additionally; furthermore; both",
        "de": "=sowie; =sowohl; =außerdem; =zusätzlich; =ebenfalls; =darüber =hinaus; =zudem; =ferner",
        "ru": "=а =также; =кроме =того; =помимо =этого; =помимо =того; =также; =как =и; =дополнительно",
    },
    find=_find,
    reason={
        "en": "There is a second demand in it, which wants its own number and date.",
        "de": "Darin steckt eine zweite Forderung, die eine eigene Nummer braucht.",
        "ru": "Здесь второе требование, ему нужны свой номер и срок.",
    },
    question={
        "en": 'At "{words}": could one half be delivered without the other? Then split it.',
        "de": "Bei „{words}“: Ginge die eine Hälfte ohne die andere? Dann bitte teilen.",
        "ru": "«{words}»: можно ли сдать одну половину без другой? Тогда разделите.",
    },
)
