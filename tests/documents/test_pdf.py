"""The PDF: what it promises in its own data, and where its places to sign stand."""

import io
import subprocess
import zlib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.documents.everything import everything
from toolkit.documents.exporters import pdf
from toolkit.documents.exporters.typeset import compiler
from toolkit.documents.exporters.typeset.state import breakable
from toolkit.models.blocks import (
    Block,
    Blocks,
    Callout,
    Code,
    Column,
    Comment,
    Definition,
    DefinitionList,
    DefinitionTable,
    Figure,
    FillIn,
    Footnote,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Reference,
    Row,
    SignatureField,
    SignatureTable,
    Table,
    Text,
)
from toolkit.models.document import Attachment, Document, Properties
from toolkit.problems import BadData


def document(*blocks: Block) -> Document:
    return Document(title="Title", properties=Properties(day=date(2026, 3, 30)), blocks=blocks)


def read(made: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(made)))


def test_the_file_says_that_it_is_for_archives_and_for_everybody() -> None:
    made = read(everything())
    catalogue: Any = made.trailer["/Root"]
    packet = catalogue["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert made.metadata is not None
    assert made.metadata.creation_date_raw == "D:20260330000000Z"


def test_the_tags_tell_tables_lists_and_pictures_apart() -> None:
    counted: Counter[str] = Counter()
    alternatives: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        for inner in node if isinstance(node, list) else ():
            walk(inner)
        if isinstance(node, dict):
            counted[str(node.get("/S", ""))] += 1
            alternatives.extend([str(node["/Alt"])] if "/Alt" in node else [])
            walk(node.get("/K", []))

    root: Any = read(everything()).trailer["/Root"]
    walk(root["/StructTreeRoot"])
    for tag in (
        "Table",
        "THead",
        "TH",
        "Caption",
        "TOC",
        "TOCI",
        "L",
        "Figure",
        "Note",
        "BlockQuote",
        "H1",
        "H2",
    ):
        assert counted[f"/{tag}"] > 0, tag
    assert alternatives == ["Eglitis", "a red bar", "the logo"]


def test_headings_become_bookmarks_even_where_levels_are_skipped() -> None:
    made = read(
        document(
            Heading(level=2, inlines="Deep"),
            Heading(level=5, inlines="Deeper"),
            Heading(level=1, inlines="Top"),
        )
    )

    def titles(found: object) -> object:
        return [titles(item) for item in found] if isinstance(found, list) else str(found["/Title"])  # type: ignore[index]

    assert titles(made.outline) == ["0.1 Deep", ["0.1.0.0.1 Deeper"], "1 Top"]


def test_a_file_travels_inside() -> None:
    attachment = Attachment(name="data.json", data=b"\x00{}", media_type="application/json", relation="data")
    made = read(document(Paragraph(inlines="x")).model_copy(update={"attachments": (attachment,)}))
    assert made.attachments == {"data.json": [b"\x00{}"]}


def test_places_to_sign_are_named_and_lie_inside_the_page() -> None:
    places = pdf.signature_places(everything())
    assert [(place.id, place.page) for place in places] == [
        ("approve-1", 2),
        ("sign-1", 7),
        ("sign-2", 7),
        ("sign-3", 8),
    ]
    for place in places:
        assert 0 < place.left < place.right < 595.28
        assert 0 < place.bottom < place.top < 841.89


def test_lists_may_be_nested_as_deep_as_one_likes() -> None:
    blocks: Blocks = (Paragraph(inlines="innermost"),)
    for level in range(50):
        blocks = (List(items=(ListItem(blocks=(Paragraph(inlines=f"level {level}"), *blocks)),)),)
    text = "".join(page.extract_text() for page in read(document(*blocks)).pages)
    assert [f"level {level}" for level in range(50) if f"level {level}" not in text] == []
    assert "innermost" in text


def test_long_words_stay_on_the_page() -> None:
    table = Table(columns=(Column(header="a"), Column(header="b")), rows=(Row.of("x" * 500, "y" * 500),))
    made = read(document(Paragraph(inlines="w" * 3000), table))
    found = "".join(page.extract_text() for page in made.pages)
    assert [found.count(letter) for letter in "wxy"] == [3000, 500, 500]


def test_a_link_to_nothing_is_plain_text() -> None:
    made = document(
        Table(columns=(Column(header="a"),), rows=()), Paragraph(inlines=(Reference(target="nowhere"),))
    )
    assert "nowhere" in read(made).pages[0].extract_text()


def test_what_typst_refuses_becomes_a_problem() -> None:
    with pytest.raises(BadData, match="my document: PDF The PDF cannot be made: "):
        compiler.pdf({"accent": "no colour"}, {}, "my document", 0)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("short words stay", "short words stay"),
        ("abcdefghijklmnop", "abcde|fghij|klmno|p"),
        ("https://example.org/a/b", "https://|examp|le.|org/|a/|b"),
    ],
)
def test_long_words_get_places_to_break(text: str, broken: str) -> None:
    assert breakable(text, 10).replace("\u200b", "|") == broken


