"""The plan: sums, schedule, simulation, why it does not hold, what if."""

from collections.abc import Callable
from textwrap import wrap

from toolkit.cli import screen
from toolkit.cli.views.figures import two_decimals
from toolkit.kernel.money import grouped
from toolkit.models.planning.explanation import PlanExplanation
from toolkit.models.planning.plan import Effort
from toolkit.models.planning.simulation import Percentiles, Simulation
from toolkit.stages.planning.consequences.warnings import DIFFERENCE
from toolkit.workflows.planning.plan import Alternative, DetailedPlan

_WIDTH = 78


def to_json(made: DetailedPlan) -> dict[str, object]:
    """The contract of `plan --json`; money and days with two decimals."""
    simulation = made.detail.simulation
    return {
        **_sums(made),
        "levels": [level.model_dump() for level in made.detail.levels],
        "p50": _simulated(simulation, "p50"),
        "p80": _simulated(simulation, "p80"),
        "chances": [chance.model_dump() for chance in simulation.chances] if simulation else [],
        "drivers": [driver.model_dump(mode="json") for driver in simulation.drivers] if simulation else [],
        "schedule": [
            {
                "item": s.item,
                "name": s.name,
                "phase": s.phase,
                "role": s.role,
                "start": s.start.isoformat(),
                "finish": s.finish.isoformat(),
            }
            for s in made.detail.schedule
        ],
        "left_out": list(made.detail.left_out),
        "cash_flow": [
            {"month": f"{c.month:%Y-%m}", "p50": two_decimals(c.p50), "p80": two_decimals(c.p80)}
            for c in made.cash
        ],
        "moved": [move.model_dump() for move in made.moved],
    }


def explain_json(explanation: PlanExplanation) -> dict[str, object]:
    """The contract of `plan --explain --json`."""
    return {
        "conflict": list(explanation.conflict),
        "ways_out": [
            {"change": way.change, "cost": two_decimals(way.cost) if way.cost is not None else None}
            for way in explanation.ways_out
        ],
    }


def _simulated(simulation: Simulation | None, which: str) -> dict[str, object] | None:
    if simulation is None:
        return None
    parts = (*simulation.phases, simulation.total)
    return {
        "one_off": two_decimals(getattr(simulation, f"one_off_{which}")),
        "parts": [
            {
                "id": part.id,
                "days": two_decimals(getattr(part, f"{which}_days")),
                "cost": two_decimals(getattr(part, f"{which}_cost")),
                "finish": finish.isoformat() if (finish := getattr(part, f"{which}_finish")) else None,
            }
            for part in parts
        ],
    }


def _sums(made: DetailedPlan) -> dict[str, object]:
    plan = made.plan
    return {
        "vendor": plan.vendor,
        "currency": plan.currency,
        "phases": [
            {
                "id": phase.id,
                **_effort(phase.effort),
                "price": two_decimals(phase.price),
                "start": phase.start.isoformat(),
                "finish": phase.finish.isoformat(),
            }
            for phase in plan.phases
        ],
        "total": {
            "id": "total",
            **_effort(plan.total),
            "p80_days": two_decimals(plan.total.p80_days),
            "start": min(p.start for p in plan.phases).isoformat() if plan.phases else None,
            "finish": max(p.finish for p in plan.phases).isoformat() if plan.phases else None,
        },
        "one_off": {
            "expected": two_decimals(plan.one_off.expected),
            "p80": two_decimals(plan.one_off.p80),
            "licences": two_decimals(plan.one_off.licences),
            "enhancements": two_decimals(plan.one_off.enhancements),
            "price": two_decimals(plan.one_off.price),
        },
        "horizon_costs": [
            {"vendor": h.vendor, "years": h.years, "cost": two_decimals(h.cost)} for h in plan.horizon
        ],
        "findings": [
            {"code": f.code, "level": f.level, "message": f.message, "places": list(f.places)}
            for f in made.findings
        ],
    }


def _effort(effort: Effort) -> dict[str, str]:
    return {
        "mean_days": two_decimals(effort.mean_days),
        "sd_days": two_decimals(effort.sd_days),
        "mean_cost": two_decimals(effort.mean_cost),
        "p80_cost": two_decimals(effort.p80_cost),
    }


def show(made: DetailedPlan) -> None:
    """Phases, cost, dates, simulation, years, and what to look at."""
    plan = made.plan
    screen.say(f"Plan for {plan.vendor}; money in {plan.currency}.")
    rows = [
        [p.id, p.name, p.start.isoformat(), p.finish.isoformat(), *_row(p.effort), grouped(p.price)]
        for p in plan.phases
    ]
    offered = sum((p.price for p in plan.phases), plan.one_off.licences * 0)
    rows.append(["all", "", "", "", *_row(plan.total), grouped(offered)])
    screen.table(
        ["Phase", "", "From", "To", "Days", "sd", "Cost", "P80", "Offered"],
        rows,
        numbers=frozenset({4, 5, 6, 7, 8}),
    )
    once = plan.one_off
    screen.say(
        f"Once, with licences {grouped(once.licences)}: expected {grouped(once.expected)}, P80 {grouped(once.p80)}, "
        f"offered at most {grouped(once.price)}."
    )
    if plan.horizon:
        screen.table(
            ["Vendor", "Years", "Cost"],
            [[h.vendor, str(h.years), grouped(h.cost)] for h in plan.horizon],
            numbers=frozenset({1, 2}),
        )
    _schedule(made)
    if made.detail.simulation:
        _simulation(made.detail.simulation)
    if made.cash:
        screen.table(
            ["Paid in", "P50", "P80"],
            [[f"{c.month:%Y-%m}", grouped(c.p50), grouped(c.p80)] for c in made.cash],
            numbers=frozenset({1, 2}),
        )
    for move in made.moved:
        screen.say(
            f"moved: {move.item}: {move.before or 'not planned'} -> {move.after or 'not planned'} ({move.why})"
        )
    for finding in made.findings:
        _wrapped(f"{finding.level}: {finding.message}", "      ")


