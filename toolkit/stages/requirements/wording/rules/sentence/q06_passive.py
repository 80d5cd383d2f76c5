"""Q06 Passive without an actor: something is done, and nobody does it.

Why: "The order is approved" hides whether a person, a role or the system approves. It matters little for
building, and much for rights, so it is a hint.

Bad (en): The order shall be approved within 1 day.
Good (en): The head of sales shall approve the order within 1 day.
Bad (de): Der Auftrag wird innerhalb von 1 Tag freigegeben.
Good (de): Der Vertriebsleiter muss den Auftrag innerhalb von 1 Tag freigeben.
Bad (ru): Заказ должен быть утверждён в течение 1 дня.
Good (ru): Руководитель отдела продаж должен утвердить заказ в течение 1 дня.
Source: INCOSE GtWR v4 R2; Femmer et al. 2017 (passive voice); SOPHIST rules (deletion).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

_BE = frozenset({"is", "are", "be", "been", "being", "was", "were"})
_BETWEEN = frozenset(
    {"not", "also", "only", "automatically", "always", "then", "immediately", "already", "never"}
)
_IRREGULAR = frozenset(
    """sent made done given shown kept held built bought brought found set put read written taken seen known drawn
    chosen sold paid told met lost left led run begun broken driven driven spent split cut shut""".split()  # noqa: SIM905 (a list of words reads better so)
)
#: Participles that are plain adjectives.
_STATES = frozenset({"based", "located", "related", "interested", "limited", "allowed", "authorised", "authorized", "permitted", "required", "needed", "supposed", "concerned", "involved"})  # fmt: skip
_GERMAN_PARTICIPLE = re.compile(
    r"(?:(?:ab|an|auf|aus|bei|ein|vor|zu|nach|mit|hin|her|um|weiter|zurück|zusammen|durch|frei|bereit|fest|zusammen|über|unter)?"
    r"ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter|wider|vorbe|aufbe|ausge)\w{2,}(?:t|en)|\w{2,}iert)\Z"
)
_TO_INFINITIVE = re.compile(r"\w{3,}(?:en|ern|eln)\Z")
_REACH = 12
#: Russian verbs in -ся that say what a thing is or does of itself.
_OF_ITSELF = frozenset(
    """являться находиться иметься относиться остаться оставаться становиться появляться появиться пользоваться
    содержаться касаться требоваться измениться меняться обращаться нуждаться начинаться заканчиваться состояться
    нравиться стараться пытаться вернуться возвращаться уточняться допускаться запрещаться отличаться""".split()  # noqa: SIM905 (a list of words reads better so)
)


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:  # noqa: ARG001 (a finder's signature)
    finders = {"en": _english, "de": _german, "ru": _russian}
    yield from finders[sentence.language](sentence)


def _english(sentence: Sentence) -> Iterator[Hit]:
    for position, token in enumerate(sentence.tokens):
        if token.lower not in _BE or token.quoted:
            continue
        last = position + 1
        while sentence.lower(last) in _BETWEEN:
            last += 1
        word = sentence.lower(last)
        done = (word.endswith("ed") and len(word) > 4) or word in _IRREGULAR
        if done and word not in _STATES and not _named(sentence, last, {"by"}):
            yield hit(sentence, position, last + 1)


def _german(sentence: Sentence) -> Iterator[Hit]:
    for position, token in enumerate(sentence.tokens):
        if token.quoted or token.lower not in {"wird", "werden", "wurde", "wurden", "ist", "sind"}:
            continue
        if token.lower in {"ist", "sind"}:
            yield from _to_be_done(sentence, position)
        elif (span := _participle(sentence, position)) and not _named(
            sentence, position, {"durch", "vom", "von"}
        ):
            yield hit(sentence, *span)


def _participle(sentence: Sentence, position: int) -> tuple[int, int] | None:
    """The span from "wird" to its participle: behind it, or right before it ("freigegeben werden")."""
    before = sentence.tokens[position - 1] if position else None
    if before and before.word[0].islower() and _GERMAN_PARTICIPLE.match(before.lower):
        return position - 1, position + 1
    for offset, token in enumerate(sentence.following(position, _REACH), 1):
        if token.word[0].islower() and _GERMAN_PARTICIPLE.match(token.lower):
            return position, position + offset + 1
    return None


def _to_be_done(sentence: Sentence, position: int) -> Iterator[Hit]:
    """"Ist ... zu prüfen"."""  # fmt: skip
    after = list(sentence.following(position, _REACH))
    for offset, token in enumerate(after[:-1]):
        verb = after[offset + 1]
        if token.lower == "zu" and verb.word[0].islower() and _TO_INFINITIVE.match(verb.lower):
            yield hit(sentence, position, position + offset + 3)
            return


def _russian(sentence: Sentence) -> Iterator[Hit]:
    for position, token in enumerate(sentence.tokens):
        marks = token.form.marks
        passive = {"PRTS", "pssv"} <= marks
        of_itself = "VERB" in marks and "3per" in marks and token.lower.endswith(("ся", "сь"))
        if token.quoted or not (passive or (of_itself and token.form.lemma not in _OF_ITSELF)):
            continue
        if not _agent_follows(sentence, position):
            yield hit(sentence, position, position + 1)


def _agent_follows(sentence: Sentence, position: int) -> bool:
    """A noun in the instrumental without a preposition does it: "утверждается руководителем"."""
    before = ""
    for token in sentence.following(position, 4):
        if {"ablt"} <= token.form.marks and {"NOUN", "NPRO"} & token.form.marks and before not in {"с", "со", "под", "над", "за", "перед", "между"}:  # fmt: skip
            return True
        before = token.lower
    previous = sentence.tokens[position - 1] if position else None
    return previous is not None and {"NOUN", "ablt"} <= previous.form.marks


def _named(sentence: Sentence, position: int, words: set[str]) -> bool:
    """Whether the actor is named: a word like "by" before a noun, not before a number."""
    after = pairwise(sentence.following(position, _REACH))
    return any(token.lower in words and not noun.is_number for token, noun in after)


RULE = Rule(
    code="Q06",
    name="passive without actor",
    level="hint",
    find=_find,
    reason={
        "en": "It is open whether a person, a role or the system does it.",
        "de": "Offen bleibt, ob eine Person, eine Rolle oder das System handelt.",
        "ru": "Неясно, кто действует: человек, роль или система.",
    },
    question={
        "en": 'Who or what does it: "{words}"?',
        "de": "Wer oder was tut es: „{words}“?",
        "ru": "Кто или что это делает: «{words}»?",
    },
)
