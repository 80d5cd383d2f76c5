"""What is paid and when: phases with their lines, licences, totals, instalments, blocked weeks."""

from datetime import date
from decimal import Decimal

from toolkit.documents.content.labels import PRICE_MODELS, sentence
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import LicenceClause, PhaseClause
from toolkit.models.blocks import Block, Column, Heading, Paragraph, Row, Table, Text


def dates(assignment: Assignment) -> tuple[Block, ...]:
    """Phases with their dates, and the dated events of all of them."""
    columns = (
        Column(header="Phase", width=10, kind="id"),
        Column(header="Content", width=42),
        Column(header="From", width=17, kind="date"),
        Column(header="To", width=17, kind="date"),
        Column(header="Working days", width=14, kind="number", decimals=0),
    )
    rows = tuple(Row.of(p.id, p.name, p.start, p.finish, p.working_days) for p in assignment.phases)
    table = Table(id="tbl-schedule", caption="Phases and dates", columns=columns, rows=rows)
    events = [(m.day, p.id, m.name) for p in assignment.phases for m in p.milestones]
    return (table, _milestones(sorted(events))) if events else (table,)


def _milestones(events: list[tuple[date, str, str]]) -> Table:
    columns = (
        Column(header="Milestone", width=60),
        Column(header="Phase", width=15, kind="id"),
        Column(header="Day", width=25, kind="date"),
    )
    rows = tuple(Row.of(name, phase, day) for day, phase, name in events)
    return Table(id="tbl-milestones", caption="Milestones", columns=columns, rows=rows)


def phases(assignment: Assignment) -> tuple[Block, ...]:
    """The price of each phase, then its lines."""
    blocks: list[Block] = [_overview(assignment)]
    for phase in assignment.phases:
        blocks.append(Heading(level=2, inlines=f"{phase.id}: {phase.name}", id=f"phase-{phase.id.lower()}"))
        blocks.append(_lines(phase, assignment.currency))
    return tuple(blocks)


def _overview(assignment: Assignment) -> Table:
    columns = (
        Column(header="Phase", width=12, kind="id"),
        Column(header="Content", width=64),
        Column(header="Price", width=24, kind="money", currency=assignment.currency),
    )
    rows = tuple(Row.of(p.id, p.name, p.price) for p in assignment.phases)
    total = sum((p.price for p in assignment.phases), Decimal(0))
    return Table(
        id="tbl-phases",
        caption="Price of the phases",
        columns=columns,
        rows=rows,
        total=Row.of("All", None, total),
    )


def _lines(phase: PhaseClause, currency: str) -> Table:
    columns = (
        Column(header="Work", width=36),
        Column(header="Result, or condition of acceptance", width=38),
        Column(header="Price model", width=11),
        Column(header="Price", width=15, kind="money", currency=currency),
    )
    rows = tuple(
        Row.of(
            (sentence(line.name), Text(text=" (not yet decided)", marks=("emphasis",)))
            if line.open
            else sentence(line.name),
            sentence(line.result),
            PRICE_MODELS[line.price_model],
            line.price,
        )
        for line in phase.lines
    )
    return Table(columns=columns, rows=rows, total=Row.of(f"{phase.id} in all", None, None, phase.price))


def licences(assignment: Assignment) -> tuple[Block, ...]:
    """Licences that are paid once."""
    if not assignment.licences:
        return (Paragraph(inlines="No licence is bought."),)
    total = sum((x.total for x in assignment.licences), Decimal(0))
    return (
        _price_lines(assignment.licences, assignment.currency, Row.of("In all", None, None, None, total)),
    )


def recurring(assignment: Assignment) -> tuple[Block, ...]:
    """Charges that come again."""
    if not assignment.recurring:
        return (Paragraph(inlines="Nothing is charged again."),)
    return (_price_lines(assignment.recurring, assignment.currency, None),)


