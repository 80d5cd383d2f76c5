"""`calendar.csv`: days against the country's calendar, kept as a table because offices have them as one.

Columns `day` (2026-12-24), `working` (yes or no; no when it is left out) and `reason`, after a header line.
"""

import csv
import io
from collections.abc import Iterator

from toolkit.models.planning.plan_inputs import CalendarOverride
from toolkit.problems import Place, Problem
from toolkit.store.folder import CALENDAR

_COLUMNS = ("day", "working", "reason")
_WORKING = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
_LIMIT = 10_000


def read_calendar(data: bytes) -> tuple[tuple[CalendarOverride, ...], list[Problem]]:
    """Return the days of the file and all that is wrong with it, line by line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), [_problem(1, "not-text", "The file is not UTF-8.", "Save it as CSV UTF-8.")]
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    days: dict[str, CalendarOverride] = {}
    problems: list[Problem] = []
    try:
        header = [cell.strip().lower() for cell in next(lines, [])]
        if "day" not in header or not set(header) <= set(_COLUMNS):
            what = f"The first line is not '{','.join(_COLUMNS)}'."
            return (), [_problem(1, "no-header", what, "Name the columns so; 'day' has to be there.")]
        for cells in lines:
            said = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            if any(said.values()):
                problems += _take(said, lines.line_num, days)
            if len(days) > _LIMIT:
                return (), [
                    _problem(lines.line_num, "too-long", f"More than {_LIMIT} days.", "Leave out the past.")
                ]
    except csv.Error as fault:
        problems.append(
            _problem(
                lines.line_num, "not-csv", f"The line cannot be read ({fault}).", "Save it as CSV UTF-8."
            )
        )
    return tuple(days.values()), problems


def _take(said: dict[str, str], line: int, days: dict[str, CalendarOverride]) -> Iterator[Problem]:
    day, working = said["day"], _WORKING.get(said.get("working", "").lower())
    if working is None:
        yield _problem(
            line, "not-yes-no", f"'{said['working'][:40]}' is neither yes nor no.", "Write yes or no."
        )
    if day in days:
        yield _problem(line, "day-twice", f"{day} stands in the file twice.", "Keep one of the lines.")
    try:
        days[day] = CalendarOverride.model_validate(
            {"day": day, "working": working or False, "reason": said.get("reason", "")}
        )
    except ValueError:
        yield _problem(line, "no-day", f"'{day[:40]}' is no day.", "Write it as 2026-12-24.")


def _problem(line: int, code: str, what: str, mend: str) -> Problem:
    return Problem(Place(CALENDAR, line), code, what, mend)
