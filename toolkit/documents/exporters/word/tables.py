"""Tables, requirement cards and fact sheets."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.runs import (
    bookmark_end,
    bookmark_start,
    field,
    keep_next,
    paragraph,
    run,
)
from toolkit.documents.exporters.word.state import State
from toolkit.documents.formats import cell_value
from toolkit.documents.outline import Caption
from toolkit.documents.spans import Placed, place
from toolkit.documents.widths import shares
from toolkit.models.blocks import Blocks, Cell, Column, Definition, DefinitionTable, Row, Table

WriteBlocks = Callable[[_Element, Blocks, State], None]
_CHARACTER = 98  # twentieths of a point that an average character of a table takes
_CELL_MARGINS = 226
_NUMBERS = frozenset({"number", "money"})


def grid(parent: _Element, style: str, widths: Sequence[int], look: str = "0420") -> _Element:
    """An empty table with fixed columns; `look` says which conditional formats of the style are in use."""
    made = SubElement(parent, n.TBL)
    properties = SubElement(made, n.TBL_PR)
    SubElement(properties, n.TBL_STYLE, {n.VAL: style})
    SubElement(properties, n.TBL_W, {n.WIDTH: str(sum(widths)), n.TYPE: "dxa"})
    SubElement(properties, n.TBL_LAYOUT, {n.TYPE: "fixed"})
    SubElement(properties, n.TBL_LOOK, {n.VAL: look})
    columns = SubElement(made, n.TBL_GRID)
    for width in widths:
        SubElement(columns, n.GRID_COL, {n.WIDTH: str(width)})
    return made


def grid_row(parent: _Element, *, header: bool = False) -> _Element:
    """A row that stays on one page; a header row is repeated on each."""
    made = SubElement(parent, n.TR)
    properties = SubElement(made, n.TR_PR)
    SubElement(properties, n.CANT_SPLIT)
    if header:
        SubElement(properties, n.TBL_HEADER)
    return made


def grid_cell(parent: _Element, width: int, span: int = 1) -> _Element:
    """A cell; the caller puts at least one paragraph in."""
    made = SubElement(parent, n.TC)
    properties = SubElement(made, n.TC_PR)
    SubElement(properties, n.TC_W, {n.WIDTH: str(width), n.TYPE: "dxa"})
    if span > 1:
        SubElement(properties, n.GRID_SPAN, {n.VAL: str(span)})
    return made


def write_inside(box: _Element, blocks: Blocks, state: State, write_blocks: WriteBlocks) -> None:
    """Blocks in a cell, as wide as the cell; Word wants a paragraph at its end."""
    outer = state.width
    state.width = int(str(box[0][0].get(n.WIDTH))) - _CELL_MARGINS
    write_blocks(box, blocks, state)
    state.width = outer
    if box[-1].tag != n.P:
        paragraph(box, state.styles["thin line"])


def split_width(width: int, parts: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to `parts` that add up to `width`."""
    edges = [round(width * sum(parts[:at])) for at in range(len(parts) + 1)]
    return [right - left for left, right in pairwise(edges)]


def write_table(parent: _Element, table: Table, state: State, write_blocks: WriteBlocks) -> None:
    """A table with its caption above."""
    if table.caption:
        caption(parent, "caption", state.outline.caption_of[id(table)], state)
    widths = split_width(state.width, shares(table, state.document.language, state.width / _CHARACTER))
    look = "0460" if table.total else "0420"
    made = grid(parent, state.styles["ruled table"], widths, look)
    writer = _RowWriter(table.columns, widths, state, write_blocks)
    head = grid_row(made, header=True)
    for column, width in zip(table.columns, widths, strict=True):
        style = state.styles["table head number" if column.kind in _NUMBERS else "table head"]
        write_inlines(paragraph(grid_cell(head, width), style), column.header, state)
    last = len(table.rows) - 1
    for at, (row, placed) in enumerate(zip(table.rows, place(table.rows, len(widths)), strict=True)):
        writer.write(made, row, placed, hold=bool(table.total) and at == last)
    if table.total:
        (placed,) = place((table.total,), len(widths))
        writer.write(made, table.total, placed, hold=False)
    after_table(parent, state)


def after_table(parent: _Element, state: State) -> None:
    """A little air; without a paragraph between, two tables would grow together."""
    paragraph(parent, state.styles["after table"])


