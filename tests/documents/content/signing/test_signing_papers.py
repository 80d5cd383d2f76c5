"""Signature sheet, acceptance record and change request, blank and filled."""

from datetime import UTC, date, datetime
from decimal import Decimal

from toolkit.documents.content.signing import acceptance, change, signature_sheet
from toolkit.documents.plain import plain
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import PersonClause, PhaseClause, PriceClause
from toolkit.models.blocks import Blocks, Callout, DefinitionTable, Figure, FillIn, SignatureTable, Table
from toolkit.models.engagement.engagement import Client
from toolkit.models.planning.offer import PriceModel
from toolkit.models.signoff.acceptance import AcceptanceRecord, AcceptanceStep, Defect
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.change import ChangedClause, ChangeEffect, ChangeRequest

DIGEST = "0123456789abcdef" * 4
PHASE = PhaseClause(
    id="P1", name="Set-up", start=date(2026, 4, 13), finish=date(2026, 6, 12), working_days=40,
    acceptance="All musts pass.", lines=(), price=Decimal(100),
)  # fmt: skip
ASSIGNMENT = Assignment(
    edition="contract", version="1.0", day=date(2026, 3, 30), draft=False, open_points=0, title="CRM", language="en",
    currency="EUR", client=Client(name="Kaskad"), vendor_name="Regatta", phases=(PHASE,),
    signatories=(
        PersonClause(name="Ilze", role="director"),
        PersonClause(name="Natalja", role="accountant", approves=True),
        PersonClause(name="", role="director", party="vendor"),
    ),
)  # fmt: skip
BASELINE = Baseline(
    id="B1", engagement="kaskad", edition="contract", frozen_at=datetime(2026, 4, 1, tzinfo=UTC), by="ilze",
    delivered=date(2026, 3, 30), root_sha256=DIGEST, content_sha256=DIGEST, docx_sha256=DIGEST,
    frozen_sha256=DIGEST, frozen_length=1, pages=58, log_head=DIGEST, sections=(),
)  # fmt: skip


def pairs(blocks: Blocks) -> dict[str, str]:
    return {
        plain(row.label): plain(row.inlines)
        for block in blocks
        if isinstance(block, DefinitionTable)
        for row in block.rows
    }


def test_the_hash_stands_in_groups_of_four() -> None:
    facts = pairs(signature_sheet.sheet_facts(ASSIGNMENT, BASELINE))
    grouped = " ".join(["0123", "4567", "89ab", "cdef"] * 4)
    assert facts["Content (SHA-256), printed on every page"] == facts["Frozen PDF (SHA-256)"] == grouped
    assert (facts["Baseline"], facts["Pages"]) == ("B1", "58")
    (code,) = signature_sheet.sheet_code(BASELINE)
    assert isinstance(code, Figure)
    assert code.png.startswith(b"\x89PNG")
    assert code == signature_sheet.sheet_code(BASELINE)[0]


def test_before_freezing_the_sheet_is_a_draft() -> None:
    (said,) = signature_sheet.sheet_code(None)
    assert isinstance(said, Callout)
    assert said.title == ("DRAFT: no baseline",)
    assert "Hash (SHA-256)" not in pairs(signature_sheet.sheet_facts(ASSIGNMENT, None))


def test_each_party_signs_on_its_own_sheet() -> None:
    signers = {}
    for party in ("client", "vendor"):
        (table,) = signature_sheet.sheet_signatures(ASSIGNMENT, party)
        assert isinstance(table, SignatureTable)
        signers[party] = [field.name for field in table.fields]
    assert signers == {"client": ["Ilze"], "vendor": [""]}


def test_a_record_shows_results_and_places_for_them() -> None:
    steps = (
        AcceptanceStep(id="s1", about="setup", criterion="roles tested", result="passed", evidence="seen"),
        AcceptanceStep(id="s2", about="other", criterion="not of this paper"),
    )
    record = AcceptanceRecord(phase="P1", steps=steps)
    blocks = acceptance.record_steps(
        ASSIGNMENT.model_copy(update={"phases": (PHASE.model_copy(update={"lines": (line("setup"),)}),)}),
        record,
    )
    (table,) = [b for b in blocks if isinstance(b, Table)]
    assert [plain(cell.inlines) for cell in table.rows[0].cells[1:]] == [
        "Set-up",
        "Roles tested",
        "passed",
        "seen",
    ]
    assert acceptance.count(record, "passed") == 1
    assert acceptance.count(record, "open") == 1


def test_defects_go_by_class_and_a_blank_record_has_room_for_them() -> None:
    found = (
        Defect(id="D2", text="late", defect_class="cosmetic"),
        Defect(id="D1", text="dead", defect_class="blocks"),
    )
    (table,) = acceptance.record_defects(AcceptanceRecord(phase="P1", defects=found))
    assert isinstance(table, Table)
    assert [plain(row.cells[2].inlines) for row in table.rows] == ["blocking", "cosmetic"]
    (blank,) = acceptance.record_defects(AcceptanceRecord(phase="P1"))
    assert isinstance(blank, Table)
    assert all(isinstance(cell.inlines[0], FillIn) for row in blank.rows for cell in row.cells[1:])


def test_a_change_request_says_what_changes_and_for_how_much() -> None:
    asked = ChangeRequest(
        id="CR1", baseline="B1", reason="new law", origin="accountant", opened=date(2026, 7, 1), opened_by="ilze",
        decides="Ilze", decision="accepted", decided=date(2026, 7, 3), sections=("law",),
        clauses=(ChangedClause(id="r1", number="REQ-LEG-001", kind="changed", before="old", after="new"),),
        effect=ChangeEffect(price=Decimal(500), price_before=Decimal(1000), price_after=Decimal(1500)),
    )  # fmt: skip
    facts = pairs(change.change_facts(ASSIGNMENT, asked)) | pairs(change.change_effect(ASSIGNMENT, asked))
    assert facts["Reason"] == "new law"
    assert facts["Effect on the price"] == "€500.00: from €1,000.00 to €1,500.00"
    assert facts["Decision"] == "accepted"
    assert facts["Day"] == "3 July 2026"
    (table,) = change.change_requirements(ASSIGNMENT, asked)
    assert isinstance(table, Table)
    assert [plain(c.inlines) for c in table.rows[0].cells] == ["REQ-LEG-001", "changed", "old", "new"]


def test_a_blank_change_request_has_places_for_everything() -> None:
    for blocks in (change.change_facts(ASSIGNMENT, None), change.change_effect(ASSIGNMENT, None)):
        rows = [row for b in blocks if isinstance(b, DefinitionTable) for row in b.rows]
        assert all(isinstance(row.inlines[0], FillIn) for row in rows if plain(row.label) != "Project")


def line(name: str) -> PriceClause:
    return PriceClause(id=name, name="set-up", price=Decimal(1), price_model=PriceModel.FIXED)
