"""The neutral block tree: what a document says, without a word about Word, HTML or PDF.

A document is a row of blocks; a block holds inlines or further blocks. Plain `str` is an inline too,
so text that came from people enters as data and never goes through a parser. Each block says who may
read it (`audience`, the widest circle): `internal` lies inside `client`, `client` inside `vendor`.
`documents.audience` leaves out what is not meant for a reader.

    Paragraph(inlines=("Must answer ", Text(text="the same day", marks=("strong",)), "."))
    Row.of("REQ-SAL-012", "Quote from stock", Decimal("1250.00"), date(2026, 6, 1))
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field

from toolkit.models.noun import Noun

Audience = Literal["internal", "client", "vendor"]
CIRCLES: tuple[Audience, ...] = get_args(Audience)
"""From the narrowest circle of readers to the widest."""

Mark = Literal["strong", "emphasis", "strike", "underline", "code", "muted", "accent"]


class Piece(Noun):
    """Anything in the tree. Its validator is made at its first use: many commands need only a few of them."""

    model_config = ConfigDict(defer_build=True)


# --- inlines ---------------------------------------------------------------------------------------
class Text(Piece):
    """A run of text with marks; unmarked text is simply a `str`. `language` only where it differs."""

    type: Literal["text"] = "text"
    text: str
    marks: tuple[Mark, ...] = ()
    language: str = ""


class LineBreak(Piece):
    """A new line inside a paragraph."""

    type: Literal["line_break"] = "line_break"


class Link(Piece):
    """A link to the outside: http, https, mailto or tel; anything else is shown as text."""

    type: Literal["link"] = "link"
    url: str
    inlines: "Inlines"


class Reference(Piece):
    """A link to a stable id in this document. Without inlines it shows what the id is: `3.2`, `Table 4`."""

    type: Literal["reference"] = "reference"
    target: str
    inlines: "Inlines" = ()


class Footnote(Piece):
    """A note at the foot of the page; exporters count the notes."""

    type: Literal["footnote"] = "footnote"
    inlines: "Inlines"


class Comment(Piece):
    """A remark in the margin of the inlines, such as an open question; it follows their readers unless narrower."""

    type: Literal["comment"] = "comment"
    inlines: "Inlines"
    text: str
    author: str = ""
    audience: Audience = "client"


ChangeMark = Literal["", "inserted", "deleted"]
"""What became of something between two texts."""


class Changed(Piece):
    """Inlines that a later text has and the earlier has not (`inserted`), or the other way round."""

    type: Literal["changed"] = "changed"
    change: Literal["inserted", "deleted"]
    inlines: "Inlines"


class FillIn(Piece):
    """A place that a person fills in: a name, a day, a result. `hint` shows while it is empty."""

    type: Literal["fill_in"] = "fill_in"
    id: str
    hint: str
    kind: Literal["text", "date", "choice"] = "text"
    choices: tuple[str, ...] = ()


Inline = (
    str
    | Annotated[
        Text | LineBreak | Link | Reference | Footnote | Comment | Changed | FillIn,
        Field(discriminator="type"),
    ]
)


def _as_tuple(value: object) -> object:
    """A single string where a row of inlines is wanted; an empty one is no inline at all."""
    if isinstance(value, str):
        return (value,) if value else ()
    return value


Inlines = Annotated[tuple[Inline, ...], BeforeValidator(_as_tuple)]
"""A row of inlines; a plain string is taken for a row of one."""


# --- blocks ----------------------------------------------------------------------------------------
class Part(Piece):
    """Anything that may be kept from some readers; `change` is set only in a comparison of two texts."""

    audience: Audience = "vendor"
    change: ChangeMark = ""


class Heading(Part):
    """A heading. `id` is stable over versions: links, reading rounds and diffs hang on it."""

    type: Literal["heading"] = "heading"
    level: int = Field(ge=1, le=6)
    inlines: Inlines
    id: str = ""
    numbered: bool = True


class Paragraph(Part):
    """A paragraph; the role chooses the style."""

    type: Literal["paragraph"] = "paragraph"
    inlines: Inlines
    role: Literal["body", "lead", "note", "small", "label"] = "body"
    id: str = ""


class ListItem(Part):
    """One entry of a list; `checked` makes it a task."""

    blocks: "Blocks"
    checked: bool | None = None


class List(Part):
    """Bullets or numbers; nested lists stand among the blocks of an item."""

    type: Literal["list"] = "list"
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True


class Column(Part):
    """One column. `width` is relative, 0 in any column lets the content decide about all of them.

    `decimals` and `currency` say how values of the cells are shown.
    """

    header: Inlines
    kind: Literal["text", "number", "money", "date", "id"] = "text"
    width: float = Field(default=0, ge=0)
    decimals: int | None = None
    currency: str = ""


class Cell(Piece):
    """Inlines, or blocks, or a value that each exporter formats itself (xlsx keeps it a number or date).

    A cell covers `span` columns and `row_span` rows; the rows below leave out the cells it covers.
    """

    inlines: Inlines = ()
    blocks: "Blocks" = ()
    value: Decimal | date | None = None
    span: int = Field(default=1, ge=1)
    row_span: int = Field(default=1, ge=1)


CellContent = Cell | str | int | Decimal | date | tuple[Inline, ...] | None


class Row(Part):
    """A row. `id` can be referred to; `filters` (for example priority: must) is what a reader can filter by."""

    cells: tuple[Cell, ...]
    id: str = ""
    filters: dict[str, str] = {}
    role: Literal["body", "group"] = "body"

    @classmethod
    def of(
        cls,
        *contents: CellContent,
        id: str = "",  # noqa: A002  # the word of the field
        filters: Mapping[str, str] | None = None,
        audience: Audience = "vendor",
    ) -> "Row":
        """A row from plain values: text, inlines, numbers, days, `None` for an empty cell, or ready cells."""
        cells = tuple(as_cell(content) for content in contents)
        return cls(cells=cells, id=id, filters=dict(filters or {}), audience=audience)


def as_cell(content: CellContent) -> Cell:
    """The cell for a plain value."""
    if isinstance(content, Cell):
        return content
    if isinstance(content, int):
        return Cell(value=Decimal(content))
    if isinstance(content, Decimal | date):
        return Cell(value=content)
    return Cell(inlines=content or ())


class Table(Part):
    """A table with a header row. Wide ones ask for a page lying on its side (`landscape`)."""

    type: Literal["table"] = "table"
    columns: tuple[Column, ...] = Field(min_length=1)
    rows: tuple[Row, ...]
    total: Row | None = None
    caption: Inlines = ()
    id: str = ""
    landscape: bool = False


class Definition(Part):
    """A label and what it says; either inlines or blocks."""

    label: Inlines
    inlines: Inlines = ()
    blocks: "Blocks" = ()


class DefinitionTable(Part):
    """Pairs of label and value under one title: a requirement card, a contact sheet."""

    type: Literal["definition_table"] = "definition_table"
    rows: tuple[Definition, ...]
    key: str = ""
    title: Inlines = ()
    id: str = ""
    filters: dict[str, str] = {}


class Quote(Part):
    """Somebody's own words; `attribution` is already as short as the reader may see it."""

    type: Literal["quote"] = "quote"
    blocks: "Blocks"
    attribution: Inlines = ()


