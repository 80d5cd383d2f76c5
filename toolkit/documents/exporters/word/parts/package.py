"""The parts of the Word file around the body, and the zip that holds them."""

from functools import partial
from typing import IO

from lxml import etree
from lxml.etree import SubElement, _Element

from toolkit.documents.archive import pack
from toolkit.documents.exporters.word import names as n
from toolkit.documents.exporters.word.parts import margins
from toolkit.documents.exporters.word.parts.notes import comments, footnotes
from toolkit.documents.exporters.word.parts.numbering import add_lists
from toolkit.documents.exporters.word.parts.properties import property_parts
from toolkit.documents.exporters.word.parts.reference import house_part, parse
from toolkit.documents.exporters.word.state import State, picture_relation

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_PICTURE_TYPES = {"png": "image/png", "svg": "image/svg+xml"}
# Settings that stand behind those of the notes in the order of the schema.
_AFTER_NOTES = frozenset(
    [
        *("compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
        *("shapeDefaults", "decimalSymbol", "listSeparator", "docId", "chartTrackingRefBased"),
    ]
)
_CONTENT_TYPES = "[Content_Types].xml"


def assemble(
    members: dict[str, bytes], body: _Element, styles: _Element, formats: _Element, state: State
) -> bytes:
    """The finished file: the reference's members with our body, lists, notes, margins and properties."""
    relations = parse(members[_RELATIONS])
    types = parse(members[_CONTENT_TYPES])
    members["word/styles.xml"] = _bytes(styles)
    _margins(members, relations, types, body, state)
    for name in ("numbering", "settings"):
        if f"word/{name}.xml" not in members:
            _part(members, relations, types, name, name, parse(house_part(f"word/{name}.xml")))
    if state.notes:
        _part(members, relations, types, "footnotes", "footnotes", footnotes(state))
        members["word/settings.xml"] = _note_settings(members["word/settings.xml"])
    if state.comments:
        _part(members, relations, types, "comments", "comments", comments(state))
    add_lists(formats, state)
    members["word/numbering.xml"] = _bytes(formats)
    for url, relation in state.links.items():
        _relate(relations, relation, "hyperlink", url, external=True)
    for name, content in state.pictures.items():
        _relate(relations, picture_relation(name), "image", name)
        members[f"word/{name}"] = content
    _picture_types(types, state)
    root_relations = parse(members["_rels/.rels"])
    property_parts(members, root_relations, types, state.document)
    members["_rels/.rels"] = _bytes(root_relations)
    members[_RELATIONS] = _bytes(relations)
    members[_CONTENT_TYPES] = _bytes(types)
    first = (_CONTENT_TYPES, "_rels/.rels", _DOCUMENT)
    others = {name: members[name] for name in sorted(set(members) - set(first))}
    return pack({**{name: members[name] for name in first[:2]}, _DOCUMENT: partial(_write, body), **others})


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


def _picture_types(types: _Element, state: State) -> None:
    known = {str(element.get("Extension")).lower() for element in types}
    for ending in sorted({name.rpartition(".")[2] for name in state.pictures} - known):
        attributes = {"Extension": ending, "ContentType": _PICTURE_TYPES[ending]}
        types.insert(0, types.makeelement(f"{{{_TYPES}}}Default", attributes))


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


def _note_settings(content: bytes) -> bytes:
    settings = parse(content)
    for old in list(settings.iterchildren(n.w("footnotePr"), n.w("endnotePr"))):
        settings.remove(old)
    made = settings.makeelement(n.w("footnotePr"))
    for number in ("-1", "0"):
        SubElement(made, n.w("footnote"), {n.ID: number})
    later = (at for at, element in enumerate(settings) if etree.QName(element).localname in _AFTER_NOTES)
    settings.insert(next(later, len(settings)), made)
    return _bytes(settings)


def _write(root: _Element, file: IO[bytes]) -> None:
    root.getroottree().write(file, xml_declaration=True, encoding="UTF-8", standalone=True)


def _bytes(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
