"""The Word file: its structure, its fields, its table rows, and what other readers make of it."""

import io
from pathlib import Path

import docx as python_docx
import pytest
from docx2python import docx2python
from docx_integrity import check
from lxml.etree import _Element

from tests.documents import word
from tests.documents.everything import WORDS, everything
from tests.documents.word import W
from toolkit.documents.exporters import docx
from toolkit.models.blocks import (
    Block,
    Column,
    Heading,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    TableOfContents,
)
from toolkit.models.document import Document


@pytest.fixture(scope="module")
def whole() -> bytes:
    return docx.render(everything())


def small(*blocks: Block) -> bytes:
    document = Document(title="Small", properties=everything().properties, blocks=blocks)
    return docx.render(document)


def style_of(paragraph: _Element) -> str:
    return str(word.one(paragraph, f"{W}pPr/{W}pStyle").get(W + "val"))


def paragraphs(content: bytes, style: str) -> list[str]:
    found = word.part(content).iter(W + "p")
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in found if style_of(p) == style]


def instructions(content: bytes, name: str = "word/document.xml") -> list[str]:
    return [(field.text or "").strip() for field in word.part(content, name).iter(W + "instrText")]


def test_nothing_is_broken_that_validators_overlook(whole: bytes) -> None:
    assert word.faults(whole) == []


def test_the_overlooked_faults_are_seen_when_planted(whole: bytes) -> None:
    root = word.part(whole)
    cell = next(root.iter(W + "tc"))
    cell.remove(cell[-1])
    row = next(root.iter(W + "tr"))
    row.append(row.makeelement(W + "tc"))
    next(root.iter(W + "fldChar")).set(W + "fldCharType", "end")
    starts = list(root.iter(W + "bookmarkStart"))
    starts[0].set(W + "name", str(starts[1].get(W + "name")))
    next(root.iter(W + "vMerge")).attrib.clear()
    merged = next(e for e in root.iter(W + "tcW") if e.getnext() is not None)
    merged.set(W + "w", "1")
    next(root.iter(W + "commentRangeEnd")).set(W + "id", "99")
    controls = list(root.iterfind(f".//{W}sdtPr/{W}id"))
    controls[0].set(W + "val", str(controls[1].get(W + "val")))
    next(root.iter(W + "hyperlink")).set(W + "anchor", "_nowhere")
    found = [
        *word._cells(root),
        *word._rows(root),
        *word._merges(root),
        *word._fields(root),
        *word._ids(root),
        *word._links(root, {"_purpose"}),
    ]
    assert "cell without a paragraph at its end" in found
    assert "row of 3 in a grid of 2" in found
    assert "field ended that never began" in found
    assert "merged cell in column 0 that nothing begins" in found
    assert any(fault.startswith("cell of 1 over columns of") for fault in found)
    assert f"bookmarkStart {starts[1].get(W + 'name')} twice" in found
    assert "commentRange 99 not closed" in found
    assert f"content control {controls[1].get(W + 'val')} twice" in found
    assert "link to _nowhere, which is nowhere" in found


def test_docx_integrity_finds_nothing(whole: bytes, tmp_path: Path) -> None:
    for name, content in (("whole", whole), ("small", small(Paragraph(inlines="x"))), ("empty", small())):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(content)
        assert [str(finding) for finding in check(str(path))] == []


def test_other_readers_open_it_and_find_the_text(whole: bytes) -> None:
    assert python_docx.Document(io.BytesIO(whole)).core_properties.title == "Technical Assignment"
    with docx2python(io.BytesIO(whole)) as read:
        text = read.text
    assert [words for words in WORDS if words not in text] == []


def test_properties_are_dated_with_the_day_of_the_document(whole: bytes) -> None:
    core = python_docx.Document(io.BytesIO(whole)).core_properties
    assert (core.created.isoformat(), core.modified.isoformat()) == ("2026-03-30T00:00:00+00:00",) * 2
    assert (core.author, core.version, core.identifier, core.content_status) == (
        "Eva",
        "0.3",
        "KP-TA-1",
        "Draft",
    )


