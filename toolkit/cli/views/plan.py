"""The plan."""

from toolkit.cli import screen
from toolkit.cli.views.figures import grouped, two_decimals
from toolkit.models.planning.plan import Effort, Plan


def to_json(plan: Plan) -> dict[str, object]:
    """The contract of `plan --json`; money and days with two decimals."""
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
            for f in plan.findings
        ],
    }


def _effort(effort: Effort) -> dict[str, str]:
    return {
        "mean_days": two_decimals(effort.mean_days),
        "sd_days": two_decimals(effort.sd_days),
        "mean_cost": two_decimals(effort.mean_cost),
        "p80_cost": two_decimals(effort.p80_cost),
    }


def show(plan: Plan) -> None:
    """Phases, cost, years, and what to look at."""
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
    for finding in plan.findings:
        screen.say(f"{finding.level}: {finding.message}")


def _row(effort: Effort) -> list[str]:
    return [
        two_decimals(effort.mean_days),
        two_decimals(effort.sd_days),
        grouped(effort.mean_cost),
        grouped(effort.p80_cost),
    ]
