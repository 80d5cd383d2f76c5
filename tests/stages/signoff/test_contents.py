"""Sections are hashed by what they say."""

from datetime import date
from decimal import Decimal

from toolkit.models.blocks import Column, Figure, Heading, Paragraph, Row, Table
from toolkit.models.document import Document, Properties
from toolkit.stages.signoff.contents import root_of, sections_of


def document(price: str = "10", width: float = 1, text: str = "Answered the same day.") -> Document:
    return Document(
        title="T",
        properties=Properties(day=date(2026, 3, 30)),
        blocks=(
            Paragraph(inlines="before"),
            Heading(level=1, inlines="Goals", id="goals"),
            Paragraph(inlines=text),
            Heading(level=2, inlines="Deeper", id="deeper"),
            Heading(level=1, inlines="Prices", id="prices"),
            Table(columns=(Column(header="P", width=width),), rows=(Row.of(Decimal(price)),)),
            Figure(alt="a", svg="<svg/>", png=b"1" if width == 1 else b"2"),
        ),
    )


def test_headings_of_the_first_level_begin_sections() -> None:
    sections = sections_of(document())
    assert [(s.id, s.title, len(s.blocks)) for s in sections] == [
        ("front", "", 1),
        ("goals", "Goals", 3),
        ("prices", "Prices", 3),
    ]


def changed(a: Document, b: Document) -> list[str]:
    return [x.id for x, y in zip(sections_of(a), sections_of(b), strict=True) if x.sha256 != y.sha256]


def test_a_change_touches_its_own_section_only() -> None:
    assert changed(document(), document(price="11")) == ["prices"]
    assert changed(document(), document(text="Answered the next day.")) == ["goals"]


def test_layout_is_not_content() -> None:
    assert changed(document(), document(width=3)) == []


def test_the_same_number_written_differently_is_a_change() -> None:
    assert changed(document(), document(price="10.0")) == ["prices"]


def test_the_root_hangs_on_all_of_them() -> None:
    roots = {
        root_of({s.id: s.sha256 for s in sections_of(d)})
        for d in (document(), document(price="11"), document())
    }
    assert len(roots) == 2
