"""The trace matrix as a block: everything for the client, no grade and no state for the vendor."""

from datetime import date

from toolkit.documents.audience import for_audience
from toolkit.documents.content.trace import trace_annex, trace_matrix
from toolkit.documents.plain import plain
from toolkit.models.blocks import Table
from toolkit.models.document import Document, Properties
from toolkit.models.requirements.requirement import RequirementStatus
from toolkit.models.requirements.trace import TraceLink, TraceRow
from toolkit.models.selection.key_task import Priority

ROW = TraceRow(
    requirement="r1",
    number="REQ-SAL-001",
    statement="The system shall =SUM(A1).",
    priority=Priority.MUST,
    status=RequirementStatus.ACCEPTED,
    state="outdated",
    links=(
        TraceLink(station="answer", target="F03-anna:sal_vol", state="outdated", why="it changed"),
        TraceLink(station="answer", target="F03-anna:sal_own"),
        TraceLink(station="key_task", target="KT01"),
        TraceLink(station="rating", target="V1:KT01", text="good, needed good"),
        TraceLink(station="clause", target="REQ-SAL-001"),
    ),
)


def shown(audience: str) -> list[str]:
    blocks = trace_matrix([ROW])
    document = Document(title="T", properties=Properties(day=date(2026, 3, 30)), blocks=blocks)
    (table,) = (b for b in for_audience(document, audience).blocks if isinstance(b, Table))  # type: ignore[arg-type]
    return [str(cell.inlines[0]) if cell.inlines else "" for cell in table.rows[0].cells]


def test_the_client_sees_all() -> None:
    assert shown("client") == [
        "REQ-SAL-001", "The system shall =SUM(A1).", "Must", "outdated: it changed", "F03-anna", "KT01",
        "KT01 good, needed good", "", "", "REQ-SAL-001",
    ]  # fmt: skip


def test_the_vendor_sees_neither_state_nor_grade() -> None:
    told = shown("vendor")
    assert not any("outdated" in cell or "good" in cell for cell in told)
    assert told[0] == "REQ-SAL-001"


def test_the_annex_names_sittings_by_their_key_and_no_rating() -> None:
    (table,) = trace_annex([ROW], {"F03-anna": "S01"}, {ROW.shown_id: "P1"})
    assert isinstance(table, Table)
    assert [plain(column.header) for column in table.columns] == [
        "Clause", "Priority", "Asked for in", "Key task", "Gap", "Accepted in",
    ]  # fmt: skip
    assert "anna" not in table.model_dump_json()
    (before,) = trace_annex([ROW], {}, {})
    assert isinstance(before, Table)
    assert len(before.columns) == 5