def test_the_picture_of_a_page_needs_no_machine_font() -> None:
    pages: Any = read(everything()).pages
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[1]
        for page in pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert {name.split("-")[0] for name in fonts} == {
        "LibertinusSerif",
        "DejaVuSans",
        "DejaVuSansMono",
        "LastResortHE",
    }
    assert zlib.crc32(pdf.render(everything())) == zlib.crc32(pdf.render(everything()))


@pytest.mark.needs_program("pdftoppm")
def test_the_visible_frames_stand_where_the_places_say(tmp_path: Path) -> None:
    """Each edge of a place is a dark line in the picture of its page, and a little outside of it is none."""
    file = tmp_path / "e.pdf"
    file.write_bytes(pdf.render(everything()))
    for place in pdf.signature_places(everything()):
        grey = picture_of(file, place.page)
        middle = ((place.left + place.right) / 2, (place.bottom + place.top) / 2)
        for x, y in (
            (place.left, middle[1]),
            (place.right, middle[1]),
            (middle[0], place.bottom),
            (middle[0], place.top),
        ):
            assert grey.darkest(x, y, 1.2) < 160
        for x, y in (
            (place.left - 4, middle[1]),
            (place.right + 4, middle[1]),
            (middle[0] + 40, middle[1] + 4),
        ):
            assert grey.darkest(x, y, 1.2) > 240


_SCALE = 3


class Grey:
    """A page as grey points, three to a point of the PDF."""

    def __init__(self, content: bytes) -> None:
        kind, size, depth, self._points = content.split(b"\n", 3)
        assert (kind, depth) == (b"P5", b"255")
        self._width, self._height = map(int, size.split())
        self._points_high = self._height / _SCALE

    def darkest(self, x: float, y: float, around: float) -> int:
        """The darkest point near a place that is counted from the lower left; 0 is black."""
        top = self._points_high - y
        columns = range(round((x - around) * _SCALE), round((x + around) * _SCALE) + 1)
        rows = range(round((top - around) * _SCALE), round((top + around) * _SCALE) + 1)
        return min(self._points[row * self._width + column] for row in rows for column in columns)


def picture_of(file: Path, page: int) -> Grey:
    command = ["pdftoppm", "-r", str(72 * _SCALE), "-gray", "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*command, str(file), str(file.with_suffix(""))], check=True, timeout=60)
    return Grey(file.with_suffix(".pgm").read_bytes())


@pytest.mark.slow
@given(text=st.text(min_size=1))
def test_no_text_of_people_stops_the_typesetting(text: str) -> None:
    inlines = (
        text,
        Text(text=text, marks=("code",), language=text),
        Link(url=f"https://{text}", inlines=(text,)),
        Reference(target=text),
        FillIn(id=text, hint=text),
        Comment(inlines=(text,), text=text, author=text),
        Footnote(inlines=(text,)),
    )
    made = document(
        Heading(level=1, inlines=(text,), id=text),
        Paragraph(inlines=inlines),
        Code(text=text),
        Table(caption=(text,), columns=(Column(header=text),), rows=(Row.of(text, id=text),)),
        Figure(alt=text, caption=(text,)),
        SignatureTable(fields=(SignatureField(party=text, id=text),)),
        DefinitionList(items=(Definition(label=text, inlines=text),)),
    )
    assert pdf.render(made.model_copy(update={"title": text, "kind": text})).startswith(b"%PDF-1.7")


def test_a_row_higher_than_a_page_is_torn_and_not_cut_off() -> None:
    narrow = tuple(Column(header=str(n), width=1) for n in range(8))
    long = " ".join(f"w{n}" for n in range(1500))
    for blocks in (
        (Table(columns=narrow, rows=(Row.of(long),)),),
        (DefinitionTable(key="K", rows=(Definition(label="l", inlines=long),)),),
        (Callout(title="t", blocks=(Paragraph(inlines=long),)),),
    ):
        found = " ".join(page.extract_text() for page in read(document(*blocks)).pages).split()
        assert [word for word in long.split() if word not in found] == []


def test_a_small_table_stays_whole() -> None:
    table = Table(
        columns=(Column(header="a"),), caption="c", rows=tuple(Row.of(f"row {n}") for n in range(6))
    )
    lead = tuple(Paragraph(inlines=f"line {n}") for n in range(40))
    pages = [
        page.extract_text() for page in read(document(*lead, Heading(level=1, inlines="H"), table)).pages
    ]
    assert len(pages) == 2
    assert ["H" in page and "row 0" in page and "row 5" in page for page in pages] == [False, True]
