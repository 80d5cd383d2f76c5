"""Tables, cards and lists of terms as HTML elements, with what search and filters look at."""

from collections.abc import Callable, Mapping, Sequence

from toolkit.documents.exporters.page.facets import is_name
from toolkit.documents.exporters.page.inlines import escape, inline_html
from toolkit.documents.exporters.page.state import State
from toolkit.documents.formats import cell_value
from toolkit.documents.plain import plain
from toolkit.documents.spans import Placed, place
from toolkit.models.blocks import Blocks, Cell, Column, Definition, DefinitionTable, Row, Table

BlocksHtml = Callable[[Blocks, State], str]
_NUMBERS = frozenset({"number", "money"})
_FEW = 3  # so many links back stand there openly


def table_html(block: Table, state: State, blocks_html: BlocksHtml) -> str:
    """A table that can be scrolled sideways, with its caption."""
    caption = ""
    if block.caption:
        label = f"{state.words['table']}\u00a0{state.outline.number_of[id(block)]}"
        caption = f"<caption><b>{label}.</b> {inline_html(block.caption, state)}</caption>"
    head = "".join(_head(column, state) for column in block.columns)
    rows = zip(block.rows, place(block.rows, len(block.columns)), strict=True)
    body = "".join(_row(row, spots, block.columns, state, blocks_html) for row, spots in rows)
    foot = ""
    if block.total:
        spots = next(iter(place((block.total,), len(block.columns))))
        foot = f"<tfoot>{_row(block.total, spots, block.columns, state, blocks_html)}</tfoot>"
    wide = ' class="wide"' if block.landscape else ""
    anchor = state.anchor(_anchor(block, state))
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(_name(block, state))}"{anchor}>'
        f"<table{wide}>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{foot}</table></div>\n"
    )


def _head(column: Column, state: State) -> str:
    """The head of a column; an empty one is no head, it would say nothing to a screen reader."""
    said = inline_html(column.header, state)
    return f'<th scope="col"{_class(column)}>{said}</th>' if said else "<td></td>"


def _anchor(block: Table, state: State) -> str:
    caption = state.outline.caption_of.get(id(block))
    return caption.anchor if caption else block.id


def _name(block: Table, state: State) -> str:
    """What a screen reader calls the table: its caption, else the heading it stands under."""
    return plain(block.caption) or " · ".join(text for text in (state.words["table"], state.heading) if text)


def _class(column: Column) -> str:
    if column.kind in _NUMBERS:
        return ' class="number"'
    return ' class="key"' if column.kind in {"id", "date"} else ""


def _row(
    row: Row, spots: Sequence[Placed], columns: Sequence[Column], state: State, blocks_html: BlocksHtml
) -> str:
    anchor = state.anchor(row.id)
    back = _back(row.id, state) if anchor else ""
    filled = [(spot, spot.cell) for spot in spots if spot.cell]
    cells = []
    for number, (spot, cell) in enumerate(filled):
        column = columns[spot.at]
        said = _cell(cell, column, state, blocks_html) + (back if number == len(filled) - 1 else "")
        cells.append(_cell_html(spot, column, said))
    names = " ".join(filter(None, ("group" if row.role == "group" else "", row.change)))
    role = f' class="{names}"' if names else ""
    return f"<tr{anchor}{role}{entry(row.filters, row.id)}>{''.join(cells)}</tr>\n"


def _cell_html(spot: Placed, column: Column, said: str) -> str:
    span = f' colspan="{spot.span}"' if spot.span > 1 else ""
    rows = f' rowspan="{spot.rows}"' if spot.rows > 1 else ""
    # The first cell of a row names it where it holds an id; an empty head would confuse a screen reader.
    head = column.kind == "id" and spot.at == 0 and spot.span == 1 and bool(said)
    tag, scope = ("th", ' scope="row"') if head else ("td", "")
    return f"<{tag}{scope}{_class(column) if spot.span == 1 else ''}{span}{rows}>{said}</{tag}>"


def _cell(cell: Cell, column: Column, state: State, blocks_html: BlocksHtml) -> str:
    if cell.blocks:
        return blocks_html(cell.blocks, state)
    if cell.value is not None:
        return escape(cell_value(cell.value, column, state.document.language))
    return inline_html(cell.inlines, state)


def card_html(block: DefinitionTable, state: State, blocks_html: BlocksHtml) -> str:
    """A titled card of labels and values."""
    key = f'<span class="key">{escape(block.key)}</span> ' if block.key else ""
    title = f'<p class="title">{key}{inline_html(block.title, state)}</p>' if key or block.title else ""
    rows = definitions_html(block.rows, state, blocks_html)
    anchor = state.anchor(block.id)
    back = _back(block.id, state) if anchor else ""
    return f'<section class="card"{anchor}{entry(block.filters, block.id)}>{title}{rows}{back}</section>\n'


def definitions_html(
    rows: Sequence[Definition], state: State, blocks_html: BlocksHtml, role: str = ""
) -> str:
    """Labels and values."""
    made = "".join(
        f"<div{f' class={chr(34)}{row.change}{chr(34)}' if row.change else ''}><dt>{inline_html(row.label, state)}</dt>"
        f"<dd>{inline_html(row.inlines, state)}{blocks_html(row.blocks, state)}</dd></div>"
        for row in rows
    )
    return f"<dl{f' class={chr(34)}{role}{chr(34)}' if role else ''}>{made}</dl>\n" if made else ""


def entry(filters: Mapping[str, str], name: str) -> str:
    """What makes a row or card something to search for: it can be referred to, or filtered by."""
    if not (filters or name):
        return ""
    said = "".join(
        f' data-f-{key}="{escape(value)}"' for key, value in sorted(filters.items()) if is_name(key)
    )
    return f" data-entry{said}"


def _back(name: str, state: State) -> str:
    """Links to where this row or card is named; many of them fold away."""
    found = state.back.get(name, ())
    if not found:
        return ""
    links = " ".join(f'<a href="#{escape(link.anchor)}">{escape(link.label)}</a>' for link in found)
    said = escape(state.words["named_in"])
    if len(found) <= _FEW:
        return f'<div class="back">{said}: {links}</div>'
    return f'<details class="back"><summary>{said}: {len(found)}</summary>{links}</details>'
