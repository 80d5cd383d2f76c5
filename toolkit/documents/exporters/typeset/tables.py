"""Tables and cards as plain data."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from toolkit.documents.exporters.typeset.inlines import inline_nodes
from toolkit.documents.exporters.typeset.state import Node, State
from toolkit.documents.formats import cell_value
from toolkit.documents.spans import Placed, place
from toolkit.documents.widths import shares
from toolkit.models.blocks import Blocks, Cell, Column, Definition, DefinitionTable, Row, Table

BlockNodes = Callable[[Blocks, State], list[Node]]
_CHARACTERS = 98
_WIDE_CHARACTERS = 150
# What has more lines than these may be torn: unbroken it might not fit on any page.
_MOST_ROW, _MOST_CARD, _MOST_TABLE = 28, 34, 24
_FEW_ROWS = 8
_TALL = frozenset({"figure", "table", "signatures", "card"})
_LABEL_PART = 0.79  # of the width of a card stands beside its labels


def table_node(table: Table, state: State, block_nodes: BlockNodes) -> Node:
    """A table with its head, its rows without holes, and its caption."""
    room = _WIDE_CHARACTERS if table.landscape else _CHARACTERS
    outer, state.narrow = state.narrow, True
    rows = [*table.rows, *((table.total,) if table.total else ())]
    # The total stands for itself: no cell of a row above reaches down into it.
    width = len(table.columns)
    placed = [*place(table.rows, width), *(place((table.total,), width) if table.total else ())]
    parts = shares(table, state.document.language, room)
    filled = [_row(row, cells, table, state, block_nodes) for row, cells in zip(rows, placed, strict=True)]
    heights = [_lines_of_row(row, parts, room) for row in filled]
    for row, height in zip(filled, heights, strict=True):
        row["whole"] = row["whole"] and height <= _MOST_ROW
    made: dict[str, object] = {
        "k": "table",
        "widths": list(parts),
        "kinds": [_side(column) for column in table.columns],
        "head": [inline_nodes(column.header, state) for column in table.columns],
        "rows": filled,
        "total": table.total is not None,
        "id": state.anchor(table.id),
    }
    state.narrow = outer
    made["whole"] = len(rows) <= _FEW_ROWS and sum(heights) <= _MOST_TABLE
    if table.caption:
        made["number"] = str(state.outline.number_of[id(table)])
        made["caption"] = inline_nodes(table.caption, state)
    return made


def _side(column: Column) -> str:
    return "number" if column.kind in {"number", "money"} else "text"


def _row(
    row: Row, cells: Sequence[Placed], table: Table, state: State, block_nodes: BlockNodes
) -> dict[str, object]:
    made = [
        _cell(placed, cell, table.columns[placed.at], state, block_nodes)
        for placed in cells
        for cell in [placed.cell]
        if cell
    ]
    whole = all(placed.rows == 1 for placed in cells)
    return {"cells": made, "id": state.anchor(row.id), "group": row.role == "group", "whole": whole}


def _lines_of_row(row: Mapping[str, object], parts: Sequence[float], room: float) -> float:
    """About how many lines the highest cell has."""
    cells: Any = row["cells"]
    heights = [lines(c["body"], sum(parts[c["at"] : c["at"] + c["span"]]) * room) for c in cells]
    return max(heights, default=1.0)


def lines(found: object, characters: float) -> float:
    """About how many lines nodes fill that are so many characters wide; pictures and tables count as a page."""
    if isinstance(found, str):
        return len(found) / characters
    if isinstance(found, list):
        return max(1.0, sum(lines(part, characters) for part in found))
    if isinstance(found, dict):
        own = 60.0 if found.get("k") in _TALL else 0.0
        return own + sum(
            lines(found[key], characters) for key in ("body", "text", "items", "rows") if key in found
        )
    return 0.0


def _cell(
    placed: Placed, cell: Cell, column: Column, state: State, block_nodes: BlockNodes
) -> dict[str, object]:
    made: dict[str, object] = {"at": placed.at, "span": placed.span, "rows": placed.rows}
    if cell.blocks:
        made |= {"blocks": True, "body": block_nodes(cell.blocks, state)}
    elif cell.value is not None:
        made["body"] = [state.text(cell_value(cell.value, column, state.document.language))]
    else:
        made["body"] = inline_nodes(cell.inlines, state)
    return made


def card_node(card: DefinitionTable, state: State, block_nodes: BlockNodes) -> Node:
    """A titled card of labels and values."""
    rows = definition_nodes(card.rows, state, block_nodes)
    width = _CHARACTERS * _LABEL_PART
    return {
        "k": "card",
        "id": state.anchor(card.id),
        "key": state.text(card.key),
        "title": inline_nodes(card.title, state),
        "rows": rows,
        "whole": sum(lines(row["body"], width) + lines(row["blocks"], width) for row in rows) <= _MOST_CARD,
    }


def definition_nodes(
    rows: Sequence[Definition], state: State, block_nodes: BlockNodes
) -> list[dict[str, object]]:
    """Labels and values."""
    outer, state.narrow = state.narrow, True
    made: list[dict[str, object]] = [
        {
            "label": inline_nodes(row.label, state),
            "body": inline_nodes(row.inlines, state),
            "blocks": block_nodes(row.blocks, state),
        }
        for row in rows
    ]
    state.narrow = outer
    return made
