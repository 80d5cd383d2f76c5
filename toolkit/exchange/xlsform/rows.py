"""One row of the sheet `survey` as the fields of a question, with everything that cannot be taken over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.exchange.xlsform.columns import Row
from toolkit.exchange.xlsform.words import (
    EXPRESSIONS,
    FIELDS,
    KEPT,
    KEPT_PREFIXES,
    NOT_COVERED,
    OTHER_TYPES,
    OWN_COMPARE,
    TRANSLATED,
    TYPES,
    as_select,
    as_truth,
    straight,
)
from toolkit.kernel.expressions.checks import nearest
from toolkit.models.interviews.question import Choice

#: (column, code, what, mend)
Fault = tuple[str, str, str, str]

_RANGE = ("start", "end", "step")
_CALL = re.compile(r"[a-z][a-z:-]*\(")
_COMPARE = ("equal", "pct20", "owner")


@dataclass
class ParsedRow:
    """`values` are the fields of the question (empty if it cannot be one), `columns` where each came from."""

    values: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def parse_row(
    row: Row, kind: str, base: Mapping[str, str], lists: Mapping[str, tuple[Choice, ...]]
) -> ParsedRow:
    """Return a row understood.

    Args:
        row: the row.
        kind: the text of its type, blanks folded; `group` or `repeat` for a row that begins one.
        base: translated word -> key of the column that we ask with.
        lists: the lists of choices of the form.
    """
    parsed = ParsedRow()
    name = row.get("name") or (f"generated_note_name_{row.number}" if kind.lower() == "note" else "")
    type_ = _type(kind, lists, parsed)
    if not name:
        parsed.faults.append(("name", "name-missing", "The row has no name.", "Give it one."))
    if not (name and type_):
        return parsed
    parsed.values = {"type": type_, "name": name}
    parsed.columns = {"type": "type", "name": "name"}
    if select := as_select(kind):
        parsed.values |= {"choices": select[1], "or_other": select[2]}
        parsed.columns |= {"choices": "type", "or_other": "type"}
    keys = {word: base.get(word, word) for word in FIELDS}
    for word, key in keys.items():
        if (text := row.get(key)) and word != "name":
            _take(word, key, text, parsed)
    _parameters(row, parsed)
    parsed.values["xlsform"] = parsed.values.get("xlsform", {}) | dict(_kept(row, set(keys.values()), parsed))
    return parsed


def _type(kind: str, lists: Mapping[str, tuple[Choice, ...]], parsed: ParsedRow) -> str:
    small = kind.lower()
    if kind in ("group", "repeat"):
        return kind
    if small in TYPES:
        return TYPES[small]
    if select := as_select(kind):
        if select[1] in lists:
            return select[0]
        if select[1].startswith("${"):
            parsed.faults.append(
                (
                    "type",
                    "not-covered",
                    "crmkit cannot offer earlier answers as choices.",
                    "Use a list of the sheet 'choices'.",
                )
            )
            return ""
        near = nearest(select[1], lists)
        mend = f"Write '{near}'." if near else "Add it there, with columns list_name, name, label."
        parsed.faults.append(
            ("type", "unknown-list", f"The sheet 'choices' has no list '{select[1][:40]}'.", mend)
        )
        return ""
    parsed.faults.append(_unknown_type(kind, small))
    return ""


def _unknown_type(kind: str, small: str) -> Fault:
    if small in OTHER_TYPES:
        mend = f"Use {OTHER_TYPES[small]} instead, or take the row out."
        return "type", "not-covered", f"crmkit does not ask for '{kind}'.", mend
    near = nearest(small.split(maxsplit=1)[0], [*TYPES, "select_one", "select_multiple", "rank"])
    mend = f"Write '{near}'." if near else "Use a type of docs/questionnaires.md."
    return "type", "not-covered", f"crmkit has no question type '{kind[:40]}'.", mend


def _take(word: str, key: str, text: str, parsed: ParsedRow) -> None:
    """One column that means the same to us."""
    target = FIELDS[word]
    value: Any = straight(text) if word in EXPRESSIONS else text
    if word == "required":
        value = as_truth(text)
        if value is None:
            what = "crmkit has no conditions on 'required'; a question is required or not."
            parsed.faults.append(
                (key, "not-covered", what, "Write yes or no, and put the condition into 'relevant'.")
            )
            return
        if not value:
            parsed.values["xlsform"] = {"required": text}  # said, not left empty: it goes out as it came
    elif word == "default" and _computed(value):
        what = f"crmkit takes a fixed default, ${{name}} or today(), not '{text[:40]}'."
        parsed.faults.append((key, "not-covered", what, "Compute it in a row of type calculate."))
        return
    elif word == "calculation" and parsed.values["type"] != "calculate":
        what = "crmkit computes only in rows of type calculate."
        parsed.faults.append((key, "not-covered", what, "Add such a row, and show it in a note."))
        return
    elif word == OWN_COMPARE and value not in _COMPARE:
        parsed.faults.append((key, "compare", f"'{text[:20]}' is no rule.", f"Write {', '.join(_COMPARE)}."))
        return
    parsed.values[target] = value
    parsed.columns[target] = key


def _computed(text: str) -> bool:
    if text == "today()":
        return False
    plain_reference = text.startswith("${") and text.endswith("}") and text.count("${") == 1
    return not plain_reference and ("${" in text or bool(_CALL.match(text)))


def _parameters(row: Row, parsed: ParsedRow) -> None:
    """`start=0 end=10 step=1` of a range; the parameters of other types are kept as they are."""
    if parsed.values["type"] != "range":
        return
    for part in re.split(r"[\s,;]+", re.sub(r"\s*=\s*", "=", row.get("parameters"))):
        word, _, value = part.partition("=")
        if word.lower() in _RANGE and value:
            parsed.values[word.lower()] = value
            parsed.columns[word.lower()] = "parameters"
        elif part:
            what = f"crmkit knows no parameter '{part[:40]}' of a range."
            parsed.faults.append(("parameters", "not-covered", what, "Keep start, end and step."))


def _kept(row: Row, taken: set[str], parsed: ParsedRow) -> Iterator[tuple[str, str]]:
    """The columns that only other programs show; what changes the questions themselves is a fault."""
    for key, text in row.cells.items():
        word = key.split("::")[0]
        if key in taken or word == "type" or not text:
            continue
        if word in NOT_COVERED:
            what = f"The column '{key}' is used, but {NOT_COVERED[word]}."
            parsed.faults.append((key, "not-covered", what, "Clear the cell."))
        elif word == "parameters" and parsed.values["type"] == "range":
            continue
        elif word in KEPT or word in TRANSLATED or key.startswith(KEPT_PREFIXES):
            yield key, text
