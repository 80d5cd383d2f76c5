"""Contents, and lists of tables and figures: fields that hold their entries already, in every reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.runs import field, field_mark, paragraph, run, tab
from toolkit.documents.exporters.word.state import State
from toolkit.documents.plain import bare
from toolkit.models.blocks import Inlines, ListOfCaptions, TableOfContents

_SEQUENCES = {"tables": "Table", "figures": "Figure"}


@dataclass(frozen=True, slots=True)
class _Line:
    """One entry: its style, what stands before the text, the text, and where it leads."""

    style: str
    label: str
    inlines: Inlines
    anchor: str


def front_heading(parent: _Element, inlines: Inlines, state: State, style: str = "front heading") -> _Element:
    """A heading that is neither numbered nor in the contents."""
    made = paragraph(parent, state.styles[style])
    write_inlines(made, inlines, state)
    return made


def write_contents(parent: _Element, block: TableOfContents, state: State) -> None:
    """The headings down to the depth asked for."""
    front_heading(parent, block.title or (state.words["contents"],), state)
    lines = [
        _Line(f"toc {min(entry.level, 3)}", entry.number, entry.inlines, entry.anchor)
        for entry in state.outline.entries
        if entry.level <= block.depth
    ]
    _field(parent, lines, f'TOC \\o "1-{block.depth}" \\h \\z \\u', state)
    state.fresh_page = True


def write_captions(parent: _Element, block: ListOfCaptions, state: State) -> None:
    """All captions of one kind; nothing where there are none."""
    word = state.words[_SEQUENCES[block.of].lower()]
    lines = [
        _Line("table of figures", f"{word}\u00a0{caption.number}", caption.inlines, caption.anchor)
        for caption in state.outline.captions
        if caption.of == block.of
    ]
    if lines:
        front_heading(parent, block.title or (state.words[block.of],), state, "front subheading")
        _field(parent, lines, f'TOC \\h \\z \\c "{_SEQUENCES[block.of]}"', state)
        state.fresh_page = True


def _field(parent: _Element, lines: Sequence[_Line], instruction: str, state: State) -> None:
    for at, line in enumerate(lines):
        made = paragraph(parent, state.styles[line.style])
        if not at:
            field_mark(made, "begin")
            text = SubElement(SubElement(made, n.R), n.INSTRUCTION, {n.XML_SPACE: "preserve"})
            text.text = f" {instruction} "
            field_mark(made, "separate")
        _entry(made, line, state)
        if at == len(lines) - 1:
            field_mark(made, "end")


def _entry(parent: _Element, line: _Line, state: State) -> None:
    """Number, text and page; the page stays empty until somebody knows it."""
    name = state.bookmark_name(line.anchor)
    link = SubElement(parent, n.HYPERLINK, {n.ANCHOR: name, n.w("history"): "1"})
    if line.label:
        run(link, line.label)
    tab(link)
    write_inlines(link, bare(line.inlines), state)
    tab(link)
    page = state.pages.get(name)
    field(link, f"PAGEREF {name} \\h", str(page) if page else "")
