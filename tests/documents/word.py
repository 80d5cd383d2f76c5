"""Looks into a Word file without any library for Word files: its text, and what no validator sees."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = ("word/document.xml", "word/footnotes.xml")


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    """One part of the file as a tree."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def one(root: etree._Element, path: str) -> etree._Element:
    """The first element of a path that must be there."""
    found = root.find(path)
    assert found is not None, path
    return found


def names(content: bytes) -> list[str]:
    """The parts of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def text(root: etree._Element) -> str:
    """All text in the order of reading; tabs and breaks as characters, paragraphs closed by a line end."""
    found: list[str] = []
    for element in root.iter(W + "t", W + "tab", W + "br", W + "p"):
        if element.tag == W + "t":
            found.append(element.text or "")
        elif element.tag == W + "p":
            found.append("\n")
        elif (parent := element.getparent()) is not None and parent.tag == W + "r":
            found.append("\t" if element.tag == W + "tab" else "\n")
    return "".join(found)


def faults(content: bytes) -> list[str]:
    """Cells without a closing paragraph, fields left open, rows wider than the grid, ids used twice."""
    found: list[str] = []
    for name in _STORIES:
        if name in names(content):
            root = part(content, name)
            found += [
                f"{name}: {fault}" for fault in (*_cells(root), *_rows(root), *_fields(root), *_ids(root))
            ]
    return found


def _cells(root: etree._Element) -> Iterator[str]:
    for cell in root.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag != W + "p":
            yield "cell without a paragraph at its end"


def _rows(root: etree._Element) -> Iterator[str]:
    for table in root.iter(W + "tbl"):
        columns = len(one(table, W + "tblGrid"))
        for row in table.findall(W + "tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
            width = sum(1 if span is None else int(span.get(W + "val", "")) for span in spans)
            if width != columns:
                yield f"row of {width} in a grid of {columns}"


def _fields(root: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(W + "fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(W + "fldCharType", "")]
        if depth < 0:
            yield "field ended that never began"
    if depth:
        yield "field without end"


def _ids(root: etree._Element) -> Iterator[str]:
    for tag, key in (("bookmarkStart", "id"), ("bookmarkStart", "name"), ("bookmarkEnd", "id")):
        counted = Counter(str(element.get(W + key)).lower() for element in root.iter(W + tag))
        yield from (f"{tag} {key} {value} twice" for value, count in counted.items() if count > 1)
    starts = {element.get(W + "id") for element in root.iter(W + "bookmarkStart")}
    ends = {element.get(W + "id") for element in root.iter(W + "bookmarkEnd")}
    yield from (f"bookmark {number} not closed" for number in starts ^ ends)
    known = {element.get(W + "name") for element in root.iter(W + "bookmarkStart")}
    used = {element.get(W + "anchor") for element in root.iter(W + "hyperlink")} - {None}
    yield from (f"link to {name}, which is nowhere" for name in used - known)
    drawings = Counter(element.get("id") for element in root.iter("{*}docPr"))
    yield from (f"docPr {number} twice" for number, count in drawings.items() if count > 1)
