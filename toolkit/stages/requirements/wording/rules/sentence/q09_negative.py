"""Q09 Negative statement: what shall not be.

Why: That something never happens cannot be tried; what happens instead can. Prohibitions of access and of law
are wanted as they are and left alone.

Bad (en): The system shall not lose a call.
Good (en): The system shall store each call that rings longer than 5 seconds.
Bad (de): Das System darf keinen Anruf verlieren.
Good (de): Das System muss jeden Anruf speichern, der länger als 5 Sekunden klingelt.
Bad (ru): Система не должна терять звонки.
Good (ru): Система должна сохранять каждый звонок длиннее 5 секунд.
Source: INCOSE GtWR v4 R16; Femmer et al. 2017 (negative statements).
"""

from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

#: Prohibitions of access and of law: who may not see, change, delete, disclose.
_PROHIBITED = {
    "en": frozenset("access see view read edit change modify delete disclose share copy export pass leave overwrite exceed authorised authorized".split()),  # noqa: SIM905 (a list of words reads better so)
    "de": frozenset("sehen einsehen lesen ändern bearbeiten löschen weitergeben offenlegen kopieren exportieren überschreiben zugreifen überschreiten".split()),  # noqa: SIM905 (a list of words reads better so)
    "ru": frozenset("видеть просматривать читать изменять менять редактировать удалять передавать раскрывать копировать превышать удалить изменить передать увидеть выгружать".split()),  # noqa: SIM905 (a list of words reads better so)
}  # fmt: skip
#: In a condition or a description of a person "not" is no demand.
_CONDITION = {
    "en": frozenset("if when while where unless until who which that whether whose because though".split()),  # noqa: SIM905 (a list of words reads better so)
    "de": frozenset("wenn falls während sobald solange sofern ob weil".split()),  # noqa: SIM905 (a list of words reads better so)
    "ru": frozenset("если когда пока который которая которые которых где хотя".split()),  # noqa: SIM905 (a list of words reads better so)
}
_BOUNDS = frozenset(
    [
        "only",
        "more",
        "less",
        "later",
        "longer",
        "больше",
        "более",
        "менее",
        "меньше",
        "позднее",
        "позже",
        "старше",
        "раньше",
        "mehr",
        "weniger",
        "später",
        "länger",
        "nur",
        "только",
    ]
)
_REACH = 8


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    for match in matches:
        if not _is_excused(sentence, match):
            yield hit(sentence, match.first, match.last, weak=match.weak)


def _is_excused(sentence: Sentence, match: Match) -> bool:
    if sentence.lower(match.last) in _BOUNDS or _in_condition(sentence, match.first):
        return True
    reach = list(sentence.following(match.last - 1, _REACH if sentence.language == "de" else 3))
    prohibited = _PROHIBITED[sentence.language]
    return any(token.lower in prohibited or token.form.lemma in prohibited for token in reach)


def _in_condition(sentence: Sentence, position: int) -> bool:
    """Whether the clause, back to the nearest sign, begins as a condition."""
    conditions = _CONDITION[sentence.language]
    for n in sentence.back_from(position):
        if sentence.lower(n) in conditions:
            return True
        if sentence.tokens[n + 1].apart or sentence.tokens[n].opens:
            return False
    return False


RULE = Rule(
    code="Q09",
    name="negative statement",
    level="hint",
    words={
        "en": """
            shall not; must not; may not; should not; will not; cannot; can not; can't; do not; does not; doesn't;
            don't; is not; are not; need not; never; could not; would not; won't; isn't; aren't; doesnot; not""",
        "de": """
            =darf =nicht; =dürfen =nicht; =kein; =keine; =keinen; =keiner; =keinem; =keines; =niemals; =nie;
            =muss =nicht; =nicht""",
        "ru": """
            =не =должен; =не =должна; =не =должно; =не =должны; =не =допускается; =не =допускаются; =запрещается;
            =запрещено; =никогда; =нельзя; =не =может; =не =могут; =не""",
    },
    weak={"en": "without; unless; no; nor; neither", "de": "=ohne; =weder", "ru": "=без; =ни"},
    find=_find,
    reason={
        "en": "That something never happens cannot be tried.",
        "de": "Dass etwas nie geschieht, lässt sich nicht prüfen.",
        "ru": "Что чего-то никогда не будет, проверить нельзя.",
    },
    question={
        "en": 'What shall happen instead of "{words}"?',
        "de": "Was soll stattdessen geschehen („{words}“)?",
        "ru": "Что должно происходить вместо этого («{words}»)?",
    },
)