class Code(Part):
    """Text in which each space counts."""

    type: Literal["code"] = "code"
    text: str
    language: str = ""


class Callout(Part):
    """A framed remark: a note, a warning, what makes the document a draft."""

    type: Literal["callout"] = "callout"
    kind: Literal["note", "warning", "draft"] = "note"
    title: Inlines = ()
    blocks: "Blocks" = ()


class PageBreak(Part):
    """What follows begins on a new page."""

    type: Literal["page_break"] = "page_break"


class Rule(Part):
    """A thin line across the page."""

    type: Literal["rule"] = "rule"


class TableOfContents(Part):
    """The contents, filled in by the exporter down to `depth` levels."""

    type: Literal["table_of_contents"] = "table_of_contents"
    depth: int = Field(default=2, ge=1, le=6)
    title: Inlines = ()


class ListOfCaptions(Part):
    """All captioned tables or figures with their pages, filled in by the exporter; nothing if there are none."""

    type: Literal["list_of_captions"] = "list_of_captions"
    of: Literal["tables", "figures"]
    title: Inlines = ()


class DefinitionList(Part):
    """Terms and what they mean, as in a glossary."""

    type: Literal["definition_list"] = "definition_list"
    items: tuple[Definition, ...]


class TitlePage(Part):
    """The first page, made of the document's own title and properties; `lines` are added below them."""

    type: Literal["title_page"] = "title_page"
    lines: tuple[Definition, ...] = ()


class SignatureField(Piece):
    """A place to sign. Empty name or role leaves a line to fill in."""

    party: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    id: str = ""


class SignatureTable(Part):
    """Places to sign, one beside the other for each party."""

    type: Literal["signature_table"] = "signature_table"
    fields: tuple[SignatureField, ...]
    id: str = ""


class ApprovalSheet(Part):
    """Who approves the document before it is signed, on a page of its own."""

    type: Literal["approval_sheet"] = "approval_sheet"
    fields: tuple[SignatureField, ...]
    title: Inlines = ()
    blocks: "Blocks" = ()
    id: str = ""


class Figure(Part):
    """A picture: PNG for Word, SVG where it can be shown; `alt` says what is to be seen."""

    type: Literal["figure"] = "figure"
    alt: str = Field(min_length=1)
    png: bytes = b""
    svg: str = ""
    caption: Inlines = ()
    id: str = ""
    width_mm: float = Field(default=160, gt=0, le=250)


Block = Annotated[
    Heading
    | Paragraph
    | List
    | Table
    | DefinitionTable
    | Quote
    | Code
    | Callout
    | PageBreak
    | Rule
    | TableOfContents
    | ListOfCaptions
    | DefinitionList
    | TitlePage
    | SignatureTable
    | ApprovalSheet
    | Figure,
    Field(discriminator="type"),
]
Blocks = tuple[Block, ...]
