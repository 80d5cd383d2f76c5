"""Where the cells of a table stand when some of them cover several columns or rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.models.blocks import Cell, Row

_EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in the grid; `cell` is nothing where one from above covers the place.

    `at` is its first column, `span` how many columns and `rows` how many rows it covers from here on,
    `top` the row in which it begins. Columns and rows are counted from 0.
    """

    cell: Cell | None
    at: int
    span: int
    rows: int
    top: int


def place(rows: Sequence[Row], width: int) -> Iterator[list[Placed]]:
    """For each row what stands in its `width` columns, from left to right without a hole.

    Spans end at the edge of the grid and before a cell from above; missing cells are empty ones.
    """
    hanging: dict[int, Placed] = {}
    for number, row in enumerate(rows):
        found: list[Placed] = []
        below: dict[int, Placed] = {}
        cells = iter(row.cells)
        at = 0
        while at < width:
            above = hanging.get(at)
            if above:
                made = Placed(None, at, above.span, above.rows - 1, above.top)
            else:
                cell = next(cells, _EMPTY)
                end = min([at + cell.span, width, *(start for start in hanging if start > at)])
                made = Placed(cell, at, end - at, min(cell.row_span, len(rows) - number), number)
            if made.rows > 1:
                below[at] = made
            found.append(made)
            at += made.span
        hanging = below
        yield found
