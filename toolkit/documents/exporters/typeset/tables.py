"""Tables and cards as plain data."""

from collections.abc import Callable, Sequence

from toolkit.documents.exporters.typeset.inlines import inline_nodes
from toolkit.documents.exporters.typeset.state import Node, State
from toolkit.documents.formats import cell_value
from toolkit.documents.spans import Placed, place
from toolkit.documents.widths import shares
from toolkit.models.blocks import Blocks, Cell, Column, Definition, DefinitionTable, Row, Table

BlockNodes = Callable[[Blocks, State], list[Node]]
_CHARACTERS = 98
_WIDE_CHARACTERS = 150
# A row that is not longer stays on one page; a longer one might not fit on any.
_LONGEST_WHOLE = 1_200
_LONGEST_CARD = 3_000


def table_node(table: Table, state: State, block_nodes: BlockNodes) -> Node:
    """A table with its head, its rows without holes, and its caption."""
    room = _WIDE_CHARACTERS if table.landscape else _CHARACTERS
    outer, state.narrow = state.narrow, True
    rows = [*table.rows, *((table.total,) if table.total else ())]
    # The total stands for itself: no cell of a row above reaches down into it.
    width = len(table.columns)
    placed = [*place(table.rows, width), *(place((table.total,), width) if table.total else ())]
    made: dict[str, object] = {
        "k": "table",
        "widths": list(shares(table, state.document.language, room)),
        "kinds": [_side(column) for column in table.columns],
        "head": [inline_nodes(column.header, state) for column in table.columns],
        "rows": [
            _row(row, cells, table, state, block_nodes) for row, cells in zip(rows, placed, strict=True)
        ],
        "total": table.total is not None,
        "id": state.anchor(table.id),
    }
    state.narrow = outer
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
    size = sum(len(str(cell["body"])) for cell in made)
    whole = size < _LONGEST_WHOLE and all(placed.rows == 1 for placed in cells)
    return {"cells": made, "id": state.anchor(row.id), "group": row.role == "group", "whole": whole}


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
    return {
        "k": "card",
        "id": state.anchor(card.id),
        "key": state.text(card.key),
        "title": inline_nodes(card.title, state),
        "rows": rows,
        "whole": len(str(rows)) < _LONGEST_CARD,
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
