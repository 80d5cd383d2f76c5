"""Title page, approval sheet and contents."""

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.runs import (
    bookmark_end,
    bookmark_start,
    field,
    field_mark,
    paragraph,
    run,
    tab,
)
from toolkit.documents.exporters.word.signatures import write_signatures
from toolkit.documents.exporters.word.state import State
from toolkit.documents.exporters.word.tables import WriteBlocks, grid, split_width, write_definitions
from toolkit.documents.formats import day
from toolkit.documents.outline import Entry
from toolkit.models.blocks import ApprovalSheet, Definition, Inlines, TableOfContents, TitlePage


def write_title_page(parent: _Element, block: TitlePage, state: State, write_blocks: WriteBlocks) -> None:
    """Kind, title, subtitle and the sheet of properties; what follows begins on a new page."""
    document, properties = state.document, state.document.properties
    run(paragraph(parent, state.styles["brand name"]), properties.brand.name)
    run(paragraph(parent, state.styles["document kind"]), document.kind or properties.document_id)
    run(paragraph(parent, state.styles["title"]), document.title)
    if document.subtitle:
        run(paragraph(parent, state.styles["subtitle"]), document.subtitle)
    paragraph(parent, state.styles["title rule"])
    if properties.draft:
        mark = paragraph(parent, state.styles["draft mark"])
        run(mark, state.words["draft"] + (f": {properties.draft_reason}" if properties.draft_reason else ""))
    rows = (*facts(state), *block.lines)
    widths = split_width(state.width, (0.26, 0.74))
    table = grid(parent, state.styles["facts"], widths, "0400")
    write_definitions(table, rows, widths, state, write_blocks)
    paragraph(parent, state.styles["after table"])
    state.fresh_page = True


def facts(state: State) -> tuple[Definition, ...]:
    """What identifies this issue; lines with nothing to say are left out."""
    properties, words = state.document.properties, state.words
    pairs = (
        ("client", properties.client),
        ("vendor", properties.vendor),
        ("document", properties.document_id),
        ("version", properties.version),
        ("date", day(properties.day, state.document.language, "long")),
        ("author", properties.author or properties.brand.name),
    )
    return tuple(Definition(label=words[word], inlines=text) for word, text in pairs if text)


def write_approval(parent: _Element, block: ApprovalSheet, state: State, write_blocks: WriteBlocks) -> None:
    """A page of its own for those who approve."""
    title = front_heading(parent, block.title or (state.words["approval"],), state)
    mark = bookmark_start(title, block.id, state)
    bookmark_end(title, mark)
    write_blocks(parent, block.blocks, state)
    write_signatures(parent, block.fields, "", state)
    state.fresh_page = True


def front_heading(parent: _Element, inlines: Inlines, state: State) -> _Element:
    """A heading that is neither numbered nor in the contents."""
    made = paragraph(parent, state.styles["front heading"])
    write_inlines(made, inlines, state)
    return made


def write_contents(parent: _Element, block: TableOfContents, state: State) -> None:
    """A field with its entries already in it: they are there in every reader, without updating."""
    front_heading(parent, block.title or (state.words["contents"],), state)
    entries = [entry for entry in state.outline.entries if entry.level <= block.depth]
    for at, entry in enumerate(entries):
        made = paragraph(parent, state.styles[f"toc {min(entry.level, 3)}"])
        if not at:
            field_mark(made, "begin")
            instruction = SubElement(SubElement(made, n.R), n.INSTRUCTION, {n.XML_SPACE: "preserve"})
            instruction.text = f' TOC \\o "1-{block.depth}" \\h \\z \\u '
            field_mark(made, "separate")
        _entry(made, entry, state)
        if at == len(entries) - 1:
            field_mark(made, "end")
    state.fresh_page = True


def _entry(parent: _Element, entry: Entry, state: State) -> None:
    """Number, text and page; the page stays empty until somebody knows it."""
    name = state.bookmark_name(entry.anchor)
    link = SubElement(parent, n.HYPERLINK, {n.ANCHOR: name, n.w("history"): "1"})
    if entry.number:
        run(link, entry.number)
    tab(link)
    write_inlines(link, entry.inlines, state)
    tab(link)
    page = state.pages.get(entry.anchor)
    field(link, f"PAGEREF {name} \\h", str(page) if page else "")