def _schedule(made: DetailedPlan) -> None:
    if made.detail.schedule:
        screen.table(
            ["Item", "", "Phase", "Role", "From", "To"],
            [
                [s.item, s.name, s.phase, s.role, s.start.isoformat(), s.finish.isoformat()]
                for s in made.detail.schedule
            ],
        )
    for name in made.detail.left_out:
        screen.say(f"left out: {name}")
    reached = [
        f"{level.name} {level.value} ({'proved' if level.proved else f'not proved, at best {level.bound}'})"
        for level in made.detail.levels
    ]
    if reached:
        _wrapped(f"The planner, level by level: {'; '.join(reached)}.", "  ")


def _simulation(simulation: Simulation) -> None:
    screen.table(
        ["Simulated", "Days P50", "P80", "Cost P50", "P80", "Ends P50", "P80"],
        [_percentiles(part) for part in (*simulation.phases, simulation.total)],
        numbers=frozenset({1, 2, 3, 4}),
    )
    _wrapped(
        f"Once: P50 {grouped(simulation.one_off_p50)}, P80 {grouped(simulation.one_off_p80)} "
        f"({simulation.draws:,} draws, correlation {simulation.correlation}). {DIFFERENCE}",
        "  ",
    )
    for chance in simulation.chances:
        screen.say(f"chance {chance.percent:>3} %: {chance.what} ({chance.limit})")
    if simulation.drivers:
        names = "; ".join(f"{d.item} {d.name} ({d.with_cost})" for d in simulation.drivers)
        _wrapped(f"What moves the cost most (rank correlation): {names}.", "  ")


def _percentiles(part: Percentiles) -> list[str]:
    return [
        "all" if part.id == "total" else part.id,
        two_decimals(part.p50_days),
        two_decimals(part.p80_days),
        grouped(part.p50_cost),
        grouped(part.p80_cost),
        part.p50_finish.isoformat() if part.p50_finish else "",
        part.p80_finish.isoformat() if part.p80_finish else "",
    ]


def show_explanation(explanation: PlanExplanation) -> None:
    """What cannot hold together, and what would help."""
    if not explanation.conflict:
        screen.say("The plan holds: musts, dates, budgets and people go together.")
        return
    screen.say("These cannot all hold:" if len(explanation.conflict) > 1 else "This does not hold:")
    for sentence in explanation.conflict:
        _wrapped(f"- {sentence}", "  ")
    if explanation.ways_out:
        screen.say("Any one of these would help:")
    for way in explanation.ways_out:
        _wrapped(f"- {way.change}", "  ")


def show_alternative(alternative: Alternative) -> None:
    """The present plan and the other one, figure by figure."""
    now, then = alternative.now, alternative.then
    screen.say(f"If {', '.join(alternative.assumptions)} (nothing was written):")
    rows = [[name, before, after] for name, before, after in _figures(now, then)]
    screen.table(["", "Now", "Then"], rows, numbers=frozenset({1, 2}))
    old, new = ({f.message for f in made.findings} for made in (now, then))
    for message in sorted(old - new):
        _wrapped(f"gone: {message}", "  ")
    for message in sorted(new - old):
        _wrapped(f"new: {message}", "  ")


def alternative_json(alternative: Alternative) -> dict[str, object]:
    """The figures of both plans, and what is found in each."""
    return {
        "assumptions": list(alternative.assumptions),
        "now": to_json(alternative.now),
        "then": to_json(alternative.then),
    }


def _figures(now: DetailedPlan, then: DetailedPlan) -> list[tuple[str, str, str]]:
    rows = []
    for name, read in _READ.items():
        rows.append((name, read(now), read(then)))
    return rows


_READ: dict[str, Callable[[DetailedPlan], str]] = {
    "vendor": lambda made: made.plan.vendor,
    "days, expected": lambda made: two_decimals(made.plan.total.mean_days),
    "once, expected": lambda made: grouped(made.plan.one_off.expected),
    "once, P80 of the sum": lambda made: grouped(made.plan.one_off.p80),
    "once, P80 simulated": lambda made: (
        grouped(made.detail.simulation.one_off_p80) if made.detail.simulation else "-"
    ),
    "once, offered": lambda made: grouped(made.plan.one_off.price),
    "last work ends": lambda made: max((s.finish.isoformat() for s in made.detail.schedule), default="-"),
    "findings": lambda made: str(len(made.findings)),
}


def _wrapped(text: str, indent: str) -> None:
    for line in wrap(text, _WIDTH, subsequent_indent=indent):
        screen.say(line)


def _row(effort: Effort) -> list[str]:
    return [
        two_decimals(effort.mean_days),
        two_decimals(effort.sd_days),
        grouped(effort.mean_cost),
        grouped(effort.p80_cost),
    ]
