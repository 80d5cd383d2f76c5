"""What XLSForm has no word for, in two sheets that other programs leave alone."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from toolkit.exchange.sheets.book import Sheet
from toolkit.exchange.xlsform.words import OWN_FORM, OWN_TEMPLATES
from toolkit.kernel.expressions.checks import nearest
from toolkit.models.ids import check_id
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.template import PriorityLetter, RequirementTemplate
from toolkit.models.requirements.requirement import Category
from toolkit.problems import Problem

#: What the other sheets hold, or what has no place in an assembled form.
_ELSEWHERE = frozenset({"id", "title", "version", "close", "lists", "xlsform", "questions", "yields"})
_KEYS = tuple(key for key in Questionnaire.model_fields if key not in _ELSEWHERE)
#: Keys that stand in as many rows as they have texts.
_SEVERAL = frozenset(key for key in _KEYS if get_origin(Questionnaire.model_fields[key].annotation) is tuple)
_TEMPLATE = tuple(RequirementTemplate.model_fields)
_WORDS: Mapping[str, tuple[str, ...]] = {"category": get_args(Category), "priority": get_args(PriorityLetter)}


def own_sheets(form: Questionnaire) -> dict[str, list[list[str]]]:
    """Return the sheets for a form."""
    about = [["key", "value"]]
    for key in _KEYS:
        value = getattr(form, key)
        about += [[key, text] for text in (value if key in _SEVERAL else (str(value),)) if text]
    sheets = {OWN_FORM: about}
    if form.yields:
        rows = [[str(getattr(template, key)) for key in _TEMPLATE] for template in form.yields]
        sheets[OWN_TEMPLATES] = [list(_TEMPLATE), *rows]
    return sheets


def read_own(sheets: Mapping[str, Sheet]) -> tuple[dict[str, Any], list[Problem]]:
    """Return the fields of a questionnaire that the sheets give, and what is wrong with them."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    if about := sheets.get(OWN_FORM):
        values = _about(about, problems)
    if listed := sheets.get(OWN_TEMPLATES):
        values["yields"] = tuple(_templates(listed, problems))
    return values, problems


def _about(sheet: Sheet, problems: list[Problem]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for number in sorted(sheet.rows)[1:]:
        key, text = sheet.rows[number].get(1, ""), sheet.rows[number].get(2, "")
        if key in _SEVERAL:
            values[key] = (*values.get(key, ()), text)
        elif key in _KEYS:
            values[key] = text
        else:
            near = nearest(key, _KEYS)
            mend = f"Write '{near}'." if near else f"Known are: {', '.join(_KEYS)}."
            what = f"There is no key '{key[:40]}'."
            problems.append(Problem(sheet.place(number, 1), "unknown-key", what, mend))
    return values


def _templates(sheet: Sheet, problems: list[Problem]) -> Iterator[RequirementTemplate]:
    numbers = sorted(sheet.rows)
    columns = {text.lower(): at for at, text in sheet.rows[numbers[0]].items()} if numbers else {}
    for number in numbers[1:]:
        row = {key: sheet.rows[number].get(columns.get(key, 0), "") for key in _TEMPLATE}
        faults = list(_faults(row))
        for key, what, mend in faults:
            problems.append(Problem(sheet.place(number, columns.get(key, 1)), "bad-template", what, mend))
        if not faults:
            yield RequirementTemplate.model_validate(row)


def _faults(row: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    # What is set aside at once needs no acceptance criterion.
    may_be_empty = {"parked", "acceptance"} if row["parked"] else {"parked"}
    for key, text in row.items():
        if not text and key not in may_be_empty:
            yield key, f"The requirement template has no {key}.", "Fill it in."
        elif key == "id" and (said := _wrong_id(text)):
            yield key, f"The id cannot be taken: {said}.", "Correct it."
        elif key in _WORDS and text not in _WORDS[key]:
            mend = f"Write one of: {', '.join(_WORDS[key])}."
            yield key, f"'{text[:40]}' is no {key}.", mend


def _wrong_id(text: str) -> str:
    try:
        check_id(text)
    except ValueError as fault:
        return str(fault)
    return ""
