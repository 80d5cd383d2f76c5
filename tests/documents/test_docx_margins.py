"""What a Word document has beside its running text: remarks, places to fill in, merged cells, lists of captions."""

import pytest

from tests.documents import word
from tests.documents.everything import everything
from tests.documents.word import W
from toolkit.documents.exporters import docx
from toolkit.models.blocks import (
    Block,
    Column,
    Comment,
    FillIn,
    Footnote,
    Heading,
    List,
    ListItem,
    ListOfCaptions,
    Paragraph,
    Row,
    Table,
    TableOfContents,
)
from toolkit.models.document import Brand, Document

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.fixture(scope="module")
def whole() -> bytes:
    return docx.render(everything())


def small(*blocks: Block) -> bytes:
    return docx.render(Document(title="Small", properties=everything().properties, blocks=blocks))


def test_remarks_have_author_day_and_place(whole: bytes) -> None:
    found = list(word.part(whole, "word/comments.xml"))
    assert [(c.get(W + "author"), c.get(W + "initials"), c.get(W + "date")) for c in found] == [
        ("Ilze", "I", "2026-03-30T00:00:00Z"),
        ("Eva", "E", "2026-03-30T00:00:00Z"),
    ]
    assert [word.text(c) for c in found] == ["\nWho books?", "\nAgreed at the desk"]
    start = next(word.part(whole).iter(W + "commentRangeStart"))
    between = []
    for element in start.itersiblings():
        if element.tag == W + "commentRangeEnd":
            break
        between += [t.text for t in element.iter(W + "t")]
    assert between == ["within ", "a day"]


def test_a_remark_without_author_is_the_documents_and_keeps_its_lines() -> None:
    content = small(Paragraph(inlines=(Comment(inlines="x", text="one\ntwo <b>"),)))
    (found,) = word.part(content, "word/comments.xml")
    assert (found.get(W + "author"), word.text(found)) == ("Eva", "\none\ntwo <b>")


def test_places_to_fill_in_are_controls_that_show_their_hint(whole: bytes) -> None:
    controls = {
        str(word.one(c, f"{W}sdtPr/{W}tag").get(W + "val")): c
        for c in word.part(whole).iter(W + "sdt")
        if c.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    }
    assert list(controls) == ["tester", "tested-on", "result"]
    assert [word.text(c) for c in controls.values()] == [
        "name of the tester",
        "day of the test",
        "choose a result",
    ]
    assert controls["tester"].find(f"{W}sdtPr/{W}text") is not None
    assert controls["tested-on"].find(f"{W}sdtPr/{W}date") is not None
    items = word.one(controls["result"], f"{W}sdtPr/{W}dropDownList")
    assert [item.get(W + "value") for item in items] == ["passed", "failed"]


def test_equal_choices_are_offered_once() -> None:
    place = FillIn(id="r", hint="?", kind="choice", choices=("yes", "no", "yes"))
    items = next(word.part(small(Paragraph(inlines=(place,)))).iter(W + "dropDownList"))
    assert [item.get(W + "value") for item in items] == ["yes", "no"]


def test_signature_boxes_are_controls_with_a_calendar_for_the_day(whole: bytes) -> None:
    tags = [str(tag.get(W + "val")) for tag in word.part(whole).iterfind(f".//{W}sdtPr/{W}tag")]
    assert [tag for tag in tags if tag.endswith("Vendor")] == [
        "name-Vendor",
        "position-Vendor",
        "signature-Vendor",
        "date-Vendor",
    ]
    dated = [c for c in word.part(whole).iter(W + "sdt") if c.find(f"{W}sdtPr/{W}date") is not None]
    assert len(dated) == 1 + 4


def test_tasks_have_a_box_to_tick_instead_of_a_bullet() -> None:
    tasks = (
        ListItem(blocks=(Paragraph(inlines="did"),), checked=True),
        ListItem(blocks=(Paragraph(inlines="to do"),), checked=False),
    )
    root = word.part(small(List(items=tasks)))
    assert [box.get(W14 + "val") for box in root.iter(W14 + "checked")] == ["1", "0"]
    assert list(root.iter(W + "numPr")) == []
    assert word.text(root) == "\n☑\tdid\n☐\tto do"


