"""Cells in their grid: no hole, no overlap, whatever the spans say."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.documents.spans import Placed, place
from toolkit.models.blocks import Cell, Row

CELLS = st.builds(Cell, span=st.integers(1, 4), row_span=st.integers(1, 4))
ROWS = st.lists(st.lists(CELLS, max_size=5).map(lambda cells: Row(cells=tuple(cells))), max_size=6)


def test_a_cell_over_both_ways_is_stepped_over_below() -> None:
    big, small = Cell(span=2, row_span=2), Cell()
    rows = (Row(cells=(big, small)), Row(cells=(small,)))
    assert list(place(rows, 3)) == [
        [Placed(big, 0, 2, 2, 0), Placed(small, 2, 1, 1, 0)],
        [Placed(None, 0, 2, 1, 0), Placed(small, 2, 1, 1, 1)],
    ]


@given(ROWS, st.integers(1, 6))
def test_each_place_of_the_grid_is_covered_once(rows: list[Row], width: int) -> None:
    placed = list(place(rows, width))
    for spots in placed:
        assert [column for spot in spots for column in range(spot.at, spot.at + spot.span)] == list(
            range(width)
        )
    for number, spots in enumerate(placed):
        for spot in spots:
            if spot.rows > 1:
                below = Placed(None, spot.at, spot.span, spot.rows - 1, spot.top)
                assert below in placed[number + 1]
