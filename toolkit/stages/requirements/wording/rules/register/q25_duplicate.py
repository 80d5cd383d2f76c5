"""Q25 Duplicate or second word for one thing.

Why: Two requirements that say the same are priced twice and tested against each other. Two words for one thing
("enquiry", "request") make the reader look for a difference that is not there.

Bad (en): The system shall log the calls of the customer. | The system shall log the customer's calls.
Good (en): The system shall log the calls of the customer. | The system shall log the visits of the seller.
Bad (de): Das System muss die Anrufe des Kunden speichern. | Das System muss den Anruf des Kunden speichern.
Good (de): Das System muss die Anrufe des Kunden speichern. | Das System muss die Besuche des Verkäufers speichern.
Bad (ru): Система должна сохранять звонки клиента. | Система должна сохранять звонок клиентов.
Good (ru): Система должна сохранять звонки клиента. | Система должна сохранять визиты менеджера.
Source: INCOSE GtWR v4 R30 and R36.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.kernel.language.languages import Language
from toolkit.kernel.language.trigrams import likeness
from toolkit.kernel.language.words import words
from toolkit.stages.requirements.wording.rule import Context, Entry, Hit, Rule, hit
from toolkit.stages.requirements.wording.sentence import Sentence

#: From this likeness on two sentences of the same numbers and names say the same (0 to 1).
ALIKE = 0.85
#: In shorter sentences one word makes all the difference.
_LEAST_WORDS_FOR_NEAR = 7
_EMPTY: dict[Language, frozenset[str]] = {
    "en": frozenset("the a an of to for in on at by with and or shall must will be is are this that its it system from s".split()),  # noqa: SIM905 (a list of words reads better so)
    "de": frozenset("der die das des dem den ein eine einen einem einer eines und oder muss müssen soll sollen in an auf für von mit zu im am vom zum zur system".split()),  # noqa: SIM905 (a list of words reads better so)
    "ru": frozenset("и или в на с по для к о от из должен должна должно должны система быть".split()),  # noqa: SIM905 (a list of words reads better so)
}  # fmt: skip
_NOT = frozenset(
    {"not", "no", "never", "without", "nicht", "kein", "keine", "keinen", "ohne", "не", "без", "никогда"}
)


def _find(entries: Sequence[Entry], context: Context) -> Iterator[tuple[int, Hit]]:
    yield from _second_words(entries, context)
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        content = _content(entry.sentence)
        near = len(content) >= _LEAST_WORDS_FOR_NEAR
        signatures = [content, *_with_one_left_out(content)] if near else [content]
        facts = (entry.category, *_facts(entry.sentence))
        twin = _twin(position, entries, [n for s in signatures for n in known[(*facts, *s)][:1]])
        if twin is not None:
            whole = hit(entry.sentence, 0, len(entry.sentence.tokens), note=entries[twin].name)
            yield position, whole
        for signature in signatures:
            known[(*facts, *signature)].append(position)


def _twin(position: int, entries: Sequence[Entry], candidates: Sequence[int]) -> int | None:
    """The likest of the earlier sentences, if any says the same and is no sister from the same template."""
    here = entries[position]
    best, best_likeness = None, ALIKE
    for n in candidates:
        there = entries[n]
        if here.group and here.group == there.group and here.sentence.text != there.sentence.text:
            continue
        found = likeness(_joined(here.sentence), _joined(there.sentence))
        if found >= best_likeness:
            best, best_likeness = n, found
    return best


def _content(sentence: Sentence) -> tuple[str, ...]:
    """The lemmas or stems that carry meaning, sorted."""
    empty = _EMPTY[sentence.language]
    return tuple(
        sorted(
            {t.form.stem if sentence.language != "ru" else t.form.lemma
             for t in sentence.tokens if t.lower not in empty and not t.quoted}
        )
    )  # fmt: skip


def _joined(sentence: Sentence) -> str:
    return " ".join(_content(sentence))


def _facts(sentence: Sentence) -> tuple[str, ...]:
    """What makes two sentences of the same words differ: numbers, names in quotes, a negation."""
    told = [t.lower for t in sentence.tokens if t.quoted or t.is_number or t.lower in _NOT]
    return ("|", *sorted(told), "|")


def _with_one_left_out(content: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All ways to leave out one word: two sentences share one if they differ by one word at most."""
    for n in range(len(content)):
        yield (*content[:n], *content[n + 1 :])


def _second_words(entries: Sequence[Entry], context: Context) -> Iterator[tuple[int, Hit]]:
    if not context.preferred:
        return
    chosen = {words(other): term for other, term in context.preferred.items()}
    longest_first = sorted(chosen, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(" + "|".join(r"\s+".join(map(re.escape, w)) for w in longest_first) + r")(?!\w)", re.IGNORECASE)  # fmt: skip
    for position, entry in enumerate(entries):
        for found in pattern.finditer(entry.sentence.text):
            yield position, Hit(*found.span(), note=chosen[words(found.group())])


RULE = Rule(
    code="Q25",
    name="duplicate or second word",
    level="warn",
    find_in_register=_find,
    reason={
        "en": "It says the same as {note}.",
        "de": "Es sagt dasselbe wie {note}.",
        "ru": "Это то же самое, что и {note}.",
    },
    question={
        "en": "Is there a difference from {note}? If not, which one stays?",
        "de": "Gibt es einen Unterschied zu {note}? Wenn nicht, was bleibt?",
        "ru": "Есть ли отличие от {note}? Если нет, что остаётся?",
    },
)
