"""Q16 No actor: it shall be possible, there is, or a sentence that begins with its verb.

Why: "It shall be possible to export" leaves open who exports, on which device, and what the system has to
do with it. English "it shall be possible" is so common that the profile default only hints at it; with
"for the seller" behind it, it names the actor.

Bad (en): It shall be possible to export the list.
Good (en): The system shall let the accountant export the list as a spreadsheet.
Bad (de): Es muss möglich sein, die Liste zu exportieren.
Good (de): Das System muss der Buchhaltung den Export der Liste als Tabelle anbieten.
Bad (ru): Необходимо обеспечить выгрузку списка.
Good (ru): Система должна выгружать список в таблицу по команде бухгалтера.
Source: INCOSE GtWR v4 R1 and R3; EARS (Mavin et al. 2009).
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.obligation import is_binding, is_weak
from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, every_match, hit
from toolkit.stages.requirements.wording.sentence import Sentence
from toolkit.stages.requirements.wording.verbs import is_english_verb

_EMPTY = {
    "en": re.compile(
        r"\b(?:it\s+(?:shall|must|should|will|is|has\s+to)\s+(?:also\s+|not\s+)?(?:be\s+)?(?:possible|necessary|required|ensured|feasible)\b"
        r"(?!\s+for\s+(?:the|a|an|each|any|all)\b)|(?:^|[.;]\s+)there\s+(?:is|are|shall|must|should|will)\b(?:\s+be)?)", re.IGNORECASE),
    "de": re.compile(
        r"\bes\s+(?:muss|soll|sollte|ist|sollen|müssen|kann)\b(?=[^.;]{0,300}\b(?:möglich|geben|erforderlich|notwendig|sicherzustellen|gewährleistet)\b)"
        r"|\bman\b", re.IGNORECASE),
    "ru": re.compile(
        r"^\s*(?:необходимо|следует|требуется|нужно|надо|должн[оаы]?ы?\s+быть|должен\s+быть|желательно|"
        r"предусмотреть|обеспечить|реализовать)\b", re.IGNORECASE),
}  # fmt: skip


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    yield from every_match(sentence, matches)
    found = _EMPTY[sentence.language].search(sentence.text)
    if found and not (sentence.language == "ru" and _has_a_dative(sentence)):
        start = found.end() - len(found.group().lstrip(" .;"))
        yield Hit(
            start, found.end(), weak=sentence.language == "en" and found.group().lower().startswith("it")
        )
    elif sentence.tokens and _commands(sentence):
        yield hit(sentence, 0, 1)


def _has_a_dative(sentence: Sentence) -> bool:
    """"Менеджеру необходимо" names who."""  # fmt: skip
    return bool(sentence.tokens) and "datv" in sentence.tokens[0].form.marks


def _commands(sentence: Sentence) -> bool:
    """Whether the first word is the verb: "Provide a list", "Выгрузить список"."""
    first = sentence.tokens[0]
    if first.quoted or len(sentence.tokens) < 3:
        return False
    if sentence.language == "ru":
        return "INFN" in first.form.marks
    if sentence.language == "en" and is_english_verb(first.lower):
        # "Search shall ..." and "Report lists ..." begin with a noun.
        return not any(is_binding(t, "en") or is_weak(t, "en") for t in sentence.tokens[1:5])
    return False


RULE = Rule(
    code="Q16",
    name="no actor",
    level="warn",
    find=_find,
    reason={
        "en": "No person, role or system is named that acts.",
        "de": "Keine Person, keine Rolle, kein System handelt hier.",
        "ru": "Не названо, какой человек, роль или система действует.",
    },
    question={
        "en": "Who does it, on which device, and what does the system do for it?",
        "de": "Wer tut es, an welchem Gerät, und was tut das System dazu?",
        "ru": "Кто это делает, на каком устройстве, и что при этом делает система?",
    },
)
