"""One document that holds everything the block tree can say; all exporters are held against it."""

import struct
import zlib
from datetime import date
from decimal import Decimal

from toolkit.models.blocks import (
    ApprovalSheet,
    Blocks,
    Callout,
    Cell,
    Code,
    Column,
    Definition,
    DefinitionTable,
    Figure,
    Footnote,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
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
from toolkit.models.document import Brand, Document, Properties

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
    brand=Brand(name="Eglitis", accent="#7A1F3D", legal_footer="Eglitis Consulting, Riga"),
)


def picture() -> bytes:
    """A PNG of two by one pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00" + b"\xff\x00\x00" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


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
            ListItem(blocks=(Rule(),)),
        ),
    )


def front() -> Blocks:
    """Title page, approval, contents, and every kind of inline text."""
    return (
        TitlePage(lines=(Definition(label="Edition", inlines="contract edition"),)),
        ApprovalSheet(id="approve", fields=(SignatureField(party="Client", name="Ilze", role="director"),)),
        TableOfContents(depth=2),
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
        Quote(blocks=(Paragraph(inlines="their words"),), attribution="head of sales"),
        Code(text="a  b\n\tc <d>"),
        Callout(kind="warning", title="Mind", blocks=(Paragraph(inlines="callout text"),)),
        PageBreak(),
        Heading(level=1, inlines="Matrix", numbered=False),
        wide_table(),
        Heading(level=1, inlines="Signing", id="signing"),
        Figure(alt="a red bar", png=picture(), caption="Two pixels", id="fig"),
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
