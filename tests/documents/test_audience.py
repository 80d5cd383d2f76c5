"""Who sees what."""

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.everything import PROPERTIES, requirements
from toolkit.documents.audience import for_audience, visible
from toolkit.documents.outline import walk
from toolkit.documents.plain import plain
from toolkit.models.blocks import (
    CIRCLES,
    Audience,
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Comment,
    Definition,
    DefinitionTable,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Table,
)
from toolkit.models.document import Document

AUDIENCES = st.sampled_from(CIRCLES)


def _line(audience: Audience) -> Block:
    return Paragraph(inlines=audience, audience=audience)


LEAVES = AUDIENCES.map(_line)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Quote, blocks=st.tuples(inner, inner), audience=AUDIENCES),
        st.builds(Callout, blocks=st.tuples(inner), audience=AUDIENCES),
        st.builds(
            List,
            items=st.tuples(st.builds(ListItem, blocks=st.tuples(inner), audience=AUDIENCES)),
            audience=AUDIENCES,
        ),
        st.builds(
            DefinitionTable,
            rows=st.tuples(
                st.builds(Definition, label=st.just("l"), blocks=st.tuples(inner), audience=AUDIENCES)
            ),
        ),
    ),
    max_leaves=12,
)


@given(st.lists(TREES, max_size=4))
def test_no_reader_gets_a_block_of_a_narrower_circle(trees: list[Block]) -> None:
    for place, audience in enumerate(CIRCLES):
        seen = list(walk(visible(tuple(trees), audience)))
        assert all(CIRCLES.index(block.audience) >= place for block in seen)
    assert visible(tuple(trees), "internal") == tuple(trees)


@given(st.lists(TREES, max_size=4))
def test_filtering_for_a_wider_circle_is_filtering_again(trees: list[Block]) -> None:
    blocks: Blocks = tuple(trees)
    assert visible(visible(blocks, "client"), "vendor") == visible(blocks, "vendor")


def test_a_hidden_column_takes_its_cells_along_and_narrows_spans() -> None:
    (table,) = visible((requirements(),), "vendor")
    assert isinstance(table, Table)
    assert len(table.columns) == 5
    assert table.rows[0].cells == (Cell(inlines="Group of sales", span=5),)
    assert table.rows[1].cells == requirements().rows[1].cells[:5]
    assert table.total is not None
    assert len(table.total.cells) == 5


def test_a_row_of_a_narrower_circle_goes() -> None:
    table = requirements()
    rows = (Row.of("only us", audience="internal"), Row.of("both", audience="client"))
    (seen,) = visible((table.model_copy(update={"rows": rows}),), "client")
    assert isinstance(seen, Table)
    assert [row.cells[0].inlines for row in seen.rows] == [("both",)]


def test_the_document_keeps_everything_else() -> None:
    document = Document(title="T", properties=PROPERTIES, blocks=(_line("vendor"), _line("client")))
    assert for_audience(document, "vendor") == document.model_copy(update={"blocks": (_line("vendor"),)})


def test_a_remark_for_a_narrower_circle_goes_and_its_text_stays() -> None:
    said = (
        "a ",
        Comment(inlines="b", text="why?", audience="client"),
        Link(url="https://e.org", inlines="c"),
    )
    blocks = (Paragraph(inlines=said),)
    assert visible(blocks, "client") == blocks
    assert visible(blocks, "vendor") == (Paragraph(inlines=("a ", "b", said[2])),)


def test_cells_over_hidden_rows_and_columns_become_smaller() -> None:
    table = Table(
        columns=(Column(header="a"), Column(header="b", audience="internal"), Column(header="c")),
        rows=(
            Row(
                cells=(Cell(inlines="hidden above", row_span=2), Cell(), Cell(inlines="x")),
                audience="internal",
            ),
            Row.of("y", "z"),
            Row.of(Cell(inlines="wide", span=2, row_span=2), "1"),
            Row.of("2", audience="internal"),
        ),
    )
    (shown,) = visible((table,), "vendor")
    assert isinstance(shown, Table)
    assert [[(plain(c.inlines), c.span, c.row_span) for c in row.cells] for row in shown.rows] == [
        [("", 1, 1), ("z", 1, 1)],
        [("wide", 1, 1), ("1", 1, 1)],
    ]
