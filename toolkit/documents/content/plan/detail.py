"""Schedule, simulation, cash flow and reserve of a plan. For the client only; no block of it reaches a vendor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.documents.content.labels import sentence
from toolkit.documents.figures.gantt import GanttBar, GanttChart, gantt
from toolkit.documents.formats import day, money
from toolkit.models.blocks import Block, Column, Figure, Paragraph, Row, Table
from toolkit.models.planning.cash_flow import CashMonth
from toolkit.models.planning.plan import Plan
from toolkit.models.planning.plan_detail import PlanDetail
from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.models.planning.simulation import Simulation

Blocks = tuple[Block, ...]
_SATURDAY = 5


@dataclass(frozen=True)
class PlanInside:
    """A plan with its detail; `closed` are the days without work between its first and last day."""

    plan: Plan
    inputs: PlanInputs
    detail: PlanDetail
    cash: tuple[CashMonth, ...]
    closed: tuple[date, ...]
    language: str


def blocks(inside: PlanInside) -> dict[str, Blocks]:
    """Blocks by the name under which the template places them."""
    made = inside.detail
    found: dict[str, Blocks] = {
        "gantt": (chart(inside),) if made.schedule else (),
        "schedule": (_schedule(made),) if made.schedule else (),
        "levels": tuple(_levels(made)),
        "cash-flow": (_cash(inside),) if inside.cash else (),
    }
    if made.simulation is not None:
        found |= {
            "simulation": (_simulation(made.simulation, inside.plan.currency),),
            "reserve": (_reserve(made.simulation, inside),),
            "chances": (_chances(made.simulation),) if made.simulation.chances else (),
            "drivers": (_drivers(made.simulation, inside.plan),) if made.simulation.drivers else (),
        }
    return found


def chart(inside: PlanInside) -> Figure:
    """The schedule as bars over time; there has to be one."""
    bars = tuple(_bars(inside))
    milestones = sorted((m.date, m.name) for phase in inside.inputs.phases for m in phase.milestones)
    first = day(min(b.start for b in bars), inside.language)
    last = day(max(b.finish for b in bars), inside.language)
    alt = (
        f"Bars over time from {first} to {last}: {len(inside.detail.schedule)} items in "
        f"{len(inside.plan.phases)} phases; the table below says the same."
    )
    named = [f"{n} {name}, {day(on, inside.language)}" for n, (on, name) in enumerate(milestones, 1)]
    caption = "Schedule" + (f". Milestones: {'; '.join(named)}" if named else "")
    drawn = GanttChart(bars, tuple(on for on, _ in milestones), tuple(_stretches(inside.closed)))
    return gantt(drawn, caption=caption, alt=alt, figure_id="fig-gantt")


def _bars(inside: PlanInside) -> Iterator[GanttBar]:
    """Each phase with its items below it; the last of them carries what the P80 adds to the phase."""
    made = inside.detail
    tails = {p.id: p.p80_finish for p in made.simulation.phases} if made.simulation else {}
    for phase in inside.plan.phases:
        yield GanttBar(f"{phase.id} {phase.name}", phase.start, phase.finish, phase=True)
        items = [s for s in made.schedule if s.phase == phase.id]
        last = max((s.finish for s in items), default=None)
        for s in items:
            tail = tails.get(phase.id) if s.finish == last else None
            yield GanttBar(_called(s.item, s.name, inside.plan), s.start, s.finish, tail)


def _called(item: str, name: str, plan: Plan) -> str:
    """A gap by number and name; other work by its name alone, its key is not for readers."""
    gaps = {i.id for phase in plan.phases for i in phase.items if i.kind == "gap"}
    return f"{item} {name}" if item in gaps else sentence(name)


def _stretches(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Holidays and blocked weeks as stretches; weekends between them do not part them."""
    found = sorted(set(days))
    start: date | None = None
    last: date | None = None
    for current in found:
        if last is None or start is None:
            start = last = current
            continue
        gap = [last + timedelta(days=n) for n in range(1, (current - last).days)]
        if all(d.weekday() >= _SATURDAY for d in gap):
            last = current
            continue
        yield start, last
        start = last = current
    if start is not None and last is not None:
        yield start, last


