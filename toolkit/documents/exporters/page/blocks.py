"""Blocks as HTML elements."""

from toolkit.documents.exporters.page.frame import contents_line, data_url
from toolkit.documents.exporters.page.inlines import escape, inline_html
from toolkit.documents.exporters.page.signing import signatures_html
from toolkit.documents.exporters.page.state import State
from toolkit.documents.exporters.page.tables import card_html, definitions_html, table_html
from toolkit.documents.layout.facts import facts
from toolkit.documents.plain import bare, plain
from toolkit.models.blocks import (
    ApprovalSheet,
    Block,
    Blocks,
    Callout,
    Code,
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
    Rule,
    SignatureTable,
    Table,
    TableOfContents,
    TitlePage,
)


def blocks_html(blocks: Blocks, state: State) -> str:
    """The HTML of all blocks, one after the other."""
    return "".join(_changed(block, _block(block, state)) for block in blocks)


def _changed(block: Block, html: str) -> str:
    """What a later text has or has no more, in a comparison of two."""
    if not block.change:
        return html
    tag = "ins" if block.change == "inserted" else "del"
    return f'<{tag} class="whole">{html}</{tag}>'


def _block(block: Block, state: State) -> str:  # noqa: C901, PLR0911, PLR0912  # one case a block
    match block:
        case Paragraph():
            role = f' class="{block.role}"' if block.role != "body" else ""
            return f"<p{state.anchor(block.id)}{role}>{inline_html(block.inlines, state)}</p>\n"
        case Heading():
            return _heading(block, state)
        case Table():
            return table_html(block, state, blocks_html)
        case DefinitionTable():
            return card_html(block, state, blocks_html)
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
            return definitions_html(block.items, state, blocks_html, "terms")
        case ListOfCaptions():
            return _captions(block, state)
        case ApprovalSheet():
            return _approval(block, state)
        case SignatureTable():
            return f"<section{state.anchor(block.id)}>{signatures_html(block.fields, state)}</section>\n"


def _heading(block: Heading, state: State) -> str:
    entry = state.outline.heading_of[id(block)]
    number = f'<span class="number">{entry.number}</span> ' if entry.number else ""
    state.heading = f"{entry.number} {plain(block.inlines)}".strip()
    # The page has one h1, its title; headings of the text follow it without skipping a level.
    state.heading_level = min(block.level + 1, state.heading_level + 1, 6)
    tag = f"h{state.heading_level}"
    return f"<{tag}{state.anchor(entry.anchor)}>{number}{inline_html(block.inlines, state)}</{tag}>\n"


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
    change = f' class="{item.change}"' if item.change else ""
    return f"<li{change}>{box}{''.join(inner)}</li>"


def _figure(block: Figure, state: State) -> str:
    caption, anchor = "", block.id
    if block.caption:
        label = f"{state.words['figure']}\u00a0{state.outline.number_of[id(block)]}"
        caption = f"<figcaption><b>{label}.</b> {inline_html(block.caption, state)}</figcaption>"
        anchor = state.outline.caption_of[id(block)].anchor
    kind, content = ("svg+xml", block.svg.encode()) if block.svg else ("png", block.png)
    if not content:
        return f"<figure{state.anchor(anchor)}><p>{escape(block.alt)}</p>{caption}</figure>\n"
    source = data_url(content, kind)
    size = f' width="{round(block.width_mm / 25.4 * 96)}"'  # pixels, 96 to the inch
    return f'<figure{state.anchor(anchor)}><img alt="{escape(block.alt)}"{size} src="{source}">{caption}</figure>\n'


def _title_page(block: TitlePage, state: State) -> str:
    rows = (*facts(state.document, state.words), *block.lines)
    return f'<div class="facts">{definitions_html(rows, state, blocks_html)}</div>\n'


def _contents(block: TableOfContents, state: State) -> str:
    """In print only: on the screen the contents stand beside the text."""
    title = inline_html(block.title or (state.words["contents"],), state)
    rows = "".join(
        f'<li class="level-{entry.level}"><a href="#{escape(entry.anchor)}">'
        f'<span class="number">{entry.number}</span> {contents_line(entry, state)}</a></li>'
        for entry in state.outline.entries
        if entry.level <= block.depth
    )
    return f'<section class="print-contents"><h2>{title}</h2><ol>{rows}</ol></section>\n'


def _captions(block: ListOfCaptions, state: State) -> str:
    found = [caption for caption in state.outline.captions if caption.of == block.of]
    if not found:
        return ""
    title = inline_html(block.title or (state.words[block.of],), state)
    word = state.words["table" if block.of == "tables" else "figure"]
    rows = "".join(
        f'<li><a href="#{escape(caption.anchor)}">{word}\u00a0{caption.number}</a> '
        f"{inline_html(bare(caption.inlines), state, linked=True)}</li>"
        for caption in found
    )
    state.heading_level = 2
    return f'<section class="captions"><h2>{title}</h2><ol>{rows}</ol></section>\n'


def _approval(block: ApprovalSheet, state: State) -> str:
    title = inline_html(block.title or (state.words["approval"],), state)
    state.heading_level = 2
    anchor = state.anchor(block.id)
    inner = blocks_html(block.blocks, state) + signatures_html(block.fields, state)
    return f'<section class="approval"{anchor}><h2>{title}</h2>{inner}</section>\n'
