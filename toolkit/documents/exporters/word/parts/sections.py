"""The body in sections: upright pages, and pages on their side for wide tables."""

from lxml.etree import SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.blocks import write_blocks
from toolkit.documents.exporters.word.runs import paragraph
from toolkit.documents.exporters.word.state import TEXT_WIDTH, WIDE_TEXT_WIDTH, State
from toolkit.documents.layout.sides import by_side
from toolkit.models.blocks import TitlePage

_A4 = (11906, 16838)
_MARGINS = {
    "top": "1588",
    "right": "1417",
    "bottom": "1418",
    "left": "1418",
    "header": "737",
    "footer": "624",
}


def write_body(body: _Element, state: State) -> None:
    """All blocks of the document and the marks of its sections."""
    blocks = state.document.blocks
    titled = any(isinstance(block, TitlePage) for block in blocks)
    parts = by_side(blocks) or [(False, ())]
    for at, (wide, found) in enumerate(parts):
        state.width = WIDE_TEXT_WIDTH if wide else TEXT_WIDTH
        if at:
            state.fresh_page = False  # a section begins on a new page anyway
        write_blocks(body, found, state)
        _end_thin(body, state)
        first_page = titled and not at
        if at == len(parts) - 1:
            _section(body, wide=wide, first_page=first_page)
        else:
            _section(_last_paragraph(body, state)[0], wide=wide, first_page=first_page)
    if not len(body) or body[0].tag == n.SECTION:
        body.insert(0, body.makeelement(n.P))


def _end_thin(body: _Element, state: State) -> None:
    """No air below a table that ends its section: under a full page, the air would make an empty one."""
    style = body[-1].find(f"{n.PPR}/{n.PSTYLE}") if len(body) else None
    if style is not None and style.get(n.VAL) == state.styles["after table"]:
        style.set(n.VAL, state.styles["thin line"])


def _last_paragraph(body: _Element, state: State) -> _Element:
    if len(body) and body[-1].tag == n.P and body[-1][0].find(n.SECTION) is None:
        return body[-1]
    return paragraph(body, state.styles["thin line"])


def _section(parent: _Element, *, wide: bool, first_page: bool) -> None:
    made = SubElement(parent, n.SECTION)
    way = "Wide" if wide else ""
    for kind in ("header", "footer"):
        reference = {n.TYPE: "default", n.R_ID: f"rId{kind.capitalize()}{way}"}
        SubElement(made, n.w(f"{kind}Reference"), reference)
        if first_page:
            SubElement(
                made, n.w(f"{kind}Reference"), {n.TYPE: "first", n.R_ID: f"rId{kind.capitalize()}First"}
            )
    size = {n.w("w"): str(_A4[wide]), n.w("h"): str(_A4[not wide])}
    if wide:
        size[n.w("orient")] = "landscape"
    SubElement(made, n.w("pgSz"), size)
    SubElement(
        made, n.w("pgMar"), {n.w(side): width for side, width in _MARGINS.items()} | {n.w("gutter"): "0"}
    )
    if first_page:
        SubElement(made, n.w("titlePg"))
