"""Looks into a Word file without any library for Word files: its text, and what no validator sees."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
    """What Word stumbles over and no validator sees, in every part that holds text.

    Cells without a closing paragraph, fields left open, rows that do not fill their grid, merged cells
    without a beginning, ids used twice, links, references, notes and remarks that lead nowhere.
    """
    found: list[str] = []
    known = {str(mark.get(W + "name")) for mark in part(content).iter(W + "bookmarkStart")}
    for name in stories(content):
        root = part(content, name)
        checks = (
            *_cells(root),
            *_rows(root),
            *_merges(root),
            *_fields(root),
            *_ids(root),
            *_links(root, known),
        )
        found += [f"{name}: {fault}" for fault in checks]
    return found + list(_beside(content))


def stories(content: bytes) -> list[str]:
    """The parts that hold text, the body first."""
    kinds = ("footnotes", "comments", "header", "footer")
    others = sorted(
        name for name in names(content) if name.startswith(tuple(f"word/{kind}" for kind in kinds))
    )
    return ["word/document.xml", *others]


def _cells(root: etree._Element) -> Iterator[str]:
    for cell in root.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag != W + "p":
            yield "cell without a paragraph at its end"


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(W + "val", ""))


def _rows(root: etree._Element) -> Iterator[str]:
    for table in root.iter(W + "tbl"):
        grid = [int(column.get(W + "w", "")) for column in one(table, W + "tblGrid")]
        for row in table.findall(W + "tr"):
            width = sum(_span(cell) for cell in row.findall(W + "tc"))
            if width != len(grid):
                yield f"row of {width} in a grid of {len(grid)}"
                continue
            at = 0
            for cell in row.findall(W + "tc"):
                said = int(one(cell, f"{W}tcPr/{W}tcW").get(W + "w", ""))
                if said != sum(grid[at : at + _span(cell)]):
                    yield f"cell of {said} over columns of {sum(grid[at : at + _span(cell)])}"
                at += _span(cell)


def _merges(root: etree._Element) -> Iterator[str]:
    """A cell that goes on from above has one of the same width above it that began or went on."""
    for table in root.iter(W + "tbl"):
        above: set[tuple[int, int]] = set()
        for row in table.findall(W + "tr"):
            here: set[tuple[int, int]] = set()
            at = 0
            for cell in row.findall(W + "tc"):
                mark = cell.find(f"{W}tcPr/{W}vMerge")
                place = (at, _span(cell))
                if mark is not None:
                    here.add(place)
                    if mark.get(W + "val") != "restart" and place not in above:
                        yield f"merged cell in column {at} that nothing begins"
                at += place[1]
            above = here


def _fields(root: etree._Element) -> Iterator[str]:
    depth = 0
    for mark in root.iter(W + "fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(W + "fldCharType", "")]
        if depth < 0:
            yield "field ended that never began"
    if depth:
        yield "field without end"


_UNIQUE = (
    ("bookmarkStart", W + "id"),
    ("bookmarkStart", W + "name"),
    ("bookmarkEnd", W + "id"),
    ("commentRangeStart", W + "id"),
    ("commentRangeEnd", W + "id"),
    ("commentReference", W + "id"),
    ("comment", W + "id"),
    ("footnote", W + "id"),
)


def _ids(root: etree._Element) -> Iterator[str]:
    found = [(tag, [str(e.get(key)).lower() for e in root.iter(W + tag)]) for tag, key in _UNIQUE]
    found.append(("docPr", [str(element.get("id")) for element in root.iter("{*}docPr")]))
    controls = root.iterfind(f".//{W}sdtPr/{W}id")
    found.append(("content control", [str(element.get(W + "val")) for element in controls]))
    for tag, ids in found:
        yield from (f"{tag} {value} twice" for value, count in Counter(ids).items() if count > 1)
    for kind, end in (("bookmark", "End"), ("commentRange", "End")):
        starts = {element.get(W + "id") for element in root.iter(f"{W}{kind}Start")}
        ends = {element.get(W + "id") for element in root.iter(f"{W}{kind}{end}")}
        yield from (f"{kind} {number} not closed" for number in starts ^ ends)


def _links(root: etree._Element, known: set[str]) -> Iterator[str]:
    used = {element.get(W + "anchor") for element in root.iter(W + "hyperlink")} - {None}
    for instruction in root.iter(W + "instrText"):
        words = (instruction.text or "").split()
        if words[:1] in (["REF"], ["PAGEREF"]):
            used.add(words[1])
    yield from (f"link to {name}, which is nowhere" for name in sorted(map(str, used - known)))


def _beside(content: bytes) -> Iterator[str]:
    """Notes and remarks: each that is named is there, and each that is there is named."""
    for kind, reference in (("footnote", "footnoteReference"), ("comment", "commentReference")):
        named, there = set(), set()
        for name in stories(content):
            root = part(content, name)
            named |= {element.get(W + "id") for element in root.iter(W + reference)}
            there |= {e.get(W + "id") for e in root.iter(W + kind) if e.get(W + "type") is None}
        yield from (f"{kind} {number} without its other half" for number in sorted(map(str, named ^ there)))


def members(content: bytes) -> dict[str, bytes]:
    """All parts of the file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
