"""What the file says about itself: title, parties, version, state; dated with the day of the document."""

from lxml.etree import Element, SubElement, _Element, tostring

from toolkit.kernel.xml_text import legal
from toolkit.models.document import Document

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_ELEMENTS = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CUSTOM_FORM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

_PARTS = {
    "docProps/core.xml": (
        f"{_PACKAGE}/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    "docProps/app.xml": (
        f"{_OFFICE}/extended-properties",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
    "docProps/custom.xml": (
        f"{_OFFICE}/custom-properties",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    ),
}


def property_parts(
    members: dict[str, bytes], relations: _Element, types: _Element, document: Document
) -> None:
    """Add the three parts of properties in place of those of the reference document."""
    roots = (_core(document), _application(), _custom(document))
    for root_list, key in ((relations, "Target"), (types, "PartName")):
        for element in list(root_list):
            if str(element.get(key, "")).lstrip("/").startswith("docProps/"):
                root_list.remove(element)
    for name in [name for name in members if name.startswith("docProps/")]:
        del members[name]
    for (name, (kind, content_type)), root in zip(_PARTS.items(), roots, strict=True):
        members[name] = tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        identity = f"rId{name.split('/')[1].split('.')[0].capitalize()}"
        SubElement(relations, f"{{{_PACKAGE}}}Relationship", {"Id": identity, "Type": kind, "Target": name})
        SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": content_type})


def _core(document: Document) -> _Element:
    properties = document.properties
    root = Element(
        f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _ELEMENTS, "dcterms": _TERMS, "xsi": _SCHEMA}
    )
    texts = (
        (f"{{{_ELEMENTS}}}title", document.title),
        (f"{{{_ELEMENTS}}}subject", document.subtitle),
        (f"{{{_ELEMENTS}}}creator", properties.author or properties.brand.name),
        (f"{{{_ELEMENTS}}}identifier", properties.document_id),
        (f"{{{_ELEMENTS}}}language", document.language),
        (f"{{{_CORE}}}category", document.kind),
        (f"{{{_CORE}}}version", properties.version),
        (f"{{{_CORE}}}contentStatus", "Draft" if properties.draft else "Final"),
    )
    for name, text in texts:
        if text:
            SubElement(root, name).text = legal(text)
    for name in ("created", "modified"):
        moment = SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_SCHEMA}}}type": "dcterms:W3CDTF"})
        moment.text = f"{properties.day.isoformat()}T00:00:00Z"
    return root


def _application() -> _Element:
    root = Element(f"{{{_EXTENDED}}}Properties", nsmap={"ep": _EXTENDED})
    SubElement(root, f"{{{_EXTENDED}}}Application").text = "crmkit"
    return root


def _custom(document: Document) -> _Element:
    properties = document.properties
    pairs = (
        ("Document id", properties.document_id),
        ("Version", properties.version),
        ("Client", properties.client),
        ("Vendor", properties.vendor),
        ("Baseline", properties.baseline),
        ("Baseline hash", properties.baseline_hash),
        ("Draft because", properties.draft_reason if properties.draft else ""),
    )
    root = Element(f"{{{_CUSTOM}}}Properties", nsmap={"op": _CUSTOM, "vt": _VARIANT})
    for number, (name, text) in enumerate(((n, t) for n, t in pairs if t), 2):
        made = SubElement(
            root, f"{{{_CUSTOM}}}property", {"fmtid": _CUSTOM_FORM, "pid": str(number), "name": name}
        )
        SubElement(made, f"{{{_VARIANT}}}lpwstr").text = legal(text)
    return root
