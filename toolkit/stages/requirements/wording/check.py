"""Checks statements against all wording rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.kernel.language.languages import Language
from toolkit.models.requirements.requirement import Register
from toolkit.models.requirements.wording import (
    CheckedField,
    WordingFinding,
    WordingPlace,
    WordingSettings,
)
from toolkit.models.requirements.wording_level import Level
from toolkit.models.selection.key_task import Priority
from toolkit.stages.requirements.wording.catalogue import all_rules, phrases_in
from toolkit.stages.requirements.wording.rule import Context, Entry, Hit, Rule
from toolkit.stages.requirements.wording.sentence import Sentence


@dataclass(frozen=True)
class Statement:
    """A sentence to be checked. `id` is the machine's name for it, `shown` what people read."""

    id: str
    shown: str
    text: str
    criterion: str = ""
    category: str = ""
    template: str = ""
    is_must: bool = False
    file: str = ""
    line: int = 0

    @property
    def field(self) -> CheckedField:
        """Foreign text has no fields; its lines are called text."""
        return "text" if self.line else "statement"


def statements_of(register: Register, file: str) -> Iterator[Statement]:
    """What goes into the Technical Assignment; parked and rejected requirements are left alone."""
    for r in register.requirements:
        if r.in_assignment:
            must = r.priority is Priority.MUST
            yield Statement(
                r.id, r.shown_id, r.statement, r.acceptance, r.category, r.template, is_must=must, file=file
            )


def check(
    statements: Sequence[Statement], language: Language, settings: WordingSettings, context: Context
) -> list[WordingFinding]:
    """All findings, in the order of the statements, then of their words.

    Places have no line yet where the statements have none.
    """
    rules = [(rule, levels) for rule in all_rules() if (levels := _levels(rule, settings))]
    entries = [
        Entry(Sentence(s.text, language, s.criterion, is_must=s.is_must), s.category, s.template, s.shown)
        for s in statements
    ]
    found = list(_each(statements, entries, rules))
    found += _together(statements, entries, rules, context)
    order = {s.id: n for n, s in enumerate(statements)}
    return sorted(found, key=lambda f: (order[f.id], f.place.field != "statement", f.place.start, f.rule))


_EXCERPT = 110
"""Letters of an excerpt: a line and a half at the terminal."""

_Levels = tuple[Level, Level]
"""Of words that are clearly at fault, and of those that are often harmless."""


def _levels(rule: Rule, settings: WordingSettings) -> _Levels | None:
    profile = settings.rules.get(rule.code, settings.profile)
    if profile == "off":
        return None
    lowered: Level = "info" if rule.level == "info" else "hint"
    return (rule.level, rule.level if profile == "strict" else lowered)


def _each(
    statements: Sequence[Statement], entries: Sequence[Entry], rules: Sequence[tuple[Rule, _Levels]]
) -> Iterator[WordingFinding]:
    single = [(rule, levels) for rule, levels in rules if rule.find_in_register is None]
    of_criteria = [(rule, levels) for rule, levels in single if rule.in_criterion]
    for statement, entry in zip(statements, entries, strict=True):
        yield from _one(statement, statement.field, entry.sentence, single)
        if statement.criterion:
            criterion = Sentence(statement.criterion, entry.sentence.language, statement.text)
            yield from _one(statement, "acceptance", criterion, of_criteria)


def _one(
    statement: Statement, field: CheckedField, sentence: Sentence, rules: Sequence[tuple[Rule, _Levels]]
) -> Iterator[WordingFinding]:
    matches = phrases_in(sentence.language).find(sentence)
    for rule, levels in rules:
        for hit in rule.find(sentence, matches.get(rule.code, ())):
            if sentence.in_quotes(hit.start) and not rule.in_quotes:
                continue
            yield _finding(rule, levels, statement, (field, sentence), hit)


def _together(
    statements: Sequence[Statement],
    entries: Sequence[Entry],
    rules: Sequence[tuple[Rule, _Levels]],
    context: Context,
) -> Iterator[WordingFinding]:
    for rule, levels in rules:
        if rule.find_in_register is None:
            continue
        for position, hit in rule.find_in_register(entries, context):
            statement = statements[position]
            yield _finding(rule, levels, statement, (statement.field, entries[position].sentence), hit)


def _finding(
    rule: Rule,
    levels: _Levels,
    statement: Statement,
    where: tuple[CheckedField, Sentence],
    hit: Hit,
) -> WordingFinding:
    field, sentence = where
    words = sentence.text[hit.start : hit.end]
    slots = {"words": words, "note": hit.note}
    column = hit.start + 1 if statement.line else 0
    return WordingFinding(
        rule=rule.code,
        name=rule.name,
        level=levels[hit.weak],
        id=statement.id,
        requirement=statement.shown,
        words=words,
        excerpt=_excerpt(sentence.text, hit),
        place=WordingPlace(
            file=statement.file, line=statement.line, column=column, field=field, start=hit.start, end=hit.end
        ),
        reason=_filled(rule.reason[sentence.language], slots),
        question=_filled(rule.question[sentence.language], slots),
    )


def _excerpt(text: str, hit: Hit) -> str:
    """The words and what stands around them, cut between words where the text is longer."""
    if len(text) <= _EXCERPT:
        return text
    around = max(0, (_EXCERPT - (hit.end - hit.start)) // 2)
    first = max(0, min(hit.start - around, len(text) - _EXCERPT))
    last = min(len(text), max(first + _EXCERPT, min(hit.end, hit.start + _EXCERPT)))
    head = "" if first == 0 else "... "
    tail = "" if last == len(text) else " ..."
    cut = text[first:last]
    if head:
        cut = cut[cut.find(" ") + 1 :] if " " in cut[: hit.start - first + 1] else cut
    if tail:
        cut = cut[: cut.rfind(" ")] if cut.rfind(" ") >= min(hit.end, last) - first else cut
    return f"{head}{cut}{tail}"


def _filled(text: str, slots: Mapping[str, str]) -> str:
    """Put the words into the text; what people wrote is never read as a slot again."""
    head, found, tail = text.partition("{words}")
    filled = [part.replace("{note}", slots["note"]) for part in (head, tail)]
    return slots["words"].join(filled) if found else filled[0]
