"""Tables, requirement cards and fact sheets."""

from collections.abc import Callable, Sequence
from copy import copy
from itertools import pairwise

from lxml.etree import Element, SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.parts.tracked import mark_changed
from toolkit.documents.exporters.word.runs import (
    bookmark_end,
    bookmark_start,
    field,
    is_simple,
    keep_next,
    paragraph,
    run,
)
from toolkit.documents.exporters.word.state import State
from toolkit.documents.formats import cell_value
from toolkit.documents.outline import Caption
from toolkit.documents.spans import Placed, place
from toolkit.documents.widths import shares
from toolkit.models.blocks import Blocks, Cell, Column, Definition, DefinitionTable, Inlines, Row, Table

WriteBlocks = Callable[[_Element, Blocks, State], None]
_CHARACTER = 98  # twentieths of a point that an average character of a table takes
_CELL_MARGINS = 226
_NOTHING = Cell()
_NUMBERS = frozenset({"number", "money"})


def grid(parent: _Element, style: str, widths: Sequence[int], state: State, look: str = "0420") -> _Element:
    """An empty table with fixed columns; `look` says which conditional formats of the style are in use."""
    key = ("table", style, *widths, look)
    if key not in state.patterns:
        state.patterns[key] = _grid(style, widths, look)
    made = copy(state.patterns[key])
    parent.append(made)
    return made


def _grid(style: str, widths: Sequence[int], look: str) -> _Element:
    made = Element(n.TBL, nsmap=n.NAMESPACES)
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
    """A cell; the caller puts at least one paragraph in. Widths are twentieths of a point unless said otherwise."""
    made = SubElement(parent, n.TC)
    properties = SubElement(made, n.TC_PR)
    SubElement(properties, n.TC_W, {n.WIDTH: str(width)})
    if span > 1:
        SubElement(properties, n.GRID_SPAN, {n.VAL: str(span)})
    return made


def pattern_row(
    styles: Sequence[str], widths: Sequence[int], state: State, *, hold: bool = False
) -> _Element:
    """A row with one paragraph a cell, each with an empty run for `fill`; to be appended and filled.

    Rows and tables are copied from a pattern, because copying is three times as fast as building.
    """
    key = (*styles, *widths, hold)
    if key not in state.patterns:
        made = grid_row(Element(n.TBL, nsmap=n.NAMESPACES))
        for style, width in zip(styles, widths, strict=True):
            line = paragraph(grid_cell(made, width), style)
            SubElement(SubElement(line, n.R), n.T)
            if hold:
                keep_next(line)
        state.patterns[key] = made
    return copy(state.patterns[key])


def fill(line: _Element, inlines: Inlines, state: State, anchor: str = "") -> None:
    """Put inlines into a paragraph of a pattern; most are one plain text, which its run can take."""
    ready = line[1]
    if len(inlines) == 1 and not anchor and isinstance(text := inlines[0], str) and is_simple(text):
        ready[0].text = text
        return
    line.remove(ready)
    mark = bookmark_start(line, anchor, state) if anchor else ""
    write_inlines(line, inlines, state)
    bookmark_end(line, mark)


def write_inside(box: _Element, blocks: Blocks, state: State, write_blocks: WriteBlocks) -> None:
    """Blocks in a cell, as wide as the cell and behind what stands there; Word wants a paragraph at its end."""
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
    made = grid(parent, state.styles["ruled table"], widths, state, look)
    writer = _RowWriter(table.columns, widths, state, write_blocks)
    head = grid_row(made, header=True)
    for column, width in zip(table.columns, widths, strict=True):
        style = state.styles["table head number" if column.kind in _NUMBERS else "table head"]
        write_inlines(paragraph(grid_cell(head, width), style), column.header, state)
    last = len(table.rows) - 1
    for at, (row, placed) in enumerate(zip(table.rows, place(table.rows, len(widths)), strict=True)):
        # A last row, or a total, is never alone on a page.
        writer.write(made, row, placed, hold=(bool(table.total) and at == last) or 0 < at == last - 1)
        if row.change:
            mark_changed((made[-1],), row.change, state)
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
        self._group = state.styles["table group"]
        text, number = state.styles["table text"], state.styles["table number"]
        self._styles = [number if column.kind in _NUMBERS else text for column in columns]

    def write(self, parent: _Element, row: Row, placed: Sequence[Placed], *, hold: bool) -> None:
        """One row; `hold` keeps it on the page of the next one, as a cell over several rows does."""
        if (
            len(placed) == len(self._widths)
            and row.role == "body"
            and all(spot.cell is not None and spot.rows == 1 for spot in placed)
        ):
            made = pattern_row(self._styles, self._widths, self._state, hold=hold)
            parent.append(made)
            for spot, box in zip(placed, made.iterchildren(n.TC), strict=True):
                if spot.cell is not None:
                    self._fill(box, spot.cell, spot.at, "" if spot.at else row.id)
            return
        self._uneven(grid_row(parent), row, placed, hold=hold)

    def _uneven(self, made: _Element, row: Row, placed: Sequence[Placed], *, hold: bool) -> None:
        """A row of a group, or one with cells over several columns or rows."""
        anchor = row.id
        merged = any(spot.rows > 1 for spot in placed)
        for spot in placed:
            width = sum(self._widths[spot.at : spot.at + spot.span])
            box = grid_cell(made, width, spot.span)
            if spot.cell is None:
                SubElement(box[0], n.V_MERGE)
            elif spot.rows > 1:
                SubElement(box[0], n.V_MERGE, {n.VAL: "restart"})
            line = paragraph(box, self._group if row.role == "group" else self._styles[spot.at])
            SubElement(SubElement(line, n.R), n.T)
            if hold or merged:
                keep_next(line)
            self._fill(box, spot.cell or _NOTHING, spot.at, anchor if spot.cell else "")
            anchor = "" if spot.cell else anchor

    def _fill(self, box: _Element, cell: Cell, at: int, anchor: str) -> None:
        """Put a cell into its box, which holds a paragraph ready to be filled."""
        line = box[-1]
        if cell.blocks:
            held = line[0].find(n.KEEP_NEXT) is not None
            box.remove(line)
            write_inside(box, cell.blocks, self._state, self._write_blocks)
            for inner in box.iterchildren(n.P) if held else ():
                keep_next(inner)
        elif cell.value is not None:
            text = cell_value(cell.value, self._columns[at], self._state.document.language)
            fill(line, (text,), self._state, anchor)
        else:
            fill(line, cell.inlines, self._state, anchor)


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
    made = grid(
        parent, state.styles["card" if titled else "facts"], widths, state, "0420" if titled else "0400"
    )
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
    styles = (state.styles["card label"], state.styles["card text"])
    for at, row in enumerate(rows):
        hold = at < len(rows) - 1
        made = pattern_row(styles, widths, state, hold=hold)
        table.append(made)
        label, box = made[1][1], made[2]
        fill(label, row.label, state, "" if at else anchor)
        if row.inlines or not row.blocks:
            fill(box[1], row.inlines, state)
        else:
            box.remove(box[1])
        if row.blocks:
            write_inside(box, row.blocks, state, write_blocks)
            for inner in box.iterchildren(n.P) if hold else ():
                keep_next(inner)
        if row.change:
            mark_changed((made,), row.change, state)
