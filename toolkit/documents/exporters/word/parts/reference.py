"""The reference document: where the styles come from, and what it may not bring along."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from toolkit.documents.exporters.word import names as n
from toolkit.problems import BadData, Place, Problem

FILE = "reference.docx"
LARGEST = 50_000_000
"""Bytes that a reference document may hold when unpacked."""
_MACROS = ("vbaProject.bin", "vbaData.xml")
_MOST_PARTS = 2_000
_CONTENT_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_ROOT_RELATIONS = "_rels/.rels"
_WANTED = frozenset({_CONTENT_TYPES, _ROOT_RELATIONS, _RELATIONS, "word/styles.xml", "word/document.xml"})
_KINDS = frozenset({"styles", "numbering", "settings", "fontTable", "theme"})

NEEDED = (
    *(f"{kind} {level}" for level in range(1, 7) for kind in ("heading", "plain heading")),
    *("normal", "lead", "note", "small", "label", "quote", "callout", "caption", "figure"),
    *("title", "subtitle", "header", "footer", "rule"),
    *("list paragraph", "quote source", "code block", "callout title", "figure caption", "footnote text"),
    *("thin line", "after table", "brand name", "document kind", "title rule", "draft mark", "front heading"),
    *(
        "toc 1",
        "toc 2",
        "toc 3",
        "table text",
        "table number",
        "table head",
        "table head number",
        "table group",
    ),
    *("card title", "card label", "card text", "signature party", "signature name", "signature line"),
    *(
        "signature label",
        "signature gap",
        "strong",
        "emphasis",
        "placeholder text",
        "code",
        "muted",
        "accent",
        "alert",
        "hyperlink",
    ),
    *("table of figures", "front subheading", "definition term", "definition text", "baseline"),
    *("annotation text", "annotation reference"),
    *("internal link", "card key", "footnote reference", "ruled table", "card", "facts", "signatures"),
)
"""Names of styles that the writer uses, as Word shows them but in small letters."""

Members = Mapping[str, bytes]


def house_reference() -> bytes:
    """Our own reference document: in the wheel beside the package, in the repository at its root."""
    package = Path(__file__).resolve().parents[4]
    for folder in (package / "_data" / "templates", package.parent / "templates"):
        if (folder / FILE).is_file():
            return (folder / FILE).read_bytes()
    raise _bad("The reference document is missing from this installation.", "Install crmkit again.")


def house_part(name: str) -> bytes:
    """A part of the house's reference document, for references that lack it."""
    with zipfile.ZipFile(io.BytesIO(house_reference())) as archive:
        return archive.read(name)


def open_reference(content: bytes, file: str = FILE) -> dict[str, bytes]:
    """What a reference document gives to ours: styles, list formats, settings, fonts and theme.

    Its text, headers, pictures and remarks stay behind.

    Args:
        content: the bytes of a .docx file.
        file: its name for the messages.

    Raises:
        BadData: it is no Word document, it holds macros, names other files, declares entities, or unpacks
            to more than `LARGEST` bytes.
    """
    members = _unzipped(content, file)
    if any(name.endswith(_MACROS) for name in members) or b"macroEnabled" in members.get(_CONTENT_TYPES, b""):
        raise _bad("It holds macros.", "Save it as .docx without macros.", file)
    if not set(members) >= _WANTED:
        raise _bad("It is no Word document.", file=file)
    for name, part in members.items():
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part:
            raise _bad(f"Its part '{name}' declares entities.", "Save it anew in Word or LibreOffice.", file)
    outside = [target for kind, target in _outside(members) if kind != "hyperlink"]
    if outside:
        what = f"It takes something from elsewhere: {', '.join(sorted(outside))}."
        raise _bad(what, "Remove the link, or save the picture or template inside the file.", file)
    return _kept(members)


def _unzipped(content: bytes, file: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > LARGEST or len(entries) > _MOST_PARTS:
                raise _bad(f"It unpacks to more than {LARGEST} bytes or {_MOST_PARTS} parts.", file=file)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as fault:
        raise _bad("It is no Word document.", file=file) from fault


def _outside(members: Members) -> Iterator[tuple[str, str]]:
    """Kind and target of everything that lies outside the file."""
    for name, part in members.items():
        if name.endswith(".rels"):
            for relation in parse(part):
                if relation.get("TargetMode") == "External":
                    yield str(relation.get("Type")).rpartition("/")[2], str(relation.get("Target"))


def _kept(members: Members) -> dict[str, bytes]:
    """The parts that ours is built on, with the lists of relations and types cut down to them."""
    relations, types = parse(members[_RELATIONS]), parse(members[_CONTENT_TYPES])
    kept = {_CONTENT_TYPES, "word/document.xml"}
    for relation in list(relations):
        part = posixpath.normpath(posixpath.join("/word", str(relation.get("Target")))).lstrip("/")
        if str(relation.get("Type")).rpartition("/")[2] in _KINDS and part in members:
            beside = posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels")
            kept |= {part} | _parts_of(members, part, beside)
        else:
            relations.remove(relation)
    for override in list(types):
        part = str(override.get("PartName", "")).lstrip("/")
        if part and part not in kept:
            types.remove(override)
    made = {name: part for name, part in members.items() if name in kept}
    root = parse(members[_ROOT_RELATIONS])
    for relation in list(root):
        if str(relation.get("Type")).rpartition("/")[2] != "officeDocument":
            root.remove(relation)
    trees = {_RELATIONS: relations, _CONTENT_TYPES: types, _ROOT_RELATIONS: root}
    return made | {name: etree.tostring(tree) for name, tree in trees.items()}


def _parts_of(members: Members, part: str, beside: str) -> set[str]:
    """What one part holds in turn, such as the files of embedded fonts or the pictures of a theme."""
    if beside not in members:
        return set()
    folder = posixpath.join("/", posixpath.dirname(part))
    targets = (str(relation.get("Target")) for relation in parse(members[beside]))
    found = {posixpath.normpath(posixpath.join(folder, target)).lstrip("/") for target in targets}
    return {beside} | (found & set(members))


def parse(content: bytes) -> etree._Element:
    """XML without entities and without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise _bad(f"A part of it is not well formed: {fault.msg}.") from None


def style_ids(styles: etree._Element, file: str = FILE) -> dict[str, str]:
    """Style ids by name in small letters.

    Raises:
        BadData: styles are missing; all of them are named.
    """
    found = {}
    for style in styles.iterchildren(n.w("style")):
        name = style.find(n.NAME)
        if name is not None:
            found[str(name.get(n.VAL)).lower()] = str(style.get(n.w("styleId")))
    missing = [name for name in NEEDED if name not in found]
    if missing:
        mend = "Add styles of these names, or start from a copy of our templates/reference.docx."
        raise _bad(f"It lacks the styles {', '.join(sorted(missing))}.", mend, file)
    return found


def _bad(what: str, how_to_mend: str = "Choose another file with --reference.", file: str = FILE) -> BadData:
    return BadData([Problem(Place(file), "REFERENCE", what, how_to_mend)])
