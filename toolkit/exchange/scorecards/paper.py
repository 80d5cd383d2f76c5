"""Scorecards on paper that were filled in as Word files: a mark in the box, words in the cell.

A line is marked when its box was replaced or crossed (☒, ☑, ✓, x) or has an x right behind it. Scans and
photographs are not read.
"""

import re
from collections.abc import Iterator, Sequence

from docx.table import Table, _Cell

from toolkit.exchange.word import open_word
from toolkit.models.selection.returned.line import ReturnedLine
from toolkit.models.selection.returned.scorecard_row import CardSheet
from toolkit.problems import BadData, Place, Problem

_OPEN = "☐"
_MARK = re.compile(r"^(?:☐\s*)?(?:[☒☑■✓✔✗✘*]|\[?[xX]\]?(?=\s))\s*")
_TASK = re.compile(r"^(\S+)\s+(.*?)(?: – your own task)?$")
_ID = re.compile(r"\(([^()]+)\)")
_MINUTES = re.compile(r"^Minutes:[\s_]*([^\s_]*)")
_COLUMNS = 4


def read_paper(data: bytes, file: str, reasons: Sequence[str]) -> tuple[CardSheet, list[Problem]]:
    """Return the lines of one sheet, and what is wrong with the marks in it.

    Args:
        data: the content of the .docx that `demo sheet` made and somebody filled in.
        file: its name.
        reasons: the lines below "Seen" that are reasons for giving no grade.

    Raises:
        BadData: the file is no Word document, or no scorecard.
    """
    tables = open_word(data, file).tables
    owner = next((found for table in tables if (found := _owner(table))), None)
    cards = [table for table in tables if _first(table).startswith("Key task")]
    if owner is None or not cards:
        what = (
            "The file is no scorecard: its head with vendor and rater, or its table of tasks, is not there."
        )
        mend = "Fill in a sheet made by 'crmkit demo sheet', and leave its tables as they are."
        raise BadData([Problem(Place(file), "no-scorecard", what, mend)])
    problems: list[Problem] = []
    rows = [row for table in cards for row in _rows(table, file, frozenset(reasons), problems)]
    return CardSheet(vendor=owner[0], rater=owner[1], place=Place(file), rows=tuple(rows)), problems


def _owner(table: Table) -> tuple[str, str] | None:
    """The ids of vendor and rater in the table at the head, or None for another table."""
    if not _first(table).startswith("Vendor and version") or len(table.rows) < 2 or len(table.columns) < 2:
        return None
    vendor, rater = (_ID.search(cell.text) for cell in table.rows[1].cells[:2])
    return (vendor.group(1).strip(), rater.group(1).strip()) if vendor and rater else None


def _first(table: Table) -> str:
    return _plain(table.cell(0, 0).text) if table.rows and table.columns else ""


def _rows(
    table: Table, file: str, reasons: frozenset[str], problems: list[Problem]
) -> Iterator[ReturnedLine]:
    for row in table.rows[1:]:
        cells = row.cells
        named = _TASK.match(_plain(cells[0].paragraphs[0].text)) if cells and cells[0].paragraphs else None
        if named is None or len(cells) < _COLUMNS:
            continue
        place = Place(f"{file} [{named.group(1)}]")
        marked = _marked(cells[3])
        columns = {
            "grade": _marked(cells[1]),
            "seen": [line for line in marked if line not in reasons],
            "abstain": [line for line in marked if line in reasons],
        }
        problems += [_several(place, name, lines) for name, lines in columns.items() if len(lines) > 1]
        said = {name: lines[0] if lines else "" for name, lines in columns.items()}
        said |= {"task": named.group(1), "name": named.group(2)}
        said |= {"evidence": _plain(cells[2].text), "minutes": _minutes(cells[3])}
        yield ReturnedLine(said, {"": place})


def _several(place: Place, column: str, lines: Sequence[str]) -> Problem:
    what = f"Several boxes are marked ({column}): {', '.join(lines)}."
    return Problem(place, "several-marks", what, "Leave one mark; ask the rater which.")


def _marked(cell: _Cell) -> list[str]:
    lines = (_plain(paragraph.text) for paragraph in cell.paragraphs)
    return [_MARK.sub("", line) for line in lines if _MARK.match(line)]


def _minutes(cell: _Cell) -> str:
    found = (_MINUTES.match(_plain(paragraph.text)) for paragraph in cell.paragraphs)
    return next((match.group(1) for match in found if match), "")


def _plain(text: str) -> str:
    return " ".join(text.split())
