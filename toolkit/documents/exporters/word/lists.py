"""Lists of bullets, numbers and tasks, and lists of terms."""

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.controls import write_tick
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.parts.tracked import mark_changed
from toolkit.documents.exporters.word.runs import keep_next, paragraph, run, tab
from toolkit.documents.exporters.word.state import State
from toolkit.documents.exporters.word.tables import WriteBlocks
from toolkit.models.blocks import Block, DefinitionList, List, ListItem, Paragraph

_BULLETS, _NUMBERS = 2, 3
_DEEPEST_LEVEL = 8
_STEP, _HANG = 397, 284
_TIGHT = {n.w("after"): "40"}


def write_list(
    parent: _Element, block: List, state: State, write_blocks: WriteBlocks, level: int = 0
) -> None:
    """A list; those deeper than Word counts stay on its last level. Tasks have a box instead of a bullet."""
    number = state.new_list(_NUMBERS if block.ordered else _BULLETS, block.start)
    for item in block.items:
        before = len(parent)
        first = paragraph(parent, state.styles["list paragraph"])
        rest = _begin(first, item, state, ordered=block.ordered)
        if item.checked is None or block.ordered:
            _numbered(first, number, level)
        if block.tight:
            SubElement(first[0], n.w("spacing"), _TIGHT)
        if item.checked is not None and not block.ordered:
            _indent(first, level, hanging=_HANG)
        elif level > _DEEPEST_LEVEL:
            _indent(first, level)
        for inner in rest:
            _in_item(parent, inner, state, write_blocks, level)
        if item.change:
            mark_changed(list(parent)[before:], item.change, state)


def _begin(made: _Element, item: ListItem, state: State, *, ordered: bool) -> tuple[Block, ...]:
    """Fill the first paragraph of an item; what is left of the item."""
    if item.checked is not None:
        write_tick(made, state, ticked=item.checked)
        if ordered:
            run(made, "\u00a0")
        else:
            tab(made)
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        write_inlines(made, item.blocks[0].inlines, state)
        return item.blocks[1:]
    return item.blocks


def _in_item(parent: _Element, inner: Block, state: State, write_blocks: WriteBlocks, level: int) -> None:
    if isinstance(inner, List):
        write_list(parent, inner, state, write_blocks, level + 1)
    elif isinstance(inner, Paragraph):
        made = paragraph(parent, state.styles["list paragraph"])
        _indent(made, level)
        write_inlines(made, inner.inlines, state)
    else:
        before = len(parent)
        write_blocks(parent, (inner,), state)
        for made in list(parent)[before:]:
            if made.tag == n.P and made[0].find(n.INDENT) is None and made[0].find(n.NUM_PR) is None:
                _indent(made, level)


def _indent(made: _Element, level: int, hanging: int = 0) -> None:
    left = _STEP * (min(level, _DEEPEST_LEVEL) + 1) + 60 * max(0, level - _DEEPEST_LEVEL)
    attributes = {n.w("left"): str(left)} | ({n.w("hanging"): str(hanging)} if hanging else {})
    SubElement(made[0], n.INDENT, attributes)


def _numbered(made: _Element, number: int, level: int) -> None:
    properties = SubElement(made[0], n.NUM_PR)
    SubElement(properties, n.LEVEL, {n.VAL: str(min(level, _DEEPEST_LEVEL))})
    SubElement(properties, n.NUM_ID, {n.VAL: str(number)})


def write_terms(parent: _Element, block: DefinitionList, state: State, write_blocks: WriteBlocks) -> None:
    """Terms, each held together with what it means."""
    normal, style = state.styles["normal"], state.styles["definition text"]
    for item in block.items:
        term = paragraph(parent, state.styles["definition term"])
        write_inlines(term, item.label, state)
        before = len(parent)
        if item.inlines:
            write_inlines(paragraph(parent, style), item.inlines, state)
        write_blocks(parent, item.blocks, state)
        for made in list(parent)[before:]:
            if made.tag == n.P and made[0][0].get(n.VAL) == normal:
                made[0][0].set(n.VAL, style)
        if len(parent) > before:
            keep_next(term)
