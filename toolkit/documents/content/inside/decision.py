"""The decision paper for the owner: verdict, money, what doing nothing costs, risks, what is asked. Client only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.documents.content.labels import sentence
from toolkit.documents.formats import money
from toolkit.models.blocks import Block, Blocks, Callout, Column, List, ListItem, Paragraph, Row, Table
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Plan
from toolkit.models.planning.plan_inputs import Budget
from toolkit.models.selection.comparison import Comparison, Gate, VendorResult
from toolkit.models.selection.cost import CostSheet

_MOST = 6
_GATES = {
    Gate.PASS: "performs every must",
    Gate.FAIL: "fails {n} of the musts",
    Gate.PENDING: "{n} musts not shown",
}


@dataclass(frozen=True)
class DecisionCase:
    """What the owner decides on. `costs` over `years` by vendor, exact; `nothing` is what going on as now costs.

    `open_points` are sentences on what nobody has decided; `asked_by` are ids, names and roles for them.
    """

    comparison: Comparison
    plan: Plan
    budget: Budget
    gaps: Sequence[Gap]
    vendors: dict[str, str]
    chosen: str
    reason: str
    years: int
    nothing: CostSheet | None
    open_points: Sequence[str]
    language: str

    @property
    def currency(self) -> str:
        """In which all sums are."""
        return self.plan.currency

    def cost(self, vendor: str) -> Decimal | None:
        """What one vendor costs over the years."""
        found = (h.cost for h in self.plan.horizon if (h.vendor, h.years) == (vendor, self.years))
        return next(found, None)

    def name(self, vendor: str) -> str:
        """`V1 Regatta CRM`."""
        return f"{vendor} {self.vendors.get(vendor, '')}".strip()

    def amount(self, value: Decimal) -> str:
        """Without cents: an owner decides on whole amounts."""
        whole = money(value.quantize(Decimal(1), rounding="ROUND_HALF_UP"), self.currency, self.language)
        return whole.removesuffix(".00").removesuffix(",00")


def view(case: DecisionCase) -> dict[str, object]:
    """Values that the template prints."""
    once = case.plan.one_off
    cap = case.budget.once_cap
    yearly = case.nothing.years[0] if case.nothing and case.nothing.years else None
    cost = case.cost(case.chosen)
    return {
        "vendor_name": case.name(case.chosen),
        "verdict": case.comparison.verdict.word.value,
        "reason": case.comparison.verdict.reason,
        "chosen_because": case.reason,
        "years": case.years,
        "expected": case.amount(once.expected),
        "p80": case.amount(once.p80),
        "cap": case.amount(cap) if cap is not None else "",
        "inside": cap is not None and once.p80 <= cap,
        "cost": case.amount(cost) if cost is not None else "",
        "nothing": bool(case.nothing),
        "nothing_year": case.amount(yearly) if yearly is not None else "",
        "nothing_all": case.amount(case.nothing.total) if case.nothing else "",
        "nothing_note": case.nothing.note if case.nothing else "",
        "risks": bool(_risks(case)),
    }


def options(case: DecisionCase) -> Blocks:
    """Every way of going on: what it performs, what it costs over the years; doing nothing last."""
    columns = (
        Column(header="Way", width=26),
        Column(header="What the demos showed", width=36),
        Column(header="Tasks below the level needed", width=17, kind="number", decimals=0),
        Column(header=f"{case.years} years", width=21, kind="number", decimals=0),
    )
    rows = [
        Row.of(case.name(r.vendor), _gate(r), len(r.gaps), case.cost(r.vendor))
        for r in case.comparison.vendors
    ]
    if case.nothing:
        rows.append(Row.of(case.nothing.name, "all stays as it is", None, case.nothing.total))
    caption = f"Ways of going on; cost over {case.years} years in {case.currency}, net of VAT"
    return (Table(id="tbl-options", caption=caption, columns=columns, rows=tuple(rows), audience="client"),)


def _gate(result: VendorResult) -> str:
    found = len(result.failed_musts) if result.gate is Gate.FAIL else len(result.pending_musts)
    text = _GATES[result.gate].format(n=found)
    return text.replace("1 of the musts", "one of the musts").replace("1 musts", "one must")


def costs(case: DecisionCase) -> Blocks:
    """Expected value, P80 and cap of what is paid once and in the first half-year."""
    columns = (
        Column(header=f"In {case.currency}, net of VAT", width=46),
        Column(header="Expected", width=18, kind="number", decimals=0),
        Column(header="P80", width=18, kind="number", decimals=0),
        Column(header="Cap", width=18, kind="number", decimals=0),
    )
    once, half = case.plan.one_off, case.plan.first_half_year
    rows = [
        Row.of("Paid once, licences included", once.expected, once.p80, case.budget.once_cap),
        Row.of("of it enhancements", once.enhancements, None, None),
    ]
    if half is not None:
        rows.append(
            Row.of(
                "of it in the first half-year",
                once.licences + half.mean_cost,
                once.licences + half.p80_cost,
                case.budget.first_half_year_cap,
            )
        )
    return (
        Table(id="tbl-money", caption="What it costs", columns=columns, rows=tuple(rows), audience="client"),
    )


def nothing(case: DecisionCase) -> Blocks:
    """What going on as now costs a year, line by line."""
    if case.nothing is None:
        text = "Nobody has worked out yet what it costs to leave things as they are."
        return (Callout(kind="warning", title="Open", blocks=(Paragraph(inlines=text),), audience="client"),)
    columns = (
        Column(header="Doing nothing", width=72),
        Column(header=f"A year, {case.currency}", width=28, kind="number", decimals=0),
    )
    rows = tuple(Row.of(line.label, line.years[0]) for line in case.nothing.lines if any(line.years))
    total = Row.of("In all", case.nothing.years[0])
    caption = "What it costs a year to leave things as they are"
    return (
        Table(id="tbl-nothing", caption=caption, columns=columns, rows=rows, total=total, audience="client"),
    )


def risks(case: DecisionCase) -> Blocks:
    """What breaks a cap or a date, gravest first."""
    return _bullets(_risks(case))


def _risks(case: DecisionCase) -> list[str]:
    order = {"block": 0, "warn": 1, "info": 2}
    told = sorted((f for f in case.plan.findings if f.level != "info"), key=lambda f: order[f.level])
    return [f.message for f in told][:_MOST]


def asked(case: DecisionCase) -> Blocks:
    """What the owner is asked to do, as a numbered list."""
    items = tuple(ListItem(blocks=(Paragraph(inlines=text),)) for text in _asked(case))
    return (List(items=items, ordered=True),)


def _asked(case: DecisionCase) -> Iterator[str]:
    yield f"Confirm {case.name(case.chosen)} as the vendor for whom the Technical Assignment is signed."
    cap = case.budget.once_cap
    if cap is not None:
        inside = case.plan.one_off.p80 <= cap
        more = "the cap holds" if inside else "raise it, or say what is left out"
        yield f"Release {case.amount(cap)} for what is paid once: {more} with the P80 of {case.amount(case.plan.one_off.p80)}."
    half, half_cap = case.plan.first_half_year, case.budget.first_half_year_cap
    if half is not None and half_cap is not None and case.plan.one_off.licences + half.p80_cost > half_cap:
        due = case.plan.one_off.licences + half.p80_cost
        yield (
            f"Decide about the first half-year: {case.amount(due)} at P80 against a cap of {case.amount(half_cap)}. "
            "Raise the cap, or have the person who needs an enhancement accept a later date."
        )
    if case.open_points:
        some = "; ".join(case.open_points[:_MOST])
        yield f"Decide, or name who decides: {some}."


def _bullets(texts: Sequence[str]) -> tuple[Block, ...]:
    items = tuple(ListItem(blocks=(Paragraph(inlines=(sentence(text),)),)) for text in texts)
    return (List(items=items),) if items else ()
