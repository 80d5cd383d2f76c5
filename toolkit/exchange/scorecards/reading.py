"""Scorecards that come back: a workbook as `writing` made it, or CSV with one line a rating."""

from collections.abc import Mapping

from toolkit.exchange.sheets.book import Sheet, read_book
from toolkit.exchange.submissions.tables import Table, csv_table, tables_of
from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.models.selection.returned.scorecard_row import CardSheet
from toolkit.problems import BadData, Place, Problem

#: What a column may be called -> the column.
COLUMNS = {
    "task": "task",
    "key task": "task",
    "what is done": "name",
    "name": "name",
    "case": "",
    "done well when": "",
    "grade": "grade",
    "evidence": "evidence",
    "seen": "seen",
    "seen how": "seen",
    "minutes": "minutes",
    "abstain": "abstain",
    "no grade because": "abstain",
    "vendor": "vendor",
    "rater": "rater",
}
_HEAD = {"engagement": "engagement", "vendor": "vendor", "rater": "rater", "key tasks locked": "locked"}


def read_scorecards(
    data: bytes, file: str, vendor: str = "", rater: str = ""
) -> tuple[list[CardSheet], list[Problem]]:
    """Return the lines of a file by vendor and rater, and what is wrong with the file itself.

    Args:
        data: the content of the file.
        file: its name, with its ending.
        vendor: whom the ratings are about where the file does not say.
        rater: who gave them where the file does not say.

    Raises:
        BadData: the file cannot be read at all.
    """
    head: Mapping[str, str] = {}
    problems: list[Problem] = []
    if file.lower().endswith(".xlsx"):
        sheets, problems = read_book(data, file)
        head = _head(sheets.get("about"))
        tables = [t for t in tables_of(sheets, file) if t.at(("task", "key task")) >= 0]
    else:
        tables = [csv_table(data, file)]
    if not tables or tables[0].at(("task", "key task")) < 0:
        what = "There is no column 'task' in the file."
        raise BadData(
            [Problem(Place(file), "no-scorecard", what, "Fill in a sheet made by 'crmkit demo sheet'.")]
        )
    problems += contradicting(head, file, vendor, rater)
    about = {"vendor": vendor, "rater": rater, **{k: v for k, v in head.items() if v}}
    cards, faults = _cards(tables[0], about)
    return cards, [*problems, *faults]


def _head(sheet: Sheet | None) -> dict[str, str]:
    rows = sheet.rows.values() if sheet else ()
    said = {row.get(1, "").strip().lower(): row.get(2, "").strip() for row in rows}
    return {name: said[label] for label, name in _HEAD.items() if said.get(label)}


def contradicting(head: Mapping[str, str], file: str, vendor: str, rater: str) -> list[Problem]:
    """What the command line says otherwise than the sheet about whose it is."""
    asked = {"vendor": vendor, "rater": rater}
    return [
        Problem(
            Place(f"{file} [About]"),
            "other-card",
            f"The sheet is for the {name} '{head[name]}', the command line says '{wanted}'.",
            "Leave the option out, or take the right sheet.",
        )
        for name, wanted in asked.items()
        if wanted and name in head and head[name].casefold() != wanted.casefold()
    ]


def _cards(table: Table, about: Mapping[str, str]) -> tuple[list[CardSheet], list[Problem]]:
    known = [COLUMNS.get(text.strip().lower()) for text in table.header]
    unread = tuple(t.strip() for t, k in zip(table.header, known, strict=True) if k is None and t.strip())
    groups: dict[tuple[str, str], list[ReturnedLine]] = {}
    first: dict[tuple[str, str], Place] = {}
    problems: list[Problem] = []
    for number, cells in table.rows:
        row = _row(table, known, number, cells)
        key = (row["vendor"] or about.get("vendor", ""), row["rater"] or about.get("rater", ""))
        if not row["task"]:
            continue
        for name, value in zip(("vendor", "rater"), key, strict=True):
            if not value:
                mend = f"Say it with --{name}, or in a column '{name}'."
                problems.append(Problem(row.place(""), f"no-{name}", f"The line names no {name}.", mend))
        if all(key):
            groups.setdefault(key, []).append(row)
            first.setdefault(key, row.place(""))
    cards = [
        CardSheet(
            vendor=vendor,
            rater=rater,
            place=Place(table.file) if len(groups) == 1 else first[vendor, rater],
            rows=tuple(rows),
            engagement=about.get("engagement", ""),
            locked=about.get("locked", ""),
            unread=unread,
        )
        for (vendor, rater), rows in groups.items()
    ]
    if not cards and not problems:
        what = "There is not one line with a task in the file."
        problems.append(Problem(Place(table.file), "no-scorecard", what, "Fill in at least one task."))
    return cards, problems


def _row(table: Table, known: list[str | None], number: int, cells: tuple[str, ...]) -> ReturnedLine:
    said: dict[str, str] = {}
    places = {"": Place(table.file, number)}
    for at, (name, text) in enumerate(zip(known, cells, strict=False), 1):
        if name:
            places[name] = Place(table.file, number, at)
            said[name] = text.strip()
    return ReturnedLine(said, places)
