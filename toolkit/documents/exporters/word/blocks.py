"""One block after the other as elements of the body, a cell or a note."""

from lxml.etree import _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.contents import write_captions, write_contents
from toolkit.documents.exporters.word.front import write_approval, write_title_page
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.lists import write_list, write_terms
from toolkit.documents.exporters.word.parts.tracked import mark_changed
from toolkit.documents.exporters.word.pictures import write_picture
from toolkit.documents.exporters.word.runs import (
    bookmark_end,
    bookmark_start,
    keep_next,
    page_break_before,
    paragraph,
    run,
)
from toolkit.documents.exporters.word.signatures import write_signatures
from toolkit.documents.exporters.word.state import State
from toolkit.documents.exporters.word.tables import caption, write_card, write_table
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

_ROLE_STYLES = {"body": "normal", "lead": "lead", "note": "note", "small": "small", "label": "label"}
_SHEETS = (ApprovalSheet, TableOfContents)


def write_blocks(parent: _Element, blocks: Blocks, state: State) -> None:
    """Append the elements of all blocks to `parent`."""
    in_cell = parent.tag == n.TC
    for at, block in enumerate(blocks):
        if not in_cell and _wants_fresh_page(parent, block, state):
            before = len(parent)
            _write_one(parent, block, state, in_cell=in_cell)
            _break_before(parent, before, state)
        else:
            _write_one(parent, block, state, in_cell=in_cell)
        if (
            isinstance(block, Paragraph)
            and any(isinstance(after, List) for after in blocks[at + 1 : at + 2])
            and not in_cell
        ):
            keep_next(parent[-1])


def _write_one(parent: _Element, block: Block, state: State, *, in_cell: bool) -> None:
    before = len(parent)
    _write_as_it_is(parent, block, state, in_cell=in_cell)
    if block.change:
        mark_changed(list(parent)[before:], block.change, state)


def _write_as_it_is(parent: _Element, block: Block, state: State, *, in_cell: bool) -> None:
    if isinstance(block, Paragraph):
        style = "table text" if in_cell and block.role == "body" else _ROLE_STYLES[block.role]
        _paragraph(parent, block, state, style)
    else:
        _write(parent, block, state)


def _wants_fresh_page(parent: _Element, block: Block, state: State) -> bool:
    """After title page, approval sheet, contents and page breaks; the sheets themselves always begin one.

    Lists of tables and figures stand on the page of the contents.
    """
    if isinstance(block, PageBreak | ListOfCaptions):
        return False
    wanted = state.fresh_page or (isinstance(block, _SHEETS) and bool(len(parent)))
    state.fresh_page = False
    return wanted


def _break_before(parent: _Element, at: int, state: State) -> None:
    """Begin a new page with the element at `at`; what is no paragraph gets a thin one before it."""
    if len(parent) == at:
        return
    if parent[at].tag != n.P:
        parent.insert(at, paragraph(parent, state.styles["thin line"]))
    page_break_before(parent[at])


def _write(parent: _Element, block: Block, state: State) -> None:  # noqa: C901, PLR0912  # one case a block
    match block:
        case Heading():
            _heading(parent, block, state)
        case Table():
            write_table(parent, block, state, write_blocks)
        case DefinitionTable():
            write_card(parent, block, state, write_blocks)
        case List():
            write_list(parent, block, state, write_blocks)
        case DefinitionList():
            write_terms(parent, block, state, write_blocks)
        case Quote():
            _quote(parent, block, state)
        case Code():
            _code(parent, block, state)
        case Callout():
            _callout(parent, block, state)
        case Figure():
            _figure(parent, block, state)
        case Rule():
            paragraph(parent, state.styles["rule"])
        case PageBreak():
            state.fresh_page = True
        case TitlePage():
            write_title_page(parent, block, state, write_blocks)
        case TableOfContents():
            write_contents(parent, block, state)
        case ListOfCaptions():
            write_captions(parent, block, state)
        case ApprovalSheet():
            write_approval(parent, block, state, write_blocks)
        case SignatureTable():
            write_signatures(parent, block.fields, block.id, state)
        case Paragraph():
            _paragraph(parent, block, state, _ROLE_STYLES[block.role])


def _paragraph(parent: _Element, block: Paragraph, state: State, style: str) -> None:
    made = paragraph(parent, state.styles[style])
    mark = bookmark_start(made, block.id, state) if block.id else ""
    write_inlines(made, block.inlines, state)
    bookmark_end(made, mark)


def _heading(parent: _Element, block: Heading, state: State) -> None:
    kind = "heading" if block.numbered else "plain heading"
    made = paragraph(parent, state.styles[f"{kind} {block.level}"])
    mark = bookmark_start(made, state.outline.heading_of[id(block)].anchor, state)
    write_inlines(made, block.inlines, state)
    bookmark_end(made, mark)


def _restyle(parent: _Element, blocks: Blocks, state: State, style: str) -> None:
    """Write blocks and give the plain paragraphs among them another style."""
    normal = state.styles["normal"]
    before = len(parent)
    write_blocks(parent, blocks, state)
    for made in list(parent)[before:]:
        if made.tag == n.P and made[0][0].get(n.VAL) == normal:
            made[0][0].set(n.VAL, state.styles[style])


def _quote(parent: _Element, block: Quote, state: State) -> None:
    before = len(parent)
    _restyle(parent, block.blocks, state, "quote")
    if block.attribution:
        if len(parent) > before and parent[-1].tag == n.P:
            keep_next(parent[-1])
        write_inlines(paragraph(parent, state.styles["quote source"]), block.attribution, state)


def _callout(parent: _Element, block: Callout, state: State) -> None:
    before = len(parent)
    if block.title:
        style = state.styles["alert"] if block.kind != "note" else ""
        write_inlines(paragraph(parent, state.styles["callout title"]), block.title, state, style)
    _restyle(parent, block.blocks, state, "callout")
    for made in list(parent)[before:-1]:
        if made.tag == n.P and made[0].find(n.KEEP_NEXT) is None:
            keep_next(made)
    paragraph(parent, state.styles["after table"])


def _code(parent: _Element, block: Code, state: State) -> None:
    """All lines in one paragraph, so that an editor keeps them together."""
    made = paragraph(parent, state.styles["code block"])
    run(made, block.text)
    paragraph(parent, state.styles["after table"])


def _figure(parent: _Element, block: Figure, state: State) -> None:
    write_picture(paragraph(parent, state.styles["figure"]), block, state)
    if block.caption:
        caption(parent, "figure caption", state.outline.caption_of[id(block)], state)
