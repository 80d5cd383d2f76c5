"""Documents out of hostile text, for tests that want something nobody thought of."""

from hypothesis import strategies as st

from tests.documents.everything import PROPERTIES
from toolkit.models.blocks import (
    Block,
    Cell,
    Code,
    Column,
    Comment,
    Definition,
    DefinitionList,
    DefinitionTable,
    FillIn,
    Footnote,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    ListOfCaptions,
    Paragraph,
    Quote,
    Reference,
    Row,
    SignatureField,
    SignatureTable,
    Table,
    TableOfContents,
    Text,
    TitlePage,
)
from toolkit.models.document import Document

MARKUP = "& < > \" ' ]]> <!-- &amp; <w:t> {{ x }} {% y %} **b** # | =1+1 \\ ` $"
SCRIPTS = "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd \u0639\u0631\u0628\u064a \U0001f642 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u0301 \ufeff \u200b"
CONTROLS = "\x00 \x07 \x0b \x1b \x7f \x85 \ud800 \ufffe \uffff \t \n \r"
PIECES = [*MARKUP.split(" "), *SCRIPTS.split(" "), *CONTROLS.split(" "), " ", "word", "x" * 10_000]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join) | st.text(max_size=30)
IDS = st.sampled_from(["", "a", "A", "b c", "REQ-1", "ä" * 60, "<&>"])


def _inlines(depth: int) -> st.SearchStrategy[tuple[Inline, ...]]:
    leaf: st.SearchStrategy[Inline] = st.one_of(
        TEXTS,
        st.builds(Text, text=TEXTS, marks=st.sampled_from([(), ("strong", "code"), ("underline",)])),
        st.builds(LineBreak),
        st.builds(
            FillIn,
            id=IDS,
            hint=TEXTS,
            kind=st.sampled_from(["text", "date", "choice"]),
            choices=st.just(("a", "")),
        ),
    )
    if depth:
        inner = _inlines(depth - 1)
        leaf = st.one_of(
            leaf,
            st.builds(
                Link,
                url=st.sampled_from(["https://e.org/?a=1&b=<", "javascript:x", ""]) | TEXTS,
                inlines=inner,
            ),
            st.builds(Reference, target=IDS, inlines=inner),
            st.builds(Footnote, inlines=inner),
            st.builds(Comment, inlines=inner, text=TEXTS, author=TEXTS),
        )
    return st.lists(leaf, max_size=3).map(tuple)


INLINES = _inlines(2)
CELLS = st.builds(Cell, inlines=INLINES, span=st.integers(1, 3), row_span=st.integers(1, 3))
ROWS = st.lists(CELLS, max_size=3).map(tuple)


def _blocks(depth: int) -> st.SearchStrategy[tuple[Block, ...]]:
    leaf: st.SearchStrategy[Block] = st.one_of(
        st.builds(Heading, level=st.integers(1, 6), inlines=INLINES, id=IDS, numbered=st.booleans()),
        st.builds(Paragraph, inlines=INLINES, id=IDS),
        st.builds(Code, text=TEXTS),
        st.builds(TableOfContents),
        st.builds(ListOfCaptions, of=st.sampled_from(["tables", "figures"])),
        st.builds(TitlePage),
        st.builds(
            SignatureTable,
            fields=st.lists(st.builds(SignatureField, party=TEXTS, name=TEXTS), max_size=3).map(tuple),
        ),
        st.builds(
            Table,
            columns=st.lists(st.builds(Column, header=INLINES), min_size=1, max_size=3).map(tuple),
            rows=st.lists(st.builds(Row, cells=ROWS, id=IDS), max_size=3).map(tuple),
            caption=INLINES,
            id=IDS,
            landscape=st.booleans(),
        ),
    )
    if depth:
        inner = _blocks(depth - 1)
        pairs = st.lists(st.builds(Definition, label=INLINES, inlines=INLINES, blocks=inner), max_size=2).map(
            tuple
        )
        items = st.lists(st.builds(ListItem, blocks=inner, checked=st.sampled_from([None, True])), max_size=2)
        leaf = st.one_of(
            leaf,
            st.builds(List, items=items.map(tuple), ordered=st.booleans()),
            st.builds(Quote, blocks=inner, attribution=INLINES),
            st.builds(DefinitionTable, rows=pairs, id=IDS, title=INLINES),
            st.builds(DefinitionList, items=pairs),
        )
    return st.lists(leaf, max_size=3).map(tuple)


DOCUMENTS = st.builds(Document, title=TEXTS, properties=st.just(PROPERTIES), blocks=_blocks(2))
"""Whole documents; each is small."""
