"""An export that comes back: which rows somebody changed, and whether the change still fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from toolkit.kernel.questions.slug import folded
from toolkit.models.requirements.action import Action
from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Category, Register, Requirement
from toolkit.models.requirements.sheet import EDITABLE, ID, VERSION, Sheet, SheetRow
from toolkit.models.selection.key_task import Priority
from toolkit.problems import CrmkitError, Place, Problem
from toolkit.stages.requirements.exchange.foreign import candidate
from toolkit.stages.requirements.exchange.rows import editable, version
from toolkit.stages.requirements.fingerprint import Signed
from toolkit.stages.requirements.review import perform

_OPTIONAL = ("owner", "needed_by")


@dataclass
class _Coming:
    sheet: Sheet
    register: Register
    people: Mapping[str, str]
    signed: Signed
    problems: list[Problem]

    def fault(self, row: SheetRow, column: str, code: str, what: str, mend: str) -> None:
        place = Place(self.sheet.label, row.number, self.sheet.columns.get(column, 0))
        self.problems.append(Problem(place, code, what, mend))


def come_back(
    register: Register, sheet: Sheet, people: Mapping[str, str], signed: Signed
) -> tuple[RegisterChanges, tuple[Problem, ...]]:
    """What the rows of an export change in the register. Rows that are missing in it change nothing.

    Args:
        register: as it stands now.
        sheet: the table that came back; rows are found by their `Id`.
        people: what people are called (folded) -> their id.
        signed: who brings it in.

    Returns:
        The changes, to be looked at and accepted, and all that is wrong: formulas, stale rows, words that
        are none of ours. With problems nothing is to be taken up.
    """
    coming = _Coming(sheet, register, people, signed, [])
    by_id = {r.id: r for r in register.requirements}
    after, seen, changed, fresh = register, dict[str, int](), [], []
    for row in sheet.rows:
        if not _sound(coming, row, seen):
            continue
        id_ = row.cells.get(ID, "")
        if not id_:
            if row.cells.get("Statement"):
                fresh.append(candidate(sheet.file, row.place, row.cells["Statement"]))
            continue
        if id_ not in by_id:
            what = f"There is no requirement with the id '{id_}'."
            coming.fault(
                row, ID, "unknown-id", what, "Leave the id as it was exported; empty it for a new one."
            )
            continue
        edited = _edited(coming, row, by_id[id_])
        if edited is not None and edited != by_id[id_]:
            changed.append(edited)
    new = tuple(r for r in fresh if r.id not in by_id)
    update = {r.id: r for r in changed}
    after = register.model_copy(
        update={"requirements": (*(update.get(r.id, r) for r in register.requirements), *new)}
    )
    changes = RegisterChanges(
        register_before=register,
        register_after=after,
        new=new,
        changed=tuple(changed),
        unchanged=len(register.requirements) - len(changed),
    )
    return changes, tuple(coming.problems)


def _sound(coming: _Coming, row: SheetRow, seen: dict[str, int]) -> bool:
    formulas = [name for name in row.formulas if name in (ID, VERSION, *EDITABLE)]
    for name in formulas:
        what = f"The cell under '{name}' holds a formula."
        coming.fault(row, name, "formula", what, "Put in the text itself; formulas are never taken over.")
    id_ = row.cells.get(ID, "")
    if id_ and id_ in seen:
        what = f"The id '{id_}' stands in row {seen[id_]} too."
        coming.fault(row, ID, "double-id", what, "Keep one of the rows; empty the id of a new one.")
        return False
    seen.setdefault(id_, row.number)
    return not formulas


def _edited(coming: _Coming, row: SheetRow, now: Requirement) -> Requirement | None:
    """The requirement as the row wants it; None if nobody changed the row, or the change does not fit."""
    mine = editable(now)
    cells = {
        column: row.cells.get(column, "") if column in coming.sheet.columns else mine[column]
        for column in EDITABLE
    }
    base = row.cells.get(VERSION, "")
    if not base:
        what = "The row has lost its version, so nobody can say what was changed in it."
        coming.fault(row, VERSION, "no-version", what, "Export again and take the change over by hand.")
        return None
    if version(cells) in (base, version(mine)):
        return None
    if version(mine) != base:
        what = f"{now.shown_id} was changed in the register after this file was exported."
        coming.fault(row, ID, "stale", what, "Export again and take the change over into the new file.")
        return None
    return _carried_out(coming, row, now, dict(_differing(coming, row, cells, mine)))


def _differing(
    coming: _Coming, row: SheetRow, cells: Mapping[str, str], mine: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Field and value of each cell that somebody changed, in our words."""
    for column, field in EDITABLE.items():
        text = cells[column].strip()
        if " ".join(text.split()) == " ".join(mine[column].split()):
            continue
        value = _in_our_words(coming, field, text)
        if value is None:
            what, mend = _no_word(coming, column, field, text)
            coming.fault(row, column, "unknown-word", what, mend)
        else:
            yield field, value


def _in_our_words(coming: _Coming, field: str, text: str) -> str | None:
    if field == "category":
        return next((name for name in get_args(Category) if name.casefold() == text.casefold()), None)
    if field == "priority":
        return next((p.value for p in Priority if p.value == text.casefold()), None)
    if field in _OPTIONAL:
        return coming.people.get(folded(text)) if text else ""
    return text


def _no_word(coming: _Coming, column: str, field: str, text: str) -> tuple[str, str]:
    known = {
        "category": ", ".join(get_args(Category)),
        "priority": ", ".join(p.value for p in Priority),
    }.get(field) or ", ".join(sorted(set(coming.people.values())))
    return f"'{text}' is no {column.lower()}.", f"Known are: {known}."


def _carried_out(
    coming: _Coming, row: SheetRow, now: Requirement, fields: dict[str, str]
) -> Requirement | None:
    emptied = {field: None for field in _OPTIONAL if fields.get(field) == ""}
    given = {field: value for field, value in fields.items() if field not in emptied}
    after = now.model_copy(update=emptied)
    if not given:
        return after
    one = Register(requirements=(after,))
    action = Action.model_validate({"requirement": now.id, "do": "edit", **given})
    try:
        return perform(one, action, coming.signed).requirements[0]
    except CrmkitError as fault:
        coming.fault(row, ID, "refused", fault.message, fault.how_to_mend)
        return None
