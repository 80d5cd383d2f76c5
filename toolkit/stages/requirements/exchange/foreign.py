"""Demands from somebody else's list or specification: they come in as candidates with file and place."""

from collections.abc import Iterable, Iterator
from typing import get_args

from toolkit.kernel.questions.slug import folded
from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import (
    Category,
    ForeignSource,
    Register,
    Requirement,
    RequirementStatus,
)
from toolkit.models.requirements.sheet import ColumnMapping, FieldName, ForeignText, Sheet, SheetRow
from toolkit.models.selection.key_task import Priority
from toolkit.problems import Place, Problem
from toolkit.stages.requirements.identity import requirement_id
from toolkit.stages.requirements.open_questions import WHO_ASKS

#: Words for a priority that other lists use, folded.
_PRIORITIES: dict[str, Priority] = {
    **dict.fromkeys(
        ("must", "m", "muss", "mandatory", "high", "hoch", "shall", "обязательно"), Priority.MUST
    ),
    **dict.fromkeys(("should", "s", "soll", "medium", "mittel", "желательно"), Priority.SHOULD),
    **dict.fromkeys(("could", "c", "kann", "may", "low", "niedrig", "optional"), Priority.COULD),
    **dict.fromkeys(("wont", "won't", "w", "will not"), Priority.WONT),
}
_GUESSES: dict[FieldName, tuple[str, ...]] = {
    "statement": (
        "requirement",
        "statement",
        "text",
        "description",
        "anforderung",
        "beschreibung",
        "требование",
    ),
    "acceptance": ("acceptance", "criterion", "accepted", "test", "abnahme", "приемк", "критери"),
    "category": ("category", "module", "area", "kategorie", "bereich", "категори", "модуль"),
    "priority": ("priority", "moscow", "importance", "priorität", "приоритет", "важность"),
    "rationale": ("rationale", "reason", "why", "begründung", "обоснован"),
    "id": ("id", "no.", "nr", "nr.", "number", "nummer", "№", "номер"),
}


def guess(sheet: Sheet) -> dict[FieldName, str]:
    """Which columns of a foreign list probably hold what; each column is taken once."""
    found: dict[FieldName, str] = {}
    for field, words in _GUESSES.items():
        exact = (name for name in sheet.columns if folded(name) in words)
        within = (name for name in sheet.columns if field != "id" and any(w in folded(name) for w in words))
        name = next((n for n in (*exact, *within) if n not in found.values()), None)
        if name is not None:
            found[field] = name
    return found


def of_list(sheet: Sheet, mapping: ColumnMapping) -> tuple[tuple[Requirement, ...], tuple[Problem, ...]]:
    """The candidates of a foreign list, and the formulas in the columns that are read."""
    problems = tuple(
        Problem(
            Place(sheet.label, row.number, sheet.columns[name]),
            "formula",
            f"The cell under '{name}' holds a formula.",
            "Put in the text itself; formulas are never taken over.",
        )
        for row in sheet.rows
        for name in row.formulas
        if name in mapping.fields.values()
    )
    return tuple(_of_row(sheet.file, row, mapping) for row in _with_text(sheet, mapping)), problems


def of_texts(file: str, texts: Iterable[ForeignText]) -> tuple[Requirement, ...]:
    """The candidates of an old specification."""
    return tuple(candidate(file, text.place, text.text) for text in texts)


def candidate(file: str, place: str, text: str, own_id: str = "") -> Requirement:
    """A draft that asks who wants this today. Its id follows from file and text (or the list's own id)."""
    return Requirement(
        id=requirement_id(f"import {file}", own_id or folded(text)),
        statement=text,
        category="F.core",
        priority=Priority.SHOULD,
        status=RequirementStatus.DRAFT,
        foreign=(ForeignSource(file=file, place=place, text=text),),
        open_questions=(f"{WHO_ASKS} It comes from {file}, {place}.",),
    )


def come_in(register: Register, candidates: Iterable[Requirement]) -> RegisterChanges:
    """What candidates from outside change in the register.

    One that is there already follows the file only while nobody edited it; then its new words are kept
    as the words of its source.
    """
    known = {r.id: r for r in register.requirements}
    new: dict[str, Requirement] = {}
    changed: dict[str, Requirement] = {}
    for found in candidates:
        if found.id not in known:
            new.setdefault(found.id, found)
        elif (after := _again(known[found.id], found)) != known[found.id]:
            changed[found.id] = after
    kept = tuple(changed.get(r.id, r) for r in register.requirements)
    return RegisterChanges(
        register_before=register,
        register_after=register.model_copy(update={"requirements": (*kept, *new.values())}),
        new=tuple(new.values()),
        changed=tuple(changed.values()),
        unchanged=len(kept) - len(changed),
    )


def _again(now: Requirement, found: Requirement) -> Requirement:
    mine, theirs = {(f.file, f.text) for f in now.foreign}, {(f.file, f.text) for f in found.foreign}
    if theirs <= mine:
        return now
    untouched = now.status is RequirementStatus.DRAFT and now.statement in {text for _, text in mine}
    update: dict[str, object] = {"foreign": found.foreign}
    if untouched:
        update["statement"] = found.statement
    return now.model_copy(update=update)


def _with_text(sheet: Sheet, mapping: ColumnMapping) -> Iterator[SheetRow]:
    return (row for row in sheet.rows if row.cells.get(mapping.fields.get("statement", ""), "").strip())


def _of_row(file: str, row: SheetRow, mapping: ColumnMapping) -> Requirement:
    told = {field: row.cells.get(name, "").strip() for field, name in mapping.fields.items()}
    made = candidate(file, row.place, told["statement"], told.get("id", ""))
    update: dict[str, object] = {
        "acceptance": told.get("acceptance", ""),
        "rationale": told.get("rationale", ""),
    }
    questions = list(made.open_questions)
    if word := told.get("priority", ""):
        update["priority"] = _PRIORITIES.get(folded(word), made.priority)
        if folded(word) not in _PRIORITIES:
            questions.append(f"The file gives the priority '{word}': which one is it?")
    if word := told.get("category", ""):
        known = {name.casefold(): name for name in get_args(Category)}
        update["category"] = known.get(word.casefold(), made.category)
        if word.casefold() not in known:
            questions.append(f"The file gives the category '{word}': which one is it?")
    return made.model_copy(update={**update, "open_questions": tuple(questions)})
