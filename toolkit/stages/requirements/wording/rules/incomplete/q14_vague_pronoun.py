"""Q14 Vague pronoun: it, they, this - and what is meant stands outside the sentence, or two things could be meant.

Why: A clause is quoted alone, in a mail or a claim. A pronoun then points nowhere.

Bad (en): It shall be stored for 5 years.
Good (en): The system shall store each consent for 5 years.
Bad (de): Diese müssen vom Vertriebsleiter freigegeben werden.
Good (de): Rabatte über 7 % muss der Vertriebsleiter freigeben.
Bad (ru): Они должны утверждаться руководителем отдела.
Good (ru): Скидки выше 7 % должен утверждать руководитель отдела.
Source: Femmer et al. 2017 (vague pronouns); INCOSE GtWR v4 R24.
"""

from collections.abc import Iterator, Sequence

from toolkit.stages.requirements.wording.rule import Hit, Match, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

#: "It shall be possible", "es muss möglich sein": no thing is meant (Q16 looks at these).
_EMPTY_IT = frozenset(
    """possible necessary required recommended desirable important assumed essential preferable noted acceptable
    möglich notwendig erforderlich nötig wichtig geben""".split()  # noqa: SIM905 (a list of words reads better so)
)
_GERMAN_POINTING = ("dies", "jene", "solche")


def _find(sentence: Sentence, matches: Sequence[Match]) -> Iterator[Hit]:
    for match in matches:
        if not _is_excused(sentence, match.first):
            # Among the first two words nothing of the statement itself can be meant.
            yield hit(sentence, match.first, match.last, weak=match.weak or match.first > 1)


def _is_excused(sentence: Sentence, position: int) -> bool:
    token = sentence.tokens[position]
    if token.lower in {"it", "es"}:
        return any(t.lower in _EMPTY_IT for t in sentence.following(position, 8))
    if token.lower.startswith(_GERMAN_POINTING) or token.form.lemma in {"этот", "данный"}:
        return _named_before(sentence, position)
    return False


def _named_before(sentence: Sentence, position: int) -> bool:
    """"Этот заказ" is clear where the order stands in the same statement already."""  # fmt: skip
    after = sentence.tokens[position + 1] if position + 1 < len(sentence.tokens) else None
    if after is None or after.apart:
        return False
    return any(
        after.form.lemma == token.form.lemma for token in sentence.tokens[max(0, position - 60) : position]
    )


RULE = Rule(
    code="Q14",
    name="vague pronoun",
    level="hint",
    words={
        "en": "it; they; them; this; these; those; its; their; he; she; him; his; her; itself; themselves",
        "de": "=es; =diese; =dieser; =dieses; =diesen; =diesem; =dies; =jene; =jener; =sie; =solche; =solchen; =ihnen; =ihre; =deren; =dessen",
        "ru": "=он; =она; =оно; =они; =это; этот; данный; =их; =его; =её; =им; =ими; =ему; =ей; таковой",
    },
    weak={
        "en": "such; other; another; others; own",
        "de": "=andere; =anderen; =letztere",
        "ru": "такой; другой",
    },
    find=_find,
    reason={
        "en": "Quoted alone, the sentence does not say what is meant.",
        "de": "Allein zitiert sagt der Satz nicht, was gemeint ist.",
        "ru": "Вырванное из текста предложение не говорит, о чём речь.",
    },
    question={
        "en": 'What exactly is meant by "{words}"? Put the noun there.',
        "de": "Was genau ist mit „{words}“ gemeint? Setzen Sie das Hauptwort ein.",
        "ru": "Что именно означает «{words}»? Поставьте существительное.",
    },
)
