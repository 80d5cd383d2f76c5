"""The inside of the plan: expected values, P80, budget. For the client only; no block of it reaches a vendor."""

from decimal import Decimal

from toolkit.documents.content.labels import sentence
from toolkit.models.blocks import Block, Callout, Column, Paragraph, Row, Table
from toolkit.models.planning.plan import Effort, Plan
from toolkit.models.planning.plan_inputs import Budget
from toolkit.models.selection.comparison import Verdict


def headline(plan: Plan, budget: Budget, verdict: Verdict, vendor_names: dict[str, str]) -> tuple[Block, ...]:
    """The figures somebody in a hurry needs."""
    columns = (
        Column(header="", width=52),
        Column(header="Expected", width=16, kind="money", currency=plan.currency),
        Column(header="P80", width=16, kind="money", currency=plan.currency),
        Column(header="Budget", width=16, kind="money", currency=plan.currency),
    )
    once, half = plan.one_off, plan.first_half_year
    rows = [Row.of("One-off cost with licences", once.expected, once.p80, budget.once_cap)]
    if half is not None:
        rows.append(
            Row.of(
                "First half-year with licences",
                once.licences + half.mean_cost,
                once.licences + half.p80_cost,
                budget.first_half_year_cap,
            )
        )
    leader = vendor_names.get(verdict.vendor or "", verdict.vendor or "nobody")
    text = f"{verdict.word.value}: {leader}. {verdict.reason}"
    return (
        Paragraph(role="lead", inlines=(text,)),
        Table(
            id="tbl-headline",
            caption="Cost against the budget",
            columns=columns,
            rows=tuple(rows),
            audience="client",
        ),
    )


def findings(plan: Plan) -> tuple[Block, ...]:
    """What breaks a cap or a date."""
    return tuple(
        Callout(
            kind="warning" if finding.level == "warn" else "draft" if finding.level == "block" else "note",
            title={"warn": "Warning", "block": "Open", "info": "Remark"}[finding.level],
            blocks=(Paragraph(inlines=(finding.message,)),),
            audience="client",
        )
        for finding in plan.findings
    )


def phase_summary(plan: Plan) -> tuple[Block, ...]:
    """Each phase with effort and cost, and the whole."""
    columns = (
        Column(header="Phase", width=8, kind="id"),
        Column(header="From", width=14, kind="date"),
        Column(header="To", width=14, kind="date"),
        Column(header="Days", width=10, kind="number", decimals=2),
        Column(header="Deviation", width=12, kind="number", decimals=2),
        Column(header="P80 days", width=12, kind="number", decimals=2),
        Column(header="Expected", width=15, kind="money", currency=plan.currency),
        Column(header="P80", width=15, kind="money", currency=plan.currency),
    )
    rows = tuple(Row.of(p.id, p.start, p.finish, *_effort(p.effort)) for p in plan.phases)
    total = Row.of("All", None, None, *_effort(plan.total))
    return (
        Table(
            id="tbl-effort",
            caption="Effort and cost by phase",
            columns=columns,
            rows=rows,
            total=total,
            audience="client",
        ),
    )


def _effort(effort: Effort) -> tuple[Decimal, ...]:
    return effort.mean_days, effort.sd_days, effort.p80_days, effort.mean_cost, effort.p80_cost


def phase_items(plan: Plan) -> tuple[Block, ...]:
    """Every item with expected effort and cost beside the price that is offered."""
    columns = (
        Column(header="Phase", width=8, kind="id"),
        Column(header="Item", width=46),
        Column(header="Days", width=10, kind="number", decimals=2),
        Column(header="Deviation", width=11, kind="number", decimals=2),
        Column(header="Expected", width=15, kind="money", currency=plan.currency),
        Column(header="Offered", width=15, kind="money", currency=plan.currency),
    )
    rows = tuple(
        Row.of(
            phase.id,
            sentence(item.name)
            + (f" ({item.id})" if item.kind == "gap" else "")
            + (", undecided" if item.undecided else ""),
            item.mean_days,
            item.sd_days,
            item.mean_cost,
            item.price,
        )
        for phase in plan.phases
        for item in phase.items
    )
    return (Table(id="tbl-items", caption="Items", columns=columns, rows=rows, audience="client"),)


def one_off(plan: Plan) -> tuple[Block, ...]:
    """What is paid once."""
    once = plan.one_off
    columns = (
        Column(header="Paid once", width=64),
        Column(header="Expected", width=18, kind="money", currency=plan.currency),
        Column(header="P80", width=18, kind="money", currency=plan.currency),
    )
    rows = (
        Row.of("Licences", once.licences, once.licences),
        Row.of("Work of all phases", plan.total.mean_cost, plan.total.p80_cost),
        Row.of("of it enhancements", once.enhancements, None),
    )
    total = Row.of("In all", once.expected, once.p80)
    return (
        Table(
            id="tbl-once", caption="One-off cost", columns=columns, rows=rows, total=total, audience="client"
        ),
    )


def horizon(plan: Plan, vendor_names: dict[str, str]) -> tuple[Block, ...]:
    """Every vendor's cost over two years and over the horizon."""
    years = sorted({h.years for h in plan.horizon})
    cost = {(h.vendor, h.years): h.cost for h in plan.horizon}
    columns = (
        Column(header="Vendor", width=52),
        *(Column(header=f"{y} years", width=24, kind="money", currency=plan.currency) for y in years),
    )
    rows = tuple(
        Row.of(f"{name} {vendor_names.get(name, '')}".strip(), *(cost.get((name, y)) for y in years))
        for name in dict.fromkeys(h.vendor for h in plan.horizon)
    )
    return (
        Table(id="tbl-years", caption="Cost over the years", columns=columns, rows=rows, audience="client"),
    )
