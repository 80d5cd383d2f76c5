"""Title page and approval sheet."""

from lxml.etree import _Element

from toolkit.documents.exporters.word.contents import front_heading
from toolkit.documents.exporters.word.pictures import png_size, write_picture
from toolkit.documents.exporters.word.runs import (
    bookmark_end,
    bookmark_start,
    paragraph,
    run,
)
from toolkit.documents.exporters.word.signatures import write_signatures
from toolkit.documents.exporters.word.state import State
from toolkit.documents.exporters.word.tables import WriteBlocks, grid, split_width, write_definitions
from toolkit.documents.layout.facts import facts
from toolkit.models.blocks import ApprovalSheet, Figure, TitlePage

_LOGO_WIDTH, _LOGO_HEIGHT = 60.0, 22.0  # millimetres


def write_title_page(parent: _Element, block: TitlePage, state: State, write_blocks: WriteBlocks) -> None:
    """Kind, title, subtitle and the sheet of properties; what follows begins on a new page."""
    document, properties = state.document, state.document.properties
    _brand(paragraph(parent, state.styles["brand name"]), state)
    run(paragraph(parent, state.styles["document kind"]), document.kind or properties.document_id)
    run(paragraph(parent, state.styles["title"]), document.title)
    if document.subtitle:
        run(paragraph(parent, state.styles["subtitle"]), document.subtitle)
    paragraph(parent, state.styles["title rule"])
    if properties.draft:
        mark = paragraph(parent, state.styles["draft mark"])
        run(mark, state.words["draft"] + (f": {properties.draft_reason}" if properties.draft_reason else ""))
    rows = (*facts(document, state.words), *block.lines)
    widths = split_width(state.width, (0.26, 0.74))
    table = grid(parent, state.styles["facts"], widths, state, "0400")
    write_definitions(table, rows, widths, state, write_blocks)
    paragraph(parent, state.styles["after table"])
    state.fresh_page = True


def _brand(parent: _Element, state: State) -> None:
    """The logo, as large as it may be; without one, the name."""
    brand = state.document.properties.brand
    size = png_size(brand.logo_png)
    if size is None:
        run(parent, brand.name)
        return
    width = min(_LOGO_WIDTH, _LOGO_HEIGHT * size[0] / size[1])
    alt = brand.name or state.words["author"]
    write_picture(parent, Figure(alt=alt, png=brand.logo_png, svg=brand.logo_svg, width_mm=width), state)


def write_approval(parent: _Element, block: ApprovalSheet, state: State, write_blocks: WriteBlocks) -> None:
    """A page of its own for those who approve."""
    title = front_heading(parent, block.title or (state.words["approval"],), state)
    mark = bookmark_start(title, block.id, state)
    bookmark_end(title, mark)
    write_blocks(parent, block.blocks, state)
    write_signatures(parent, block.fields, "", state)
    state.fresh_page = True
