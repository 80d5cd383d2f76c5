"""Who takes part and who signs."""

from toolkit.documents.content.labels import spoken
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import PersonClause
from toolkit.models.blocks import (
    ApprovalSheet,
    Block,
    Column,
    Definition,
    DefinitionTable,
    Row,
    SignatureField,
    SignatureTable,
    Table,
)


def parties(assignment: Assignment) -> tuple[Block, ...]:
    """Client and vendor with what identifies them."""
    client = assignment.client
    rows = [
        Definition(
            label="Client",
            inlines=", ".join(x for x in (client.legal_name or client.name, client.address) if x),
        )
    ]
    if assignment.vendor_name:
        edition = f", {assignment.vendor_edition}" if assignment.vendor_edition else ""
        rows.append(Definition(label="Vendor, product", inlines=f"{assignment.vendor_name}{edition}"))
    rows.append(Definition(label="Project", inlines=assignment.title))
    return (DefinitionTable(rows=tuple(rows)),)


def workgroup(assignment: Assignment) -> tuple[Block, ...]:
    """Names, roles and departments of the workgroup."""
    columns = (
        Column(header="Name", width=30),
        Column(header="Role", width=40),
        Column(header="Department", width=30),
    )
    rows = tuple(Row.of(p.name, p.role, spoken(p.department)) for p in assignment.workgroup)
    return (Table(id="tbl-workgroup", caption="Workgroup", columns=columns, rows=rows),)


def approval_sheet(assignment: Assignment) -> tuple[Block, ...]:
    """Who of the client approves before anybody signs."""
    fields = tuple(signature_field(p, assignment) for p in assignment.signatories if p.party == "client")
    return (ApprovalSheet(id="approval", title="Approval", fields=fields),) if fields else ()


def signatures(assignment: Assignment) -> tuple[Block, ...]:
    """Places to sign; who may veto approves on the approval sheet and does not sign here.

    The id of a place is that of the person, so that the signature field of a PDF finds it.
    """
    fields = tuple(
        signature_field(p, assignment).model_copy(update={"id": p.id})
        for p in assignment.signatories
        if not p.approves
    )
    return (SignatureTable(id="signature-places", fields=fields),) if fields else ()


def signature_field(person: PersonClause, assignment: Assignment) -> SignatureField:
    """The place for one person to sign."""
    client = person.party == "client"
    return SignatureField(
        party="Client" if client else "Vendor",
        name=person.name,
        role=person.role,
        organisation=(assignment.client.legal_name or assignment.client.name)
        if client
        else assignment.vendor_name,
    )


def sources(assignment: Assignment) -> tuple[Block, ...]:
    """The register of sources: which sitting, with which role, on which day."""
    columns = (
        Column(header="Key", width=10, kind="id"),
        Column(header="Day", width=16, kind="date"),
        Column(header="Asked", width=28),
        Column(header="Form", width=46),
    )
    rows = tuple(
        Row.of(
            s.key,
            s.day,
            s.who,
            s.title + (" (single questions)" if s.questions else ""),
            id=f"c-{s.key.lower()}",
        )
        for s in assignment.sources
    )
    return (Table(id="tbl-sources", caption="Sittings", columns=columns, rows=rows),)
