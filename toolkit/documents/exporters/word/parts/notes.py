"""What stands beside the text: notes at the foot of the page and remarks in the margin."""

from lxml.etree import Element, SubElement, _Element

from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.runs import paragraph, run
from toolkit.documents.exporters.word.state import State
from toolkit.kernel.xml_text import legal


def footnotes(state: State) -> _Element:
    """The notes, after the two lines that Word wants to part them from the text."""
    root = Element(n.w("footnotes"), nsmap=n.NAMESPACES)
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        note = SubElement(root, n.w("footnote"), {n.TYPE: kind, n.ID: str(number)})
        SubElement(SubElement(paragraph(note, state.styles["thin line"]), n.R), n.w(kind))
    at = 0
    while at < len(state.notes):  # a note may hold another one, which then follows it
        at += 1
        text = paragraph(SubElement(root, n.w("footnote"), {n.ID: str(at)}), state.styles["footnote text"])
        mark = SubElement(text, n.R)
        SubElement(SubElement(mark, n.RPR), n.RSTYLE, {n.VAL: state.styles["footnote reference"]})
        SubElement(mark, n.w("footnoteRef"))
        run(text, "\u00a0")
        write_inlines(text, state.notes[at - 1], state)
    return root


def comments(state: State) -> _Element:
    """The remarks with their authors, dated with the day of the document."""
    properties = state.document.properties
    root = Element(n.w("comments"), nsmap=n.NAMESPACES)
    for number, remark in enumerate(state.comments):
        author = legal(remark.author or properties.author or properties.brand.name)
        initials = "".join(word[0] for word in author.split())[:3]
        about = {
            n.ID: str(number),
            n.w("author"): author,
            n.w("date"): f"{properties.day.isoformat()}T00:00:00Z",
            n.w("initials"): initials,
        }
        for at, line in enumerate(remark.text.splitlines() or [""]):
            box = SubElement(root, n.w("comment"), about) if not at else root[-1]
            text = paragraph(box, state.styles["annotation text"])
            if not at:
                mark = SubElement(text, n.R)
                SubElement(SubElement(mark, n.RPR), n.RSTYLE, {n.VAL: state.styles["annotation reference"]})
                SubElement(mark, n.w("annotationRef"))
            run(text, line)
    return root
