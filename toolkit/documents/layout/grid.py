"""Where the cells of a table stand when some cover several columns or rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.models.blocks import Cell, Row

_EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its column, cut to what the table has room for."""

    cell: Cell
    column: int
    span: int
    row_span: int


def place(rows: Sequence[Row], columns: int) -> list[list[Placed]]:
    """The cells of each row in a grid without holes: too many cells are cut off, missing ones are empty.

    Args:
        rows: a row leaves out the cells that are covered from above.
        columns: how many there are.
    """
    covered = [0] * columns  # how many more rows each column is covered from above
    placed = []
    for number, row in enumerate(rows):
        placed.append(_row(row, covered, len(rows) - number))
        covered = [max(0, left - 1) for left in covered]
    return placed


def _row(row: Row, covered: list[int], rows_left: int) -> list[Placed]:
    made: list[Placed] = []
    cells = iter(row.cells)
    at = 0
    while at < len(covered):
        if covered[at]:
            at += 1
            continue
        cell = next(cells, _EMPTY)
        free = next((end for end in range(at, len(covered)) if covered[end]), len(covered)) - at
        span, row_span = min(cell.span, free), min(cell.row_span, rows_left)
        made.append(Placed(cell, at, span, row_span))
        covered[at : at + span] = [row_span] * span
        at += span
    return made