def test_cells_over_rows_begin_once_and_go_on(whole: bytes) -> None:
    (table,) = [t for t in word.part(whole).iter(W + "tbl") if t.find(f".//{W}vMerge") is not None]
    marks = [
        [
            None if (mark := cell.find(f"{W}tcPr/{W}vMerge")) is None else mark.get(W + "val", "goes on")
            for cell in row.iter(W + "tc")
        ]
        for row in table.iter(W + "tr")
    ]
    assert marks == [
        [None, None, None],
        ["restart", None, None],
        ["goes on", None, None],
        ["restart", None],
        ["goes on", None],
        [None, None],
    ]


def test_lists_of_captions_are_filled_fields(whole: bytes) -> None:
    root = word.part(whole)
    entries = [
        "".join(t.text or "" for t in p.iter(W + "t"))
        for p in root.iter(W + "p")
        if word.one(p, f"{W}pPr/{W}pStyle").get(W + "val") == "TableOfFigures"
    ]
    assert entries == [
        "Table\u00a01Requirements all",
        "Table\u00a02Merged cells",
        "Table\u00a03Wide matrix",
        "Figure\u00a01Two pixels",
        "Figure\u00a02Drawn figure",
    ]
    fields = [(i.text or "").strip() for i in root.iter(W + "instrText")]
    assert [f for f in fields if " \\c " in f] == ['TOC \\h \\z \\c "Table"', 'TOC \\h \\z \\c "Figure"']


def test_a_list_of_nothing_is_not_there() -> None:
    root = word.part(small(ListOfCaptions(of="tables", title="Tables"), Paragraph(inlines="x")))
    assert word.text(root) == "\nx"


def test_notes_and_remarks_of_a_heading_are_not_repeated_in_the_contents() -> None:
    said = ("Aims", Footnote(inlines="note"), " ", Comment(inlines="now", text="really?"))
    content = small(TableOfContents(), Heading(level=1, inlines=said))
    assert word.faults(content) == []
    assert len(list(word.part(content).iter(W + "footnoteReference"))) == 1
    assert len(list(word.part(content).iter(W + "commentReference"))) == 1
    assert word.text(word.part(content)).count("Aims now") == 2


def test_second_colour_and_font_reach_the_styles(whole: bytes) -> None:
    styles = word.part(whole, "word/styles.xml")
    colours = {str(e.get(W + "color")) for e in styles.iter(W + "left", W + "top")}
    assert "2E6B4F" in colours
    assert "2F6F73" not in colours
    assert word.one(styles, f".//{W}rFonts").get(W + "ascii") == "Noto Sans"


def test_without_a_second_colour_the_accent_serves() -> None:
    properties = everything().properties.model_copy(update={"brand": Brand(accent="#123456")})
    content = docx.render(Document(title="T", properties=properties, blocks=()))
    styles = word.part(content, "word/styles.xml")
    assert "2F6F73" not in {str(e.get(W + "color")) for e in styles.iter()}


def test_the_brand_colours_the_bullets() -> None:
    root = word.part(small(List(items=(ListItem(blocks=()),))), "word/numbering.xml")
    assert {c.get(W + "val") for c in root.iter(W + "color")} == {"7A1F3D"}


def test_the_baseline_is_a_property_of_the_file(whole: bytes) -> None:
    custom = {p.get("name"): "".join(map(str, p.itertext())) for p in word.part(whole, "docProps/custom.xml")}
    assert custom["Baseline"] == "B1"
    assert custom["Baseline hash"] == everything().properties.baseline_hash


def test_a_table_at_the_end_leaves_no_air_for_an_empty_page() -> None:
    table = Table(columns=(Column(header="What", width=100),), rows=(Row.of("Stock"),))
    body = word.part(small(table, Paragraph(inlines=("Between",)), table)).find(W + "body")
    assert body is not None
    air = [p.get(W + "val") for p in body.iterfind(f"{W}p/{W}pPr/{W}pStyle")]
    assert (air.count("AfterTable"), air[-1]) == (1, "ThinLine")