def _schedule(made: PlanDetail) -> Block:
    columns = (
        Column(header="Item", width=46),
        Column(header="Phase", width=9, kind="id"),
        Column(header="Who", width=13),
        Column(header="From", width=16, kind="date"),
        Column(header="To", width=16, kind="date"),
    )
    rows = tuple(Row.of(sentence(s.name), s.phase, s.role, s.start, s.finish) for s in made.schedule)
    return Table(
        id="tbl-schedule", caption="Who works on what when", columns=columns, rows=rows, audience="client"
    )


def _levels(made: PlanDetail) -> Iterator[Block]:
    if made.left_out:
        yield Paragraph(inlines=f"Left out: {', '.join(made.left_out)}.", audience="client")
    said = [
        f"{level.name} {level.value}" + (" (proved)" if level.proved else f" (at best {level.bound})")
        for level in made.levels
    ]
    if said:
        text = f"The planner's aims, one after the other: {'; '.join(said)}."
        yield Paragraph(role="small", inlines=text, audience="client")


def _simulation(simulation: Simulation, currency: str) -> Block:
    columns = (
        Column(header="Phase", width=10, kind="id"),
        Column(header="Ends, P50", width=18, kind="date"),
        Column(header="Ends, P80", width=18, kind="date"),
        Column(header="Days, P50", width=12, kind="number", decimals=1),
        Column(header="Days, P80", width=12, kind="number", decimals=1),
        Column(header="Cost, P50", width=15, kind="money", currency=currency),
        Column(header="Cost, P80", width=15, kind="money", currency=currency),
    )

    def row(name: str, p: object) -> Row:
        return Row.of(name, *(getattr(p, f) for f in ("p50_finish", "p80_finish", "p50_days", "p80_days", "p50_cost", "p80_cost")))  # fmt: skip

    return Table(
        id="tbl-simulation",
        caption=f"Simulation ({simulation.draws:,} draws, correlation {simulation.correlation})",
        columns=columns,
        rows=tuple(row(p.id, p) for p in simulation.phases),
        total=row("All", simulation.total),
        audience="client",
    )


def _reserve(simulation: Simulation, inside: PlanInside) -> Block:
    amount = money(simulation.reserve, inside.plan.currency, inside.language)
    once = money(simulation.one_off_p80, inside.plan.currency, inside.language)
    text = (
        f"The reserve is {amount}: what lies between the P50 and the P80 of all work. With licences, {once} are "
        "enough in 80 of 100 cases. Changes of scope and delays on the client's side are not covered."
    )
    return Paragraph(inlines=text, audience="client")


def _chances(simulation: Simulation) -> Block:
    columns = (
        Column(header="What is to be kept", width=62),
        Column(header="Limit", width=22),
        Column(header="Chance, %", width=16, kind="number", decimals=0),
    )
    rows = tuple(Row.of(sentence(c.what), c.limit, c.percent) for c in simulation.chances)
    return Table(id="tbl-chances", caption="Chances", columns=columns, rows=rows, audience="client")


def _drivers(simulation: Simulation, plan: Plan) -> Block:
    columns = (
        Column(header="Item", width=60),
        Column(header="With the cost", width=20, kind="number", decimals=2),
        Column(header="With the end", width=20, kind="number", decimals=2),
    )
    rows = tuple(
        Row.of(_called(d.item, d.name, plan), d.with_cost, d.with_finish) for d in simulation.drivers
    )
    caption = "What moves the result most (rank correlation)"
    return Table(id="tbl-drivers", caption=caption, columns=columns, rows=rows, audience="client")


def _cash(inside: PlanInside) -> Block:
    currency = inside.plan.currency
    columns = (
        Column(header="Month", width=40),
        Column(header="If it ends as in 50 of 100 cases", width=30, kind="money", currency=currency),
        Column(header="As in 80 of 100", width=30, kind="money", currency=currency),
    )
    rows = tuple(Row.of(f"{c.month:%Y-%m}", c.p50, c.p80) for c in inside.cash)
    total = Row.of("In all", sum(c.p50 for c in inside.cash), sum(c.p80 for c in inside.cash))
    return Table(
        id="tbl-cash", caption="Cash flow", columns=columns, rows=rows, total=total, audience="client"
    )
