"""Places to sign: who, then a line for the signature and one for name or date."""

from collections.abc import Sequence

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.controls import write_line_to_fill, write_space_to_fill
from toolkit.documents.exporters.word.runs import bookmark_end, bookmark_start, keep_next, paragraph, run
from toolkit.documents.exporters.word.state import State
from toolkit.documents.exporters.word.tables import grid, grid_cell, grid_row
from toolkit.models.blocks import SignatureField

_GAP = 567
_LINE_HEIGHT = 760
_BORDER = {n.VAL: "single", n.w("sz"): "6", n.w("space"): "0", n.w("color"): "808080"}


def write_signatures(parent: _Element, fields: Sequence[SignatureField], anchor: str, state: State) -> None:
    """Two places side by side; an odd one stands alone on the left. The words above stay with the first."""
    if len(parent) and parent[-1].tag == n.P and parent[-1][0].find(n.SECTION) is None:
        keep_next(parent[-1])
    width = (state.width - _GAP) // 2
    widths = (width, state.width - _GAP - width)
    for at in range(0, len(fields), 2):
        table = grid(parent, state.styles["signatures"], (widths[0], _GAP, widths[1]), state, "0400")
        pair = fields[at : at + 2]
        _who(table, pair, widths, state, anchor if not at else "")
        for word in ("signature", "date"):
            _line(table, [f"{word}-{place.id or place.party}" for place in pair], word, widths, state)
            _labels(table, [state.words[word]] * len(pair), widths, state, hold=word == "signature")
        paragraph(parent, state.styles["signature gap"])


def _cells(row: _Element, widths: tuple[int, int]) -> tuple[_Element, _Element, _Element]:
    return grid_cell(row, widths[0]), grid_cell(row, _GAP), grid_cell(row, widths[1])


def _who(
    table: _Element, pair: Sequence[SignatureField], widths: tuple[int, int], state: State, anchor: str
) -> None:
    left, gap, right = _cells(grid_row(table), widths)
    paragraph(gap, state.styles["signature label"])
    for box, place in zip((left, right), pair, strict=False):
        party = paragraph(box, state.styles["signature party"])
        mark = bookmark_start(party, place.id or (anchor if box is left else ""), state)
        run(party, place.party)
        bookmark_end(party, mark)
        if place.organisation:
            run(paragraph(box, state.styles["signature line"]), place.organisation)
        key = place.id or place.party
        _said_or_line(box, "signature name", place.name, state.words["name"], f"name-{key}", state)
        _said_or_line(box, "signature line", place.role, state.words["position"], f"position-{key}", state)
    if len(pair) == 1:
        paragraph(right, state.styles["signature label"])


def _said_or_line(  # what is known, and what stands there if it is not
    box: _Element, style: str, text: str, label: str, name: str, state: State
) -> None:
    """What is known, or a label with a line to write on."""
    if text:
        run(paragraph(box, state.styles[style]), text)
        return
    made = paragraph(box, state.styles["signature line"])
    space = SubElement(made[0], n.w("spacing"))
    space.set(n.w("before"), "160")
    write_line_to_fill(made, label, name, state)


def _line(table: _Element, names: Sequence[str], word: str, widths: tuple[int, int], state: State) -> None:
    """An empty row to write in, closed by a line."""
    row = grid_row(table)
    SubElement(row[0], n.w("trHeight"), {n.VAL: str(_LINE_HEIGHT), n.w("hRule"): "atLeast"})
    left, gap, right = _cells(row, widths)
    for box, name in zip((left, right), names, strict=False):
        borders = SubElement(box[0], n.w("tcBorders"))
        SubElement(borders, n.w("bottom"), _BORDER)
        SubElement(box[0], n.w("vAlign"), {n.VAL: "bottom"})
        place = paragraph(box, state.styles["signature line"])
        write_space_to_fill(place, state.words[word], name, state, dated=word == "date")
    for box in (gap, right)[: 3 - len(names)]:
        paragraph(box, state.styles["signature line"])


def _labels(
    table: _Element, words: Sequence[str], widths: tuple[int, int], state: State, *, hold: bool
) -> None:
    """What the lines are for; `hold` keeps the place to sign and its date on one page."""
    boxes = _cells(grid_row(table), widths)
    for at, box in enumerate(boxes):
        made = paragraph(box, state.styles["signature label"])
        if hold:
            keep_next(made)
        if at != 1 and at // 2 < len(words):
            run(made, words[at // 2])
