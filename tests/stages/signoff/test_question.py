"""Questions that only a reader can answer, and replies that mean the same."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.models.blocks import Column, Heading, Paragraph, Row, Table
from toolkit.stages.signoff.contents import Section
from toolkit.stages.signoff.question import Question, is_right, question_for

PRICES = Table(
    caption="Phases",
    columns=(
        Column(header="Phase"),
        Column(header="Price", kind="money", currency="EUR"),
        Column(header="Ends", kind="date"),
    ),
    rows=(
        Row.of("P1", Decimal("8563.00"), date(2026, 6, 12), id="P1"),
        Row.of("P2", Decimal(2287), date(2026, 8, 21), id="P2"),
    ),
)
SECTION = Section("phases", "Phases and prices", (Heading(level=1, inlines="Phases", id="phases"), PRICES))


def test_it_asks_for_something_that_stands_in_the_section() -> None:
    asked = {
        question_for(SECTION, reader) for reader in ("ilze", "natalja", "guntis", "laura", "dace", "juris")
    }
    assert len(asked) > 1
    assert asked <= {
        Question("Table 'Phases': what does 'Price' say for 'P1'?", "8563.00", "P1"),
        Question("Table 'Phases': what does 'Ends' say for 'P1'?", "2026-06-12", "P1"),
        Question("Table 'Phases': what does 'Price' say for 'P2'?", "2287", "P2"),
        Question("Table 'Phases': what does 'Ends' say for 'P2'?", "2026-08-21", "P2"),
    }


def test_the_same_reader_is_asked_the_same_and_after_a_miss_something_else() -> None:
    assert question_for(SECTION, "ilze") == question_for(SECTION, "ilze")
    assert question_for(SECTION, "ilze", 1) != question_for(SECTION, "ilze")


def test_a_changed_section_asks_anew() -> None:
    text = Section("goals", "Goals", (Paragraph(inlines="Complaints are answered within two working days."),))
    assert question_for(text, "ilze") == Question(
        "Which word is missing? '_____ are answered within two working days.'", "Complaints", "Complaints"
    )


def test_an_empty_section_still_asks() -> None:
    assert is_right(question_for(Section("goals", "Goals and measures", ()), "ilze"), "measures")


@pytest.mark.parametrize(
    ("reply", "given", "right"),
    [
        ("8563.00", "8563", True),
        ("8563.00", "8,563.00 EUR", True),
        ("8563.00", "8 563,00", True),
        ("8563.00", "8563.10", False),
        ("8563.00", "", False),
        ("2026-06-12", "2026-06-12", True),
        ("2026-06-12", "2026-06-13", False),
        ("Complaints", " complaints ", True),
        ("Complaints", "complaint", False),
        ("two hours", "Two  hours.", True),
        ("Aufträge", "auftrage", False),
    ],
)
def test_replies(reply: str, given: str, right: bool) -> None:
    assert is_right(Question("?", reply), given) is right


def test_what_has_two_right_replies_is_not_asked() -> None:
    """Two tables without a caption look alike to who is asked; only what differs can be asked about."""
    columns = (Column(header="No."), Column(header="Role"), Column(header="Hours"))
    first = Table(columns=columns, rows=(Row.of("1", "packer", "12"),))
    second = Table(columns=columns, rows=(Row.of("1", "driver", "12"),))
    section = Section("roles", "Roles", (first, second))
    asked = {question_for(section, "ilze", attempt) for attempt in range(8)}
    assert asked == {Question("What does 'Hours' say for '1'?", "12", "1")}
