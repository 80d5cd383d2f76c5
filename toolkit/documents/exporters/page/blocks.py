"""Blocks as HTML elements."""

from base64 import b64encode
from collections.abc import Mapping, Sequence

from toolkit.documents.exporters.page.inlines import escape, inline_html
from toolkit.documents.exporters.page.state import State
from toolkit.documents.formats import cell_value, day
from toolkit.models.blocks import (
    ApprovalSheet,
    Block,
    Blocks,
    Callout,
    Cell,
    Code,
    Column,
    Definition,
    DefinitionList,
    DefinitionTable,
    Figure,
    Heading,
    List,
    ListItem,
    ListOfCaptions,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Rule,
    SignatureField,
    SignatureTable,
    Table,
    TableOfContents,
    TitlePage,
)

_NUMBERS = frozenset({"number", "money"})


def blocks_html(blocks: Blocks, state: State) -> str:
    """The HTML of all blocks, one after the other."""
    return "".join(_block(block, state) for block in blocks)


def _block(block: Block, state: State) -> str:  # noqa: C901, PLR0911, PLR0912  # one case a block
    match block:
        case Paragraph():
            role = f' class="{block.role}"' if block.role != "body" else ""
            return f"<p{state.anchor(block.id)}{role}>{inline_html(block.inlines, state)}</p>\n"
        case Heading():
            return _heading(block, state)
        case Table():
            return _table(block, state)
        case DefinitionTable():
            return _card(block, state)
        case List():
            return _list(block, state)
        case Quote():
            source = f"<footer>{inline_html(block.attribution, state)}</footer>" if block.attribution else ""
            return f"<blockquote>{blocks_html(block.blocks, state)}{source}</blockquote>\n"
        case Code():
            return f'<pre tabindex="0"><code>{escape(block.text)}</code></pre>\n'
        case Callout():
            title = f'<p class="title">{inline_html(block.title, state)}</p>' if block.title else ""
            return f'<div class="callout {block.kind}" role="note">{title}{blocks_html(block.blocks, state)}</div>\n'
        case Figure():
            return _figure(block, state)
        case Rule():
            return "<hr>\n"
        case PageBreak():
            return '<div class="page-break"></div>\n'
        case TitlePage():
            return _title_page(block, state)
        case TableOfContents():
            return _contents(block, state)
        case DefinitionList():
            pairs = "".join(
                f"<dt>{inline_html(d.label, state)}</dt>"
                f"<dd>{inline_html(d.inlines, state)}{blocks_html(d.blocks, state)}</dd>"
                for d in block.items
            )
            return f"<dl>{pairs}</dl>\n"
        case ListOfCaptions():
            return ""
        case ApprovalSheet():
            title = inline_html(block.title or (state.words["approval"],), state)
            inner = blocks_html(block.blocks, state) + _signatures(block.fields, state)
            return f'<section class="approval"{state.anchor(block.id)}><h2>{title}</h2>{inner}</section>\n'
        case SignatureTable():
            return f"<section{state.anchor(block.id)}>{_signatures(block.fields, state)}</section>\n"


def _heading(block: Heading, state: State) -> str:
    entry = state.outline.heading_of[id(block)]
    number = f'<span class="number">{entry.number}</span> ' if entry.number else ""
    # The page has one h1, its title; headings of the text follow it.
    tag = f"h{min(block.level + 1, 6)}"
    return f"<{tag}{state.anchor(entry.anchor)}>{number}{inline_html(block.inlines, state)}</{tag}>\n"


def _filters(filters: Mapping[str, str]) -> str:
    return "".join(
        f' data-{escape(name)}="{escape(value)}"'
        for name, value in sorted(filters.items())
        if name.isidentifier()
    )


def _table(block: Table, state: State) -> str:
    caption = ""
    if block.caption:
        label = f"{state.words['table']}\u00a0{state.outline.number_of[id(block)]}"
        caption = f"<caption><b>{label}.</b> {inline_html(block.caption, state)}</caption>"
    head = "".join(
        f'<th scope="col"{_class(column)}>{inline_html(column.header, state)}</th>'
        for column in block.columns
    )
    body = "".join(_row(row, block.columns, state) for row in block.rows)
    foot = f"<tfoot>{_row(block.total, block.columns, state)}</tfoot>" if block.total else ""
    wide = ' class="wide"' if block.landscape else ""
    return (
        f'<div class="scroll" tabindex="0"><table{state.anchor(block.id)}{wide}>{caption}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody>{foot}</table></div>\n"
    )


def _class(column: Column) -> str:
    if column.kind in _NUMBERS:
        return ' class="number"'
    return ' class="key"' if column.kind in {"id", "date"} else ""


