"""ReqIF: our own files come back whole, changes of other tools too, others give their texts."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from toolkit.exchange.register.reqif_file import read_reqif, write_reqif
from toolkit.exchange.register.specification import read_specification
from toolkit.models.requirements.requirement import Register, Requirement, Review
from toolkit.problems import BadData
from toolkit.store.dossier import read_dossier

SAMPLE = Path(__file__).parents[3] / "samples" / "kaskad-pack"


def requirement(**more: Any) -> Requirement:
    fields: dict[str, Any] = {
        "id": "r1",
        "number": "REQ-SAL-001",
        "statement": 'Within <5> & "6" days,\n  it\'s done.',
        "acceptance": "Done\ttwice.",
        "category": "F.sales",
        "priority": "must",
        "review": Review(by="eva", at=datetime(2026, 3, 30, tzinfo=UTC), words="a", answers="b"),
        "sources": ({"interview": "F03-anna", "question": "q", "member": "anna", "quote": "так и ë"},),
    }
    return Requirement.model_validate(fields | more)


def test_our_own_file_comes_back_whole() -> None:
    register = read_dossier(SAMPLE).requirements
    data = write_reqif(register, "Kaskad & <Pack>")
    assert read_reqif(data, "r.reqif").own == register
    assert write_reqif(register, "Kaskad & <Pack>") == data


def test_numbers_are_not_given_twice_although_another_tool_dropped_the_note() -> None:
    register = Register(requirements=(requirement(number="REQ-SAL-041"),), last_numbers={"SAL": 44, "BO": 2})
    data = write_reqif(register, "T").replace(b"crmkit.LastNumbers:", b"other:")
    own = read_reqif(data, "r.reqif").own
    assert own is not None
    assert own.last_numbers == {"SAL": 41}


def test_odd_characters_survive() -> None:
    register = Register(requirements=(requirement(),), last_numbers={"SAL": 1})
    assert read_reqif(write_reqif(register, "T"), "r.reqif").own == register


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        min_size=1,
    )
)
def test_any_statement_survives(text: str) -> None:
    register = Register(requirements=(requirement(statement=text),), last_numbers={"SAL": 1})
    assert read_reqif(write_reqif(register, "T"), "r.reqif").own == register


def test_what_another_tool_changed_comes_back() -> None:
    register = Register(requirements=(requirement(statement="Count calls."),))
    data = write_reqif(register, "T").replace(b'THE-VALUE="Count calls."', b'THE-VALUE="Count mails."', 9)
    own = read_reqif(data, "r.reqif").own
    assert own is not None
    assert own.requirements[0].statement == "Count mails."
    assert own.requirements[0].review == register.requirements[0].review


def test_a_foreign_file_gives_its_texts() -> None:
    ours = write_reqif(Register(requirements=(requirement(statement="Count all calls."),)), "T").decode()
    foreign = ours.replace("crmkit.Data", "Other.Data")
    (found,) = read_reqif(foreign.encode(), "r.reqif").foreign
    assert (found.place, found.text) == ("REQ-SAL-001", "Count all calls.")


@pytest.mark.parametrize(
    "data",
    [b"", b"<x/>", b"\xff", b'<!DOCTYPE x [<!ENTITY a "b">]><REQ-IF/>', b"<REQ-IF><CORE-CONTENT/></REQ-IF>"],
)
def test_rubbish(data: bytes) -> None:
    try:
        content = read_reqif(data, "r.reqif")
    except BadData:
        return
    assert (content.own, content.foreign) == (None, ())


def test_an_old_specification_gives_paragraphs_and_rows() -> None:
    document = Document()
    document.add_heading("4. What the system shall do for us", 1)
    document.add_paragraph("The system shall send an SMS to every customer.")
    document.add_paragraph("Too short.")
    table = document.add_table(rows=3, cols=2)
    for at, (left, right) in enumerate(
        [("No.", "Demand of the sales department"), ("1", "Print a list of all open orders."), ("2", "no")]
    ):
        table.cell(at, 0).text, table.cell(at, 1).text = left, right
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_specification(buffer.getvalue(), "old.docx")
    assert [(text.place, text.text) for text in found] == [
        ("paragraph 2", "The system shall send an SMS to every customer."),
        ("table 1, row 2", "Print a list of all open orders."),
    ]
    with pytest.raises(BadData, match="no Word document"):
        read_specification(b"PK rubbish", "old.docx")