class _RowWriter:
    """Writes the rows of one table; the styles are looked up once."""

    def __init__(
        self, columns: Sequence[Column], widths: Sequence[int], state: State, write_blocks: WriteBlocks
    ) -> None:
        self._columns = columns
        self._widths = widths
        self._state = state
        self._write_blocks = write_blocks
        self._text = state.styles["table text"]
        self._number = state.styles["table number"]
        self._group = state.styles["table group"]

    def write(self, parent: _Element, row: Row, placed: Sequence[Placed], *, hold: bool) -> None:
        """One row; `hold` keeps it on the page of the next one, as a cell over several rows does."""
        made = grid_row(parent)
        anchor = row.id
        merged = any(spot.rows > 1 for spot in placed)
        for spot in placed:
            width = sum(self._widths[spot.at : spot.at + spot.span])
            box = grid_cell(made, width, spot.span)
            if spot.cell is None:
                SubElement(box[0], n.V_MERGE)
                paragraph(box, self._text)
            else:
                if spot.rows > 1:
                    SubElement(box[0], n.V_MERGE, {n.VAL: "restart"})
                self._fill(box, spot.cell, self._columns[spot.at], row, anchor)
                anchor = ""
            if hold or merged:
                for inner in box.iterchildren(n.P):
                    keep_next(inner)

    def _fill(self, box: _Element, cell: Cell, column: Column, row: Row, anchor: str) -> None:
        if cell.blocks:
            write_inside(box, cell.blocks, self._state, self._write_blocks)
            return
        style = (
            self._group if row.role == "group" else self._number if column.kind in _NUMBERS else self._text
        )
        made = paragraph(box, style)
        mark = bookmark_start(made, anchor, self._state) if anchor else ""
        if cell.value is not None:
            run(made, cell_value(cell.value, column, self._state.document.language))
        else:
            write_inlines(made, cell.inlines, self._state)
        bookmark_end(made, mark)


def caption(parent: _Element, style: str, said: Caption, state: State) -> None:
    """`Table 3. What it shows`; the number is a field that Word counts itself."""
    word = said.of.removesuffix("s")
    made = paragraph(parent, state.styles[style])
    mark = bookmark_start(made, said.anchor, state)
    run(made, f"{state.words[word]}\u00a0")
    field(made, f"SEQ {word.capitalize()} \\* ARABIC", str(said.number))
    bookmark_end(made, mark)
    run(made, ". ")
    write_inlines(made, said.inlines, state)


def write_card(parent: _Element, card: DefinitionTable, state: State, write_blocks: WriteBlocks) -> None:
    """A title row over the full width, then label and value."""
    widths = split_width(state.width, (0.2, 0.8))
    titled = bool(card.title or card.key)
    made = grid(parent, state.styles["card" if titled else "facts"], widths, "0420" if titled else "0400")
    anchor = card.id
    if titled:
        title = paragraph(grid_cell(grid_row(made), state.width, 2), state.styles["card title"])
        mark = bookmark_start(title, anchor, state)
        if card.key:
            run(title, card.key, {n.RSTYLE: {n.VAL: state.styles["card key"]}})
        if card.key and card.title:
            bookmark_end(title, mark)
            mark = ""
            run(title, "\u2002")
        write_inlines(title, card.title, state)
        bookmark_end(title, mark)
        anchor = ""
    write_definitions(made, card.rows, widths, state, write_blocks, anchor)
    after_table(parent, state)


def write_definitions(
    table: _Element,
    rows: Sequence[Definition],
    widths: Sequence[int],
    state: State,
    write_blocks: WriteBlocks,
    anchor: str = "",
) -> None:
    """Rows of label and value; all but the last are held together so that a card is not torn."""
    label_style, text_style = state.styles["card label"], state.styles["card text"]
    for at, row in enumerate(rows):
        made = grid_row(table)
        label = paragraph(grid_cell(made, widths[0]), label_style)
        mark = bookmark_start(label, anchor, state) if anchor and not at else ""
        write_inlines(label, row.label, state)
        bookmark_end(label, mark)
        box = grid_cell(made, widths[1])
        if row.inlines or not row.blocks:
            write_inlines(paragraph(box, text_style), row.inlines, state)
        if row.blocks:
            write_inside(box, row.blocks, state, write_blocks)
        if at < len(rows) - 1:
            keep_next(label)
            for inner in box.iterchildren(n.P):
                keep_next(inner)
