"""Vendors in documents: claims against grades (for the comparison), cost over the years."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import get_args

from toolkit.documents.content.labels import GRADES, OFFER_CLASSES, sentence
from toolkit.models.blocks import Block, Column, Paragraph, Row, Table
from toolkit.models.selection.claim import ClaimWord, VendorClaims
from toolkit.models.selection.cost import CostSheet
from toolkit.models.selection.scorecard import InterfaceProperty, Scorecard, Usability
from toolkit.models.selection.vendor import Vendor

CLAIM_WORDS: dict[ClaimWord, str] = {
    "borne_out": "borne out",
    "not_borne_out": "not borne out",
    "not_proved": "not proved",
    "as_claimed": "as claimed",
    "better_than_claimed": "better than claimed",
    "no_answer": "no answer",
}
#: The widest spans first: what a reader looks for.
_FIRST: tuple[ClaimWord, ...] = (
    "not_borne_out",
    "not_proved",
    "no_answer",
    "better_than_claimed",
    "as_claimed",
    "borne_out",
)


def claims_blocks(claims: Sequence[VendorClaims]) -> tuple[Block, ...]:
    """For each vendor: how its claims came out, then task by task, the broken ones first.

    A claim is never a rating: nothing here enters points, gate or verdict.
    """
    blocks: list[Block] = []
    for vendor in claims:
        which = f"round {vendor.round}" if vendor.round else "noted by hand"
        counted = ", ".join(f"{vendor.count(w)} {CLAIM_WORDS[w]}" for w in _FIRST if vendor.count(w))
        blocks.append(Paragraph(audience="client", inlines=f"{vendor.vendor}, {which}: {counted}."))
        blocks.append(_claims(vendor))
    return tuple(blocks)


def _claims(vendor: VendorClaims) -> Table:
    columns = (
        Column(header="Task", width=8, kind="id"),
        Column(header="", width=36),
        Column(header="The vendor wrote", width=20),
        Column(header="The group saw", width=18),
        Column(header="So", width=18),
    )
    ordered = sorted(vendor.claims, key=lambda c: _FIRST.index(c.word))
    rows = tuple(
        Row.of(
            c.task,
            sentence(c.name),
            OFFER_CLASSES[c.offer_class] if c.offer_class else "(blank)",
            GRADES[c.grade],
            CLAIM_WORDS[c.word],
        )
        for c in ordered
    )
    return Table(
        audience="client",
        id=f"tbl-claims-{vendor.vendor.lower()}",
        caption=f"Claims of {vendor.vendor} against what was seen",
        columns=columns,
        rows=rows,
    )


def interface_blocks(cards: Sequence[Scorecard], people: Mapping[str, str]) -> tuple[Block, ...]:
    """What raters gave the five properties of each interface after days of own work; empty when nobody did."""
    rows = tuple(
        Row.of(
            card.vendor,
            people.get(card.rater, card.rater),
            card.usability.days_of_own_work,
            *(_property(card.usability, name) for name in get_args(InterfaceProperty)),
        )
        for card in cards
        if card.usability
    )
    if not rows:
        return ()
    columns = (
        Column(header="Vendor", width=9, kind="id"),
        Column(header="Rater", width=19),
        Column(header="Days", width=7, kind="number"),
        *(Column(header=sentence(name), width=13) for name in get_args(InterfaceProperty)),
    )
    return (
        Table(
            audience="client",
            id="tbl-interface",
            caption="The interface after days of own work",
            columns=columns,
            rows=rows,
        ),
    )


def _property(usability: Usability, name: str) -> str:
    return next((GRADES[r.grade] for r in usability.properties if r.property == name), "")


def reference_blocks(vendors: Sequence[Vendor]) -> tuple[Block, ...]:
    """What customers said whom the client rang; empty when nobody was rung."""
    rows = tuple(
        Row.of(v.id, c.customer, c.date, sentence(c.said)) for v in vendors for c in v.reference_calls
    )
    if not rows:
        return ()
    columns = (
        Column(header="Vendor", width=10, kind="id"),
        Column(header="Customer", width=26),
        Column(header="Rung", width=14, kind="date"),
        Column(header="What they said", width=50),
    )
    return (Table(audience="client", id="tbl-references", caption="References", columns=columns, rows=rows),)


def cost_overview(sheets: Sequence[CostSheet]) -> tuple[Block, ...]:
    """The table that compares; empty when no price sheet is in."""
    return (_overview(sheets),) if sheets else ()


def cost_tables(sheets: Sequence[CostSheet]) -> tuple[Block, ...]:
    """One table that compares, then one for each way of going on with all its lines."""
    return (_overview(sheets), *(_lines(sheet) for sheet in sheets))


def _overview(sheets: Sequence[CostSheet]) -> Table:
    """One row a way; the month of break-even only where it is known what doing nothing costs."""
    years = len(sheets[0].years) if sheets else 0
    known = any(s.what == "do_nothing" for s in sheets)
    even = Column(header="Costs no more than doing nothing from month", width=14)
    columns = (
        Column(header="Way", width=24),
        Column(header="Currency", width=8),
        Column(header="Once", width=12, kind="money"),
        *(Column(header=f"Year {n}", width=10, kind="money") for n in range(1, years + 1)),
        Column(header="All years", width=12, kind="money"),
        *((even,) if known else ()),
    )
    rows = tuple(
        Row.of(
            f"{s.id} {s.name}" if s.what == "vendor" else s.name,
            s.currency,
            s.once,
            *s.years,
            s.total,
            *((_even(s),) if known else ()),
        )
        for s in sheets
    )
    return Table(
        audience="client",
        id="tbl-cost",
        caption="Cost over the years, net of VAT",
        columns=columns,
        rows=rows,
        landscape=True,
    )


def _even(sheet: CostSheet) -> str:
    if sheet.what == "do_nothing":
        return ""
    return str(sheet.break_even or "not within the years")


def _lines(sheet: CostSheet) -> Table:
    years = len(sheet.years)
    columns = (
        Column(header="Line", width=30),
        Column(header="Kind", width=12),
        Column(header="Once", width=12, kind="money"),
        *(Column(header=f"Year {n}", width=10, kind="money") for n in range(1, years + 1)),
    )
    rows = tuple(Row.of(x.label, x.kind.replace("_", " "), x.once, *x.years) for x in sheet.lines)
    total = Row.of("All", "", sheet.once, *(sheet.years or (Decimal(0),) * years))
    return Table(
        audience="client",
        id=f"tbl-cost-{sheet.id.lower()}",
        caption=sheet.name,
        columns=columns,
        rows=rows,
        total=total,
    )