def _row(row: Row, columns: Sequence[Column], state: State) -> str:
    role = ' class="group"' if row.role == "group" else ""
    cells = []
    at = 0
    for cell in row.cells[: len(columns)]:
        column = columns[min(at, len(columns) - 1)]
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        cells.append(f"<td{_class(column)}{span}>{_cell(cell, column, state)}</td>")
        at += cell.span
    cells += ["<td></td>"] * (len(columns) - at)
    return f"<tr{state.anchor(row.id)}{role}{_filters(row.filters)}>{''.join(cells)}</tr>\n"


def _cell(cell: Cell, column: Column, state: State) -> str:
    if cell.blocks:
        return blocks_html(cell.blocks, state)
    if cell.value is not None:
        return escape(cell_value(cell.value, column, state.document.language))
    return inline_html(cell.inlines, state)


def _card(block: DefinitionTable, state: State) -> str:
    key = f'<span class="key">{escape(block.key)}</span> ' if block.key else ""
    title = f'<p class="title">{key}{inline_html(block.title, state)}</p>' if key or block.title else ""
    rows = definitions_html(block.rows, state)
    return f'<section class="card"{state.anchor(block.id)}{_filters(block.filters)}>{title}{rows}</section>\n'


def definitions_html(rows: Sequence[Definition], state: State) -> str:
    """Labels and values."""
    made = "".join(
        f"<div><dt>{inline_html(row.label, state)}</dt>"
        f"<dd>{inline_html(row.inlines, state)}{blocks_html(row.blocks, state)}</dd></div>"
        for row in rows
    )
    return f"<dl>{made}</dl>"


def _list(block: List, state: State) -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join(_item(item, state, tight=block.tight) for item in block.items)
    return f"<{tag}{start}>{items}</{tag}>\n"


def _item(item: ListItem, state: State, *, tight: bool) -> str:
    box = ""
    if item.checked is not None:
        word = state.words["done" if item.checked else "open"]
        box = f'<span class="box">{"☑" if item.checked else "☐"} ({escape(word)})</span> '
    inner = [
        f"<span>{inline_html(b.inlines, state)}</span> "
        if tight and isinstance(b, Paragraph)
        else _block(b, state)
        for b in item.blocks
    ]
    return f"<li>{box}{''.join(inner)}</li>"


def _figure(block: Figure, state: State) -> str:
    caption = ""
    if block.caption:
        label = f"{state.words['figure']}\u00a0{state.outline.number_of[id(block)]}"
        caption = f"<figcaption><b>{label}.</b> {inline_html(block.caption, state)}</figcaption>"
    # As the source of an image an SVG cannot run scripts or load anything.
    kind, content = ("svg+xml", block.svg.encode()) if block.svg else ("png", block.png)
    if not content:
        return f"<figure{state.anchor(block.id)}><p>{escape(block.alt)}</p>{caption}</figure>\n"
    source = f"data:image/{kind};base64,{b64encode(content).decode()}"
    return (
        f'<figure{state.anchor(block.id)}><img alt="{escape(block.alt)}" src="{source}">{caption}</figure>\n'
    )


def _title_page(block: TitlePage, state: State) -> str:
    properties, words = state.document.properties, state.words
    pairs = (
        ("client", properties.client),
        ("vendor", properties.vendor),
        ("document", properties.document_id),
        ("version", properties.version),
        ("date", day(properties.day, state.document.language, "long")),
        ("author", properties.author or properties.brand.name),
    )
    facts = tuple(Definition(label=words[word], inlines=text) for word, text in pairs if text)
    return f'<div class="facts">{definitions_html((*facts, *block.lines), state)}</div>\n'


def _contents(block: TableOfContents, state: State) -> str:
    """In print only: on the screen the contents stand beside the text."""
    title = inline_html(block.title or (state.words["contents"],), state)
    rows = "".join(
        f'<li class="level-{entry.level}"><a href="#{escape(entry.anchor)}">'
        f'<span class="number">{entry.number}</span> {inline_html(entry.inlines, state, linked=True)}</a></li>'
        for entry in state.outline.entries
        if entry.level <= block.depth
    )
    return f'<section class="print-contents"><h2>{title}</h2><ol>{rows}</ol></section>\n'


def _signatures(fields: Sequence[SignatureField], state: State) -> str:
    words = state.words
    made = []
    for place in fields:
        organisation = (
            f'<p class="organisation">{escape(place.organisation)}</p>' if place.organisation else ""
        )
        made.append(
            f'<div class="place"{state.anchor(place.id)}><p class="party">{escape(place.party)}</p>{organisation}'
            f"{_said_or_line(place.name, words['name'], 'name')}{_said_or_line(place.role, words['position'], 'role')}"
            f'<p class="line">{escape(words["signature"])}</p><p class="line">{escape(words["date"])}</p></div>'
        )
    return f'<div class="signatures">{"".join(made)}</div>'


def _said_or_line(text: str, label: str, role: str) -> str:
    """What is known, or a line to write on."""
    return f'<p class="{role}">{escape(text)}</p>' if text else f'<p class="fill">{escape(label)}:</p>'
