"""A comparison holds both texts, word by word."""

from datetime import date
from decimal import Decimal

import pytest

from tests.documents.redline.texts import lines_of, pair
from toolkit.documents.redline.compare import compare
from toolkit.documents.redline.flatten import flattened
from toolkit.documents.redline.outcome import accepted, rejected
from toolkit.documents.redline.wording import merged
from toolkit.models.blocks import Changed, Column, Heading, Paragraph, Row, Table, Text
from toolkit.models.document import Document, Properties


@pytest.mark.parametrize("seed", range(200))
def test_all_taken_over_is_the_new_text_and_none_the_old(seed: int) -> None:
    old, new = pair(seed)
    both = compare(old, new).blocks
    assert lines_of(accepted(both)) == lines_of(flattened(new))
    assert lines_of(rejected(both)) == lines_of(flattened(old))


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_equal_texts_show_no_change(seed: int) -> None:
    old, _ = pair(seed)
    assert "change" not in compare(old, old).model_dump_json(exclude_defaults=True)


def document(*blocks: object) -> Document:
    return Document(title="T", properties=Properties(day=date(2026, 3, 30)), blocks=blocks)


def test_words_are_compared_one_by_one() -> None:
    assert merged(("within two days",), ("within three days",)) == (
        "within ",
        Changed(change="deleted", inlines=("two",)),
        Changed(change="inserted", inlines=("three",)),
        " days",
    )


def test_a_change_of_marks_is_a_change() -> None:
    bold = Text(text="must", marks=("strong",))
    assert merged(("must",), (bold,)) == (
        Changed(change="deleted", inlines=("must",)),
        Changed(change="inserted", inlines=(bold,)),
    )


def test_a_price_changes_inside_its_row_and_a_row_falls_away() -> None:
    columns = (Column(header="No."), Column(header="Price", kind="money", currency="EUR"))

    def prices(*rows: Row) -> Document:
        return document(Table(id="t", columns=columns, rows=rows))

    old = prices(Row.of("P1", Decimal(10), id="P1"), Row.of("P2", Decimal(5), id="P2"))
    new = prices(Row.of("P1", Decimal(12), id="P1"))
    (table,) = compare(old, new).blocks
    assert isinstance(table, Table)
    assert [row.change for row in table.rows] == ["", "deleted"]
    assert table.rows[0].cells[1].inlines == (
        Changed(change="deleted", inlines=("€10.00",)),
        Changed(change="inserted", inlines=("€12.00",)),
    )


def test_numbers_of_headings_are_text_and_change_with_it() -> None:
    old = document(Heading(level=1, inlines="Goals", id="g"), Heading(level=1, inlines="Prices", id="p"))
    new = document(Heading(level=1, inlines="Prices", id="p"))
    both = compare(old, new).blocks
    assert [(b.change, b.inlines) for b in both if isinstance(b, Heading)] == [
        ("deleted", ("1 ", "Goals")),
        (
            "",
            (
                Changed(change="deleted", inlines=("2",)),
                Changed(change="inserted", inlines=("1",)),
                " Prices",
            ),
        ),
    ]


def test_a_reworded_paragraph_is_one_paragraph() -> None:
    old = document(Paragraph(inlines="Each complaint is answered within two working days."))
    new = document(Paragraph(inlines="Each complaint is answered within one working day."))
    assert len(compare(old, new).blocks) == 1
    other = document(Paragraph(inlines="Nothing of this stands here any more."))
    assert [b.change for b in compare(old, other).blocks] == ["inserted", "deleted"]
