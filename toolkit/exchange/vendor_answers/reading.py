"""The vendor questionnaire that came back, line by line, with the place of each cell."""

from collections.abc import Mapping

from toolkit.exchange.sheets.book import Sheet, read_book
from toolkit.exchange.vendor_answers.columns import (
    ABOUT,
    ANSWER_COLUMNS,
    ANSWERS,
    FACTS,
    PRICE_COLUMNS,
    PRICES,
)
from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.models.selection.returned.questionnaire_row import ReturnedQuestionnaire
from toolkit.problems import BadData, Place, Problem

_MEND = "Take the workbook that 'crmkit vendors export' made, and leave pages and headers as they are."


def read_questionnaire(data: bytes, file: str) -> ReturnedQuestionnaire:
    """Return the lines of a workbook that a vendor filled in.

    Raises:
        BadData: it is no such workbook, or a page is missing.
    """
    sheets, problems = read_book(data, file)
    about, answers = sheets.get(ABOUT.lower()), sheets.get(ANSWERS.lower())
    if about is None or answers is None:
        missing = ABOUT if about is None else ANSWERS
        raise BadData([*problems, Problem(Place(file), "no-page", f"There is no page '{missing}'.", _MEND)])
    prices = sheets.get(PRICES.lower())
    lines = _lines(answers, ANSWER_COLUMNS, problems)
    priced = _lines(prices, PRICE_COLUMNS, problems) if prices else ()
    return ReturnedQuestionnaire(Place(file), _facts(about), lines, priced, tuple(problems))


def _facts(sheet: Sheet) -> dict[str, str]:
    said = {row.get(1, "").strip().lower(): row.get(2, "").strip() for row in sheet.rows.values()}
    return {name: said.get(label, "") for label, name in FACTS.items()}


def _lines(sheet: Sheet, columns: Mapping[str, str], problems: list[Problem]) -> tuple[ReturnedLine, ...]:
    numbers = sorted(sheet.rows)
    header = sheet.rows[numbers[0]] if numbers else {}
    known = {header_text.lower(): name for header_text, name in columns.items()}
    at = {
        column: known[text.strip().lower()]
        for column, text in header.items()
        if text.strip().lower() in known
    }
    for title, name in columns.items():
        if name not in at.values():
            what = f"The column '{title}' is missing."
            problems.append(Problem(sheet.place(numbers[0] if numbers else 1), "no-column", what, _MEND))
    return tuple(_line(sheet, at, number) for number in numbers[1:])


def _line(sheet: Sheet, at: Mapping[int, str], number: int) -> ReturnedLine:
    row = sheet.rows[number]
    cells = {name: row[column].strip() for column, name in at.items() if row.get(column, "").strip()}
    places = {"": sheet.place(number)} | {name: sheet.place(number, column) for column, name in at.items()}
    return ReturnedLine(cells, places)
