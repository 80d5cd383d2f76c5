"""The parts of the Word file around the body, and the zip that holds them."""

from lxml import etree
from lxml.etree import Element, SubElement, _Element

from toolkit.documents.archive import pack
from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.inlines import write_inlines
from toolkit.documents.exporters.word.parts import margins
from toolkit.documents.exporters.word.parts.properties import property_parts
from toolkit.documents.exporters.word.parts.reference import parse
from toolkit.documents.exporters.word.runs import paragraph, run
from toolkit.documents.exporters.word.state import State

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_CONTENT_TYPES = "[Content_Types].xml"


def assemble(members: dict[str, bytes], body: _Element, styles: _Element, state: State) -> bytes:
    """The finished file: the reference's members with our body, lists, notes, margins and properties."""
    relations = parse(members[_RELATIONS])
    types = parse(members[_CONTENT_TYPES])
    members["word/styles.xml"] = _bytes(styles)
    _margins(members, relations, types, body, state)
    if state.notes:
        _part(members, relations, types, "footnotes", "footnotes", _footnotes(state))
        members["word/settings.xml"] = _note_settings(members["word/settings.xml"])
    if state.lists:
        members["word/numbering.xml"] = _numbering(members["word/numbering.xml"], state)
    for url, relation in state.links.items():
        _relate(relations, relation, "hyperlink", url, external=True)
    for name, content in state.pictures.items():
        _relate(relations, f"rIdPic{name[6:22]}", "image", name)
        members[f"word/{name}"] = content
    if state.pictures and not types.xpath("*[@Extension='png']"):
        types.insert(
            0, types.makeelement(f"{{{_TYPES}}}Default", {"Extension": "png", "ContentType": "image/png"})
        )
    root_relations = parse(members["_rels/.rels"])
    property_parts(members, root_relations, types, state.document)
    members["_rels/.rels"] = _bytes(root_relations)
    members[_RELATIONS] = _bytes(relations)
    members[_CONTENT_TYPES] = _bytes(types)
    members[_DOCUMENT] = _bytes(body)
    first = (_CONTENT_TYPES, "_rels/.rels", _DOCUMENT)
    return pack({name: members[name] for name in (*first, *sorted(set(members) - set(first)))})


def _margins(
    members: dict[str, bytes], relations: _Element, types: _Element, body: _Element, state: State
) -> None:
    """The headers and footers that the sections of the body name, and no others."""
    made = {
        "header": margins.header(state, wide=False),
        "headerWide": margins.header(state, wide=True),
        "headerFirst": margins.empty("hdr", state),
        "footer": margins.footer(state, wide=False),
        "footerWide": margins.footer(state, wide=True),
        "footerFirst": margins.empty("ftr", state),
    }
    used = {mark.get(n.R_ID) for mark in body.iter(n.w("headerReference"), n.w("footerReference"))}
    for name, root in made.items():
        if _relation_id(name) in used:
            _part(members, relations, types, name, name[:6], root)


def _relation_id(name: str) -> str:
    return f"rId{name[0].upper()}{name[1:]}"


def _part(
    members: dict[str, bytes], relations: _Element, types: _Element, name: str, kind: str, root: _Element
) -> None:
    members[f"word/{name}.xml"] = _bytes(root)
    _relate(relations, _relation_id(name), kind, f"{name}.xml")
    override = {"PartName": f"/word/{name}.xml", "ContentType": _WORD_TYPE.format(kind)}
    SubElement(types, f"{{{_TYPES}}}Override", override)


def _relate(relations: _Element, relation: str, kind: str, target: str, *, external: bool = False) -> None:
    attributes = {"Id": relation, "Type": f"{_OFFICE}/{kind}", "Target": target}
    if external:
        attributes["TargetMode"] = "External"
    SubElement(relations, f"{{{_PACKAGE}}}Relationship", attributes)


def _footnotes(state: State) -> _Element:
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


def _note_settings(content: bytes) -> bytes:
    settings = parse(content)
    made = settings.makeelement(n.w("footnotePr"))
    for number in ("-1", "0"):
        SubElement(made, n.w("footnote"), {n.ID: number})
    after = settings.find(n.w("characterSpacingControl"))
    settings.insert(settings.index(after) + 1 if after is not None else len(settings), made)
    return _bytes(settings)


def _numbering(content: bytes, state: State) -> bytes:
    """One number for each list, so that each begins anew."""
    root = parse(content)
    for number, form, start in state.lists:
        made = SubElement(root, n.w("num"), {n.w("numId"): str(number)})
        SubElement(made, n.w("abstractNumId"), {n.VAL: str(form)})
        for level in range(9):
            override = SubElement(made, n.w("lvlOverride"), {n.LEVEL: str(level)})
            SubElement(override, n.w("startOverride"), {n.VAL: str(start)})
    return _bytes(root)


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
