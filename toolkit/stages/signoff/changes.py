"""What became different between two frozen texts: sections by their hashes, clauses by their ids, price and dates."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from toolkit.models.signoff.change import ChangedClause, ChangeEffect

_LISTS = (
    "requirements",
    "key_tasks",
    "gaps",
    "phases",
    "licences",
    "recurring",
    "payments",
    "goals",
    "processes",
    "systems",
    "flows",
    "data_sources",
    "roles",
)
"""Parts of the data whose entries are clauses, in the order in which the change list names them."""
_SILENT = frozenset(
    {"edition", "version", "day", "draft", "open_points", "language", "traced", "sections", "profile"}
)
"""How the data were made; what of it is printed is said by other parts."""
_UNSETTLED = frozenset({"gaps", "questions", "open_list", "waivers"})
"""What the requirements edition says is still open; it is settled on the way to the contract."""
_NAMES = ("id", "key", "name", "what", "label", "role")
_QUIET = frozenset({"links", "quotes", "files", "open_questions"})
"""What leads to other places; a change there is no change of what is agreed."""


def changed_sections(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of sections that were added, removed or changed; those of the new text first, in its order."""
    changed = [name for name, sha in new.items() if old.get(name) != sha]
    return (*changed, *(name for name in old if name not in new))


def changed_clauses(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[ChangedClause, ...]:
    """The change list: first what has clauses, then front page, subject, signatures and the rest, field by field.

    `old` and `new` are the `assignment` parts of two frozen data files.
    """
    rest = [part for part in dict.fromkeys((*old, *new)) if part not in _LISTS and part not in _SILENT]
    return (
        *(clause for part in _LISTS for clause in _of_part(part, old.get(part, ()), new.get(part, ()))),
        *(clause for part in rest for clause in _of_field(part, part, old.get(part), new.get(part))),
    )


def demanded(clauses: Sequence[ChangedClause]) -> tuple[ChangedClause, ...]:
    """Those of a change list that change what is demanded, and not only what was still open."""
    return tuple(clause for clause in clauses if clause.section not in _UNSETTLED)


def effect_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> ChangeEffect:
    """What the change does to the signed price and to the dates of the phases."""
    before, after = _price(old), _price(new)
    return ChangeEffect(
        price=after - before,
        price_before=before,
        price_after=after,
        dates=tuple(_moved(old.get("phases", ()), new.get("phases", ()))),
    )


def _of_part(
    part: str, old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> Iterator[ChangedClause]:
    before = {_name(entry, n): entry for n, entry in enumerate(old)}
    after = {_name(entry, n): entry for n, entry in enumerate(new)}
    for name, entry in after.items():
        if name not in before:
            yield ChangedClause(id=name, kind="added", section=part, after=_text(entry))
        elif fields := _differing(before[name], entry):
            was = {key: before[name].get(key) for key in fields}
            yield ChangedClause(
                id=name,
                kind="moved" if fields == ["category"] else "changed",
                section=part,
                before=_text(was),
                after=_text({key: entry.get(key) for key in fields}),
            )
    for name, entry in before.items():
        if name not in after:
            yield ChangedClause(id=name, kind="removed", section=part, before=_text(entry))


def _of_field(part: str, name: str, old: Any, new: Any) -> Iterator[ChangedClause]:
    """What differs in a field: entry by entry in lists, field by field in mappings."""
    if old == new or not (old or new):
        return
    some = old or new
    if isinstance(some, Mapping):
        before, after = old or {}, new or {}
        for key in dict.fromkeys((*before, *after)):
            yield from _of_field(part, key, before.get(key), after.get(key))
    elif isinstance(some, list | tuple) and isinstance(some[0], Mapping):
        yield from _of_part(part, old or (), new or ())
    elif isinstance(some, list | tuple):
        yield from (_line(part, name, after=entry) for entry in new or () if entry not in (old or ()))
        yield from (_line(part, name, before=entry) for entry in old or () if entry not in (new or ()))
    else:
        yield _line(part, name, before=old, after=new)


def _line(part: str, name: str, *, before: object = None, after: object = None) -> ChangedClause:
    was, now = _text(before), _text(after)
    kind: Literal["added", "removed", "changed"] = "changed" if was and now else "added" if now else "removed"
    return ChangedClause(id=name.replace("_", " "), kind=kind, section=part, before=was, after=now)


def _differing(a: Mapping[str, Any], b: Mapping[str, Any]) -> list[str]:
    keys = dict.fromkeys((*a, *b))
    return [key for key in keys if key not in _QUIET and a.get(key) != b.get(key)]


def _name(entry: Mapping[str, Any], position: int) -> str:
    for key in _NAMES:
        if entry.get(key):
            return str(entry[key])
    return str(position + 1)


def _text(value: object) -> str:
    """A clause in one line that a person can read: `statement: ...; priority: must`."""
    if isinstance(value, Mapping):
        shown = [(key, _text(inner)) for key, inner in value.items() if key not in _QUIET]
        return "; ".join(f"{key.replace('_', ' ')}: {text}" for key, text in shown if text)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_text(inner) for inner in value)))
    return "" if value is None else str(value)


def _price(data: Mapping[str, Any]) -> Decimal:
    licences = sum((Decimal(str(x["total"])) for x in data.get("licences", ())), Decimal(0))
    return licences + sum((Decimal(str(p["price"])) for p in data.get("phases", ())), Decimal(0))


def _moved(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    before = {phase["id"]: phase for phase in old}
    for phase in new:
        was = before.get(phase["id"])
        if was is None:
            yield f"{phase['id']} ({phase['name']}) is new: {phase['start']} to {phase['finish']}."
        elif (was["start"], was["finish"]) != (phase["start"], phase["finish"]):
            yield (
                f"{phase['id']} ({phase['name']}): {was['start']} to {was['finish']} "
                f"becomes {phase['start']} to {phase['finish']}."
            )
    for name in before.keys() - {phase["id"] for phase in new}:
        yield f"{name} ({before[name]['name']}) falls away."
