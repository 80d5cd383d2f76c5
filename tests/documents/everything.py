"""One document that holds everything the block tree can say; all exporters are held against it."""

from datetime import date
from decimal import Decimal

from tests.documents.pictures import LOGO, picture
from toolkit.models.blocks import (
    ApprovalSheet,
    Blocks,
    Callout,
    Cell,
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
    LineBreak,
    Link,
    List,
    ListItem,
    ListOfCaptions,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    SignatureField,
    SignatureTable,
    Table,
    TableOfContents,
    Text,
    TitlePage,
)
from toolkit.models.document import Attachment, Brand, Document, Properties

HOSTILE = "<script>alert(1)</script> **b** | {{ x }} & \"q\" 'a' ]]> \x07 \u202ertl\u202c عربي 🙂 \t tab"
"""Text as people may type it; the bell character is the only one that does not survive."""

PROPERTIES = Properties(
    document_id="KP-TA-1",
    version="0.3",
    day=date(2026, 3, 30),
    client="Kaskad & Co",
    vendor="Regatta",
    author="Eva",
    draft=True,
    draft_reason="G7 is open",
    baseline="B1",
    baseline_hash="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    brand=Brand(
        name="Eglitis",
        accent="#7A1F3D",
        second="#2E6B4F",
        font="Noto Sans",
        logo_png=picture(),
        logo_svg=LOGO,
        legal_footer="Eglitis Consulting, Riga",
    ),
)


def requirements() -> Table:
    """All kinds of columns, a group row, blocks in a cell, a span, a total."""
    return Table(
        id="tbl-req",
        caption=("Requirements ", Text(text="all", marks=("emphasis",))),
        columns=(
            Column(header="Id", kind="id"),
            Column(header="Statement"),
            Column(header="Days", kind="number", decimals=1),
            Column(header="Price", kind="money", currency="EUR"),
            Column(header="By", kind="date"),
            Column(header="Budget", kind="money", audience="internal"),
        ),
        rows=(
            Row(cells=(Cell(inlines="Group of sales", span=6),), role="group"),
            Row.of(
                "REQ-1",
                "=SUM(A1)",
                Decimal("2.25"),
                Decimal("1234.5"),
                date(2026, 6, 1),
                Decimal(777),
                id="REQ-1",
                filters={"priority": "must"},
            ),
            Row.of(
                "REQ-2",
                Cell(
                    blocks=(
                        Paragraph(inlines="cell one"),
                        List(items=(ListItem(blocks=(Paragraph(inlines="cell two"),)),)),
                    )
                ),
                3,
                Decimal(10),
                None,
                Decimal(778),
            ),
            Row.of("REQ-3", "short row"),
        ),
        total=Row.of("All", None, Decimal("5.25"), Decimal("1244.5"), None, Decimal(1555)),
    )


def wide_table() -> Table:
    """A matrix that needs a page on its side."""
    return Table(
        landscape=True,
        caption="Wide matrix",
        id="tbl-wide",
        columns=tuple(Column(header=f"Role {n}") for n in range(12)),
        rows=(Row.of(*(f"right {n}" for n in range(12))),),
    )


def merged_table() -> Table:
    """Cells over rows, over columns, and over both."""
    return Table(
        id="tbl-merged",
        caption="Merged cells",
        columns=(Column(header="Process"), Column(header="Step"), Column(header="Days", kind="number")),
        rows=(
            Row.of(Cell(inlines="over two rows", row_span=2), "upper step", 1),
            Row.of("lower step", 2),
            Row.of(Cell(inlines="over both ways", span=2, row_span=2), 3),
            Row.of(4),
            Row.of("plain row", Cell(inlines="over the last two", span=2)),
        ),
    )


def glossary() -> DefinitionList:
    """Terms with inlines, with blocks, and one that the vendor must not see."""
    return DefinitionList(
        items=(
            Definition(
                label=("Deal ", Text(text="term", marks=("emphasis",))), inlines="a sale in the making"
            ),
            Definition(
                label="Lead", blocks=(Paragraph(inlines="somebody who"), Paragraph(inlines="asked first"))
            ),
            Definition(label="Margin", inlines="secret term", audience="internal"),
        )
    )


def fill_ins() -> Blocks:
    """Places to fill in and remarks in the margin, one of them not for the vendor."""
    return (
        Paragraph(
            inlines=(
                "Name: ",
                FillIn(id="tester", hint="name of the tester"),
                ", day: ",
                FillIn(id="tested-on", hint="day of the test", kind="date"),
                ", result: ",
                FillIn(id="result", hint="choose a result", kind="choice", choices=("passed", "failed")),
            )
        ),
        Paragraph(
            inlines=(
                "Stock is booked ",
                Comment(
                    inlines=("within ", Text(text="a day", marks=("strong",))),
                    text="Who books?",
                    author="Ilze",
                ),
                " and ",
                Comment(inlines="at night", text="Agreed at the desk", author="Eva", audience="vendor"),
            )
        ),
    )


def card() -> DefinitionTable:
    """A card with a line that the vendor must not see."""
    return DefinitionTable(
        id="KT01",
        key="KT01",
        title="Write a quotation",
        rows=(
            Definition(label="Accepted when", inlines=("within ", Text(text="5 minutes", marks=("strong",)))),
            Definition(label="Steps", blocks=(Paragraph(inlines="first step"),)),
            Definition(label="Inside", inlines="secret line", audience="client"),
        ),
    )