def _price_lines(lines: tuple[LicenceClause, ...], currency: str, total: Row | None) -> Table:
    columns = (
        Column(header="Item", width=40),
        Column(header="Charged", width=17),
        Column(header="Quantity", width=11, kind="number"),
        Column(header="Unit price", width=16, kind="money", currency=currency),
        Column(header="Price", width=16, kind="money", currency=currency),
    )
    rows = tuple(Row.of(x.label, x.charge, x.quantity, x.unit_price, x.total) for x in lines)
    return Table(columns=columns, rows=rows, total=total)


def price_total(assignment: Assignment) -> tuple[Block, ...]:
    """Phases and licences together."""
    columns = (
        Column(header="Paid once", width=80),
        Column(header="Price", width=20, kind="money", currency=assignment.currency),
    )
    phases_sum = sum((p.price for p in assignment.phases), Decimal(0))
    licences_sum = sum((x.total for x in assignment.licences), Decimal(0))
    rows = (Row.of("Work of all phases", phases_sum), Row.of("Licences", licences_sum))
    vat_of_phases = sum((line.vat for phase in assignment.phases for line in phase.lines), Decimal(0))
    vat_of_licences = sum((x.vat for x in assignment.licences), Decimal(0))
    if vat_of_phases or vat_of_licences:
        return (_with_vat(assignment, (phases_sum, vat_of_phases), (licences_sum, vat_of_licences)),)
    table = Table(
        id="tbl-price",
        caption="Price without VAT",
        columns=columns,
        rows=rows,
        total=Row.of("In all", assignment.price),
    )
    return (table,)


def _with_vat(
    assignment: Assignment, work: tuple[Decimal, Decimal], licences: tuple[Decimal, Decimal]
) -> Table:
    """Net, VAT and gross; the VAT is rounded at each line and added up."""
    money = {"kind": "money", "currency": assignment.currency}
    columns = (
        Column(header="Paid once", width=40),
        *(Column.model_validate({"header": name, "width": 20, **money}) for name in ("Net", "VAT", "Gross")),
    )
    rows = tuple(
        Row.of(name, net, vat, net + vat)
        for name, (net, vat) in (("Work of all phases", work), ("Licences", licences))
    )
    net, vat = work[0] + licences[0], work[1] + licences[1]
    total = Row.of("In all", net, vat, net + vat)
    return Table(id="tbl-price", caption="Price", columns=columns, rows=rows, total=total)


def payments(assignment: Assignment) -> tuple[Block, ...]:
    """Instalments; they add up to the price of the phases."""
    if not assignment.payments:
        return (Paragraph(inlines="Each phase is paid after its signed acceptance."),)
    columns = (
        Column(header="Instalment", width=54),
        Column(header="Due on or after", width=22, kind="date"),
        Column(header="Amount", width=24, kind="money", currency=assignment.currency),
    )
    rows = tuple(Row.of(p.what, p.due, p.amount) for p in assignment.payments)
    total = sum((p.amount for p in assignment.payments), Decimal(0))
    note = "Where a line is paid by effort below its ceiling, the instalment falls by the same amount."
    return (
        Table(
            id="tbl-payments",
            caption="Payments",
            columns=columns,
            rows=rows,
            total=Row.of("In all", None, total),
        ),
        Paragraph(role="small", inlines=note),
    )


def blocked(assignment: Assignment) -> tuple[Block, ...]:
    """Weeks in which nobody may be disturbed."""
    columns = (
        Column(header="From", width=25, kind="date"),
        Column(header="To", width=25, kind="date"),
        Column(header="Reason", width=50),
    )
    rows = tuple(Row.of(b.start, b.finish, b.reason) for b in assignment.blocked)
    return (Table(columns=columns, rows=rows),)


def phase_acceptance(assignment: Assignment) -> tuple[Block, ...]:
    """What makes each phase accepted."""
    columns = (Column(header="Phase", width=12, kind="id"), Column(header="Accepted when", width=88))
    rows = tuple(Row.of(p.id, p.acceptance) for p in assignment.phases)
    return (Table(id="tbl-acceptance", caption="Acceptance of the phases", columns=columns, rows=rows),)
