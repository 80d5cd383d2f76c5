"""Headers and footers: document, version, draft mark, client; page x of y."""

from lxml.etree import Element, SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.runs import field, paragraph, run, tab
from toolkit.documents.exporters.word.state import TEXT_WIDTH, WIDE_TEXT_WIDTH, State
from toolkit.models.document import Properties


def header(state: State, *, wide: bool) -> _Element:
    """Document id and version on the left, the draft mark in the middle, the client on the right."""
    properties, words = state.document.properties, state.words
    root = Element(n.w("hdr"), nsmap=n.NAMESPACES)
    made = _line(root, state.styles["header"], wide=wide)
    version = f"{words['version']} {properties.version}" if properties.version else ""
    run(made, " · ".join(text for text in (properties.document_id, version) if text) or state.document.title)
    tab(made)
    if properties.draft:
        run(made, words["draft"], {n.RSTYLE: {n.VAL: state.styles["alert"]}})
    tab(made)
    run(made, properties.client)
    return root


def footer(state: State, *, wide: bool) -> _Element:
    """Whose paper it is, and the page of all pages."""
    document, words = state.document, state.words
    root = Element(n.w("ftr"), nsmap=n.NAMESPACES)
    made = _line(root, state.styles["footer"], wide=wide)
    run(made, document.properties.brand.legal_footer or document.title)
    tab(made)
    tab(made)
    run(made, f"{words['page']} ")
    field(made, "PAGE", "1")
    run(made, f" {words['of']} ")
    field(made, "NUMPAGES", "1")
    if document.properties.baseline_hash:
        run(paragraph(root, state.styles["baseline"]), _baseline(document.properties, words["baseline"]))
    return root


def _baseline(properties: Properties, word: str) -> str:
    """`Baseline B1 · 9f86 d081 ...`: the hash in groups of four, as a person compares it."""
    found = properties.baseline_hash
    groups = " ".join(found[at : at + 4] for at in range(0, len(found), 4))
    return f"{word} {properties.baseline} · {groups}" if properties.baseline else f"{word} · {groups}"


def empty(kind: str, state: State) -> _Element:
    """What the title page has instead: nothing."""
    root = Element(n.w(kind), nsmap=n.NAMESPACES)
    paragraph(root, state.styles["thin line"])
    return root


def _line(root: _Element, style: str, *, wide: bool) -> _Element:
    made = paragraph(root, style)
    width = WIDE_TEXT_WIDTH if wide else TEXT_WIDTH
    tabs = SubElement(made[0], n.w("tabs"))
    SubElement(tabs, n.TAB, {n.VAL: "center", n.w("pos"): str(width // 2)})
    SubElement(tabs, n.TAB, {n.VAL: "right", n.w("pos"): str(width)})
    return made