def nested_lists() -> List:
    """Lists in lists, a task, a rule as an item."""
    return List(
        ordered=True,
        start=4,
        items=(
            ListItem(
                blocks=(
                    Paragraph(inlines="four"),
                    List(items=(ListItem(blocks=(Paragraph(inlines="inner bullet"), Code(text="in item"))),)),
                )
            ),
            ListItem(blocks=(Paragraph(inlines="task"),), checked=True),
            ListItem(blocks=(Paragraph(inlines="task ahead"),), checked=False),
            ListItem(blocks=(Rule(),)),
        ),
    )


def front() -> Blocks:
    """Title page, approval, contents, and every kind of inline text."""
    return (
        TitlePage(lines=(Definition(label="Edition", inlines="contract edition"),)),
        ApprovalSheet(id="approve", fields=(SignatureField(party="Client", name="Ilze", role="director"),)),
        TableOfContents(depth=2),
        ListOfCaptions(of="tables", title="Tables here"),
        ListOfCaptions(of="figures", title="Figures here"),
        Heading(level=1, inlines="Purpose", id="purpose"),
        Paragraph(role="lead", inlines="lead text"),
        Paragraph(
            inlines=(
                "see ",
                Reference(target="purpose"),
                ", ",
                Reference(target="tbl-req"),
                ", ",
                Reference(target="KT01", inlines="the card"),
                ", ",
                Reference(target="nowhere", inlines="lost target"),
                LineBreak(),
                Link(url="https://example.org/a?b=1&c=2", inlines="outside"),
                " ",
                Link(url="javascript:alert(1)", inlines="no link"),
                Footnote(inlines=("foot ", Text(text="note", marks=("emphasis",)))),
            )
        ),
        Paragraph(inlines=(HOSTILE,)),
        Paragraph(
            inlines=(
                Text(text="code", marks=("code",)),
                Text(text="struck", marks=("strike",)),
                Text(text="under", marks=("underline",)),
                Text(text="muted", marks=("muted",)),
                Text(text="accent", marks=("accent",)),
                Text(text="Angebot", language="de"),
            )
        ),
    )


def body() -> Blocks:
    """Every other kind of block."""
    return (
        Heading(level=2, inlines=("Details ", Text(text="here", marks=("emphasis",)))),
        Paragraph(role="note", inlines="note text"),
        Paragraph(role="small", inlines="small text"),
        Paragraph(role="label", inlines="label text"),
        nested_lists(),
        requirements(),
        card(),
        merged_table(),
        glossary(),
        *fill_ins(),
        Quote(blocks=(Paragraph(inlines="their words"),), attribution="head of sales"),
        Code(text="a  b\n\tc <d>"),
        Callout(kind="warning", title="Mind", blocks=(Paragraph(inlines="callout text"),)),
        PageBreak(),
        Heading(level=1, inlines="Matrix", numbered=False),
        wide_table(),
        Heading(level=1, inlines="Signing", id="signing"),
        Figure(alt="a red bar", png=picture(), caption="Two pixels", id="fig"),
        Figure(alt="the logo", png=picture(), svg=LOGO, caption="Drawn figure", id="fig-drawn", width_mm=40),
        Paragraph(inlines="internal words", audience="internal"),
        Rule(),
        SignatureTable(
            id="sign",
            fields=(
                SignatureField(party="Client", name="Ilze", role="director", organisation="Kaskad SIA"),
                SignatureField(party="Vendor"),
                SignatureField(party="Witness", name="Juris"),
            ),
        ),
    )


def everything() -> Document:
    """The whole tree."""
    return Document(
        title="Technical Assignment",
        subtitle="CRM for Kaskad",
        kind="Assignment",
        language="en",
        properties=PROPERTIES,
        blocks=(*front(), *body()),
        attachments=(
            Attachment(name="data.json", data=b'{"a": 1}', media_type="application/json", relation="data"),
            Attachment(
                name="inside.json", data=b'{"cap": 1}', media_type="application/json", audience="internal"
            ),
        ),
    )


WORDS = (
    "lead text",
    "the card",
    "lost target",
    "outside",
    "no link",
    "foot ",
    "note",
    "code",
    "struck",
    "under",
    "muted",
    "accent",
    "Angebot",
    "Details ",
    "here",
    "note text",
    "small text",
    "label text",
    "four",
    "inner bullet",
    "in item",
    "task",
    "Group of sales",
    "REQ-1",
    "=SUM(A1)",
    "2.3",
    "€1,234.50",
    "1 Jun 2026",
    "cell one",
    "cell two",
    "3.0",
    "€10.00",
    "short row",
    "All",
    "5.3",
    "€1,244.50",
    "KT01",
    "Write a quotation",
    "5 minutes",
    "first step",
    "their words",
    "head of sales",
    "Mind",
    "callout text",
    "over two rows",
    "lower step",
    "over both ways",
    "over the last two",
    "Merged cells",
    "name of the tester",
    "day of the test",
    "choose a result",
    "Deal ",
    "a sale in the making",
    "asked first",
    "within ",
    "a day",
    "at night",
    "task ahead",
    "Drawn figure",
    "Matrix",
    "Role 11",
    "right 11",
    "Wide matrix",
    "Two pixels",
    "Kaskad SIA",
    "Witness",
    "Technical Assignment",
    "CRM for Kaskad",
    "contract edition",
    "30 March 2026",
    "Regatta",
    "Ilze",
    "Purpose",
    "Signing",
)
"""What a reader must find in every format that shows whole documents."""
