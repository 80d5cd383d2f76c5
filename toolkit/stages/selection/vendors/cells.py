"""Single cells of a vendor's workbook: a number, a day, the name of a price line, or a problem in its place."""

import re
from datetime import date
from decimal import Decimal

from toolkit.models.ids import check_id
from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.problems import Problem

_NUMBER = re.compile(r"\d{1,12}([.,]\d{1,6})?\Z")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})( 00:00:00)?\Z")


def number(line: ReturnedLine, column: str, problems: list[Problem]) -> Decimal | None:
    """The number in a cell, None where it is blank; what stands there is not repeated, it may be a price."""
    text = line[column].replace(" ", "")
    if not text:
        return None
    if not _NUMBER.match(text):
        what, mend = "The cell holds no number.", "Write digits only, for example 1250.50."
        problems.append(Problem(line.place(column), "no-number", what, mend))
        return None
    return Decimal(text.replace(",", "."))


def day(line: ReturnedLine, column: str, problems: list[Problem]) -> date | None:
    """The day in a cell, None where it is blank."""
    text = line[column]
    if not text:
        return None
    try:
        if found := _DAY.match(text):
            return date.fromisoformat(found[1])
    except ValueError:
        pass
    problems.append(
        Problem(line.place(column), "no-day", f"'{text[:40]}' is no day.", "Write it as YYYY-MM-DD.")
    )
    return None


def name_of_line(line: ReturnedLine, column: str, problems: list[Problem]) -> str:
    """The name of a price line, "" where the cell is blank."""
    text = line[column]
    try:
        return check_id(text) if text else ""
    except ValueError as fault:
        what = f"'{text[:40]}' cannot be the name of a price line: {fault}."
        problems.append(Problem(line.place(column), "no-id", what, "Choose a shorter, simpler name."))
        return ""