def test_every_table_row_stays_whole_and_head_rows_repeat(whole: bytes) -> None:
    root = word.part(whole)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in root.iter(W + "tr"))
    heads = [row for row in root.iter(W + "tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert ["".join(t.text or "" for t in row.iter(W + "t")) for row in heads] == [
        "IdStatementDaysPriceByBudget",
        "ProcessStepDays",
        "".join(f"Role {n}" for n in range(12)),
    ]


def test_numbers_stand_on_the_right(whole: bytes) -> None:
    numbers = paragraphs(whole, "TableNumber")
    assert numbers[:3] == ["2.3", "€1,234.50", "777.00"]
    assert paragraphs(whole, "TableHeadNumber") == ["Days", "Price", "Budget", "Days"]


def test_the_contents_are_filled_and_lead_to_the_headings(whole: bytes) -> None:
    assert paragraphs(whole, "Toc1") == ["1Purpose", "Matrix", "2Signing"]
    assert paragraphs(whole, "Toc2") == ["1.1Details here"]
    fields = instructions(whole)
    assert fields[0] == 'TOC \\o "1-2" \\h \\z \\u'
    assert fields[1] == "PAGEREF _purpose \\h"


def test_references_and_captions_are_fields(whole: bytes) -> None:
    fields = instructions(whole)
    assert "REF _purpose \\r \\h" in fields
    assert "REF _tbl_req \\h" in fields
    assert [f for f in fields if f.startswith("SEQ")] == [
        "SEQ Table \\* ARABIC",
        "SEQ Table \\* ARABIC",
        "SEQ Table \\* ARABIC",
        "SEQ Figure \\* ARABIC",
        "SEQ Figure \\* ARABIC",
    ]


def test_headings_number_themselves_by_their_style_unless_told_not_to(whole: bytes) -> None:
    assert paragraphs(whole, "Heading1") == ["Purpose", "Signing"]
    assert paragraphs(whole, "PlainHeading1") == ["Matrix"]
    styles = {s.get(W + "styleId"): s for s in word.part(whole, "word/styles.xml").iter(W + "style")}
    numbers = [word.one(styles[name], f"{W}pPr/{W}numPr/{W}numId") for name in ("Heading1", "PlainHeading1")]
    assert [number.get(W + "val") for number in numbers] == ["1", "0"]


def test_header_and_footer_say_what_page_of_what_document(whole: bytes) -> None:
    assert word.text(word.part(whole, "word/header.xml")) == "\nKP-TA-1 · Version 0.3\tDRAFT\tKaskad & Co"
    assert word.text(word.part(whole, "word/footer.xml")) == (
        "\nEglitis Consulting, Riga\t\tPage 1 of 1"
        "\nBaseline B1 · 9f86 d081 884c 7d65 9a2f eaa0 c55a d015 a3bf 4f1b 2b0b 822c d15d 6c15 b0f0 0a08"
    )
    assert instructions(whole, "word/footerWide.xml") == ["PAGE", "NUMPAGES"]
    assert word.text(word.part(whole, "word/headerFirst.xml")) == "\n"


def test_a_wide_table_lies_on_its_side_with_its_heading(whole: bytes) -> None:
    root = word.part(whole)
    sections = list(root.iter(W + "sectPr"))
    assert [word.one(s, W + "pgSz").get(W + "orient") for s in sections] == [None, "landscape", None]
    assert [s.find(W + "titlePg") is not None for s in sections] == [True, False, False]
    body = list(word.one(root, W + "body"))
    ends = [at for at, element in enumerate(body) if element.find(f"{W}pPr/{W}sectPr") is not None]
    beside = [e for e in body[ends[0] + 1 : ends[1]] if e.tag == W + "p"]
    assert [style_of(p) for p in beside][:2] == ["PlainHeading1", "Caption"]


def test_each_list_counts_for_itself() -> None:
    one = List(ordered=True, start=4, items=(ListItem(blocks=(Paragraph(inlines="a"),)),))
    content = small(one, one)
    used = [str(n.get(W + "val")) for n in word.part(content).iter(W + "numId")]
    assert used == ["100", "101"]
    starts = {
        str(num.get(W + "numId")): word.one(num, f"{W}lvlOverride/{W}startOverride").get(W + "val")
        for num in word.part(content, "word/numbering.xml").iter(W + "num")
        if num.find(W + "lvlOverride") is not None
    }
    assert starts == {"100": "4", "101": "4"}


def test_fifty_nested_lists_lose_nothing() -> None:
    inner: tuple[Block, ...] = (Paragraph(inlines="deepest"),)
    for level in range(50):
        inner = (List(items=(ListItem(blocks=(Paragraph(inlines=f"level {level}"), *inner)),)),)
    content = small(*inner)
    text = word.text(word.part(content))
    assert [n for n in range(50) if f"level {n}\n" not in text] == []
    assert "deepest" in text
    assert max(int(n.get(W + "val", "")) for n in word.part(content).iter(W + "ilvl")) == 8


def test_language_and_brand_reach_the_styles(whole: bytes) -> None:
    styles = word.part(whole, "word/styles.xml")
    assert word.one(styles, f"{W}docDefaults//{W}lang").get(W + "val") == "en"
    colours = {element.get(W + "val") for element in styles.iter(W + "color")}
    assert "7A1F3D" in colours
    assert "1F4E5F" not in colours
    assert [lang.get(W + "val") for lang in word.part(whole).iter(W + "lang")] == ["de"]


def test_pictures_have_their_description(whole: bytes) -> None:
    described = [about.get("descr") for about in word.part(whole).iter("{*}docPr")]
    assert described == ["Eglitis", "a red bar", "the logo"]
    endings = [name[-3:] for name in word.names(whole) if name.startswith("word/media/")]
    assert sorted(endings) == ["png", "svg"]
    assert len(list(word.part(whole).iter("{*}svgBlip"))) == 2


def test_no_page_stays_empty_between_the_front_sheets(whole: bytes) -> None:
    breaks = [p for p in word.part(whole).iter(W + "p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [style_of(p) for p in breaks] == ["FrontHeading", "FrontHeading", "Heading1"]


def test_the_last_row_of_a_table_is_not_alone_on_a_page() -> None:
    table = Table(columns=(Column(header="a"),), rows=tuple(Row.of(text) for text in "wxyz"))
    root = word.part(small(table))
    held = [p for p in root.iter(W + "p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert ["".join(t.text or "" for t in p.iter(W + "t")) for p in held] == ["y"]


def test_columns_fill_the_width_of_the_text(whole: bytes) -> None:
    for table in word.part(whole).iter(W + "tbl"):
        grid = sum(int(column.get(W + "w", "")) for column in word.one(table, W + "tblGrid"))
        assert grid in {9071, 14003}


def test_long_ids_that_differ_late_get_bookmarks_that_differ() -> None:
    stem = "a-very-long-stable-id-of-a-section-that-goes-on-and-on"
    content = small(
        TableOfContents(), *(Heading(level=1, inlines=n, id=f"{stem}-{n}") for n in ("one", "two"))
    )
    marks = [str(mark.get(W + "name")) for mark in word.part(content).iter(W + "bookmarkStart")]
    assert len(set(marks)) == 2
    assert max(len(mark) for mark in marks) <= 40
    assert word.faults(content) == []


def test_an_id_used_twice_belongs_to_the_first() -> None:
    content = small(
        Heading(level=1, inlines="Gaps", id="gaps"),
        Table(id="gaps", caption="Gaps", columns=(Column(header="a"),), rows=(Row.of("b", id="gaps"),)),
    )
    assert word.faults(content) == []
    assert [mark.get(W + "name") for mark in word.part(content).iter(W + "bookmarkStart")] == ["_gaps"]
