"""The engagement on one screen."""

from toolkit.cli import screen
from toolkit.cli.views.figures import grouped
from toolkit.models.planning.gap import GapList
from toolkit.workflows.status import Stock

_SHOWN_BLOCKERS = 12


def to_json(stock: Stock) -> dict[str, object]:
    """Counts, headlines and blockers."""
    d = stock.dossier
    return {
        "engagement": d.engagement.id,
        "interviews": {
            "submitted": sum(i.submitted is not None for i in d.interviews),
            "open": sum(i.submitted is None for i in d.interviews),
        },
        "contradictions": {"all": len(stock.contradictions), "open": _open(stock)},
        "requirements": len(d.requirements.requirements),
        "key_tasks": len(d.key_tasks.tasks),
        "verdict": {"word": stock.comparison.verdict.word.value, "vendor": stock.comparison.verdict.vendor},
        "chosen": d.chosen.vendor if d.chosen else None,
        "gaps": {"A": _gaps(stock, GapList.A), "B": _gaps(stock, GapList.B)},
        "blockers": [{"check": b.check, "state": b.state, "message": b.message} for b in stock.blockers],
        "next": [{"step": step, "command": command} for step, command in next_steps(stock)],
    }


def show(stock: Stock) -> None:
    """Stages in the order of the method, headlines, blockers, next steps."""
    d = stock.dossier
    screen.say(f"{d.engagement.title} ({d.engagement.id})")
    accepted = sum(r.status.value == "accepted" for r in d.requirements.requirements)
    rated = len({c.vendor for c in d.scorecards if c.submitted})
    screen.table(
        ["Stage", "State"],
        [
            ["Workgroup", f"{len(d.engagement.members)} members, {len(d.engagement.goals)} goals"],
            ["Interviews", _interviews(stock)],
            ["Contradictions", f"{len(stock.contradictions)} found, {_open(stock)} open"],
            ["Requirements", f"{len(d.requirements.requirements)} in the register, {accepted} accepted"],
            [
                "Key tasks",
                f"{len(d.key_tasks.tasks)}"
                + (f", locked {d.key_tasks.locked.date}" if d.key_tasks.locked else ""),
            ],
            ["Demos", f"{rated} vendors rated, {len(d.scorecards)} scorecards"],
            ["Gaps", f"{_gaps(stock, GapList.A)} on list A, {_gaps(stock, GapList.B)} on list B"],
            ["Plan", f"{len(stock.plan.phases)} phases" if stock.plan else "none yet"],
        ],
    )
    for line in headlines(stock):
        screen.say(line)
    _show_blockers(stock)
    screen.say()
    for step, command in next_steps(stock):
        screen.say(f"Next: {step}: {command}")


def headlines(stock: Stock) -> list[str]:
    """Leading vendor and verdict, number of gaps, cost against the budget; what is known of it."""
    verdict = stock.comparison.verdict
    lines = [
        f"Verdict: {verdict.word.value}{', ' + verdict.vendor if verdict.vendor else ''}. {verdict.reason}"
    ]
    if stock.plan is None:
        return lines
    lines.append(
        f"Gaps at {stock.plan.vendor}: {_gaps(stock, GapList.A)} on list A, {_gaps(stock, GapList.B)} on list B."
    )
    once, cap = stock.plan.one_off, stock.dossier.plan.budget.once_cap if stock.dossier.plan else None
    against = f", budget {grouped(cap)}" if cap is not None else ""
    lines.append(
        f"One-off cost in {stock.plan.currency}: P50 {grouped(once.expected)}, P80 {grouped(once.p80)}{against}."
    )
    return lines


def next_steps(stock: Stock) -> list[tuple[str, str]]:
    """At most three steps, each with the command to type."""
    d = stock.dossier
    steps = [
        (not d.engagement.members, "name the workgroup", "edit engagement.yaml"),
        (not d.interviews, "hold the first interview", "crmkit interview F01_project --member MEMBER"),
        (
            bool(d.interviews) and not d.requirements.requirements,
            "derive requirements",
            "crmkit requirements derive",
        ),
        (_open(stock) > 0, "have the open contradictions decided", "crmkit contradictions decide"),
        (
            bool(d.interviews) and not d.key_tasks.tasks,
            "take in the key tasks",
            "crmkit keytasks derive --accept all",
        ),
        (bool(d.key_tasks.tasks) and not d.key_tasks.locked, "lock the key tasks", "crmkit keytasks lock"),
        (bool(d.scorecards) and d.chosen is None, "look at the comparison", "crmkit demo compare"),
        (
            d.chosen is not None and d.chosen.vendor in d.hidden_prices,
            "open the prices of the chosen vendor",
            "crmkit vendors unlock-price",
        ),
        (d.prices_open is not None and d.chosen is None, "choose a vendor", "crmkit vendors choose"),
        (any(g.decided is None for g in stock.gaps), "have the open gaps decided", "crmkit gaps decide"),
        (stock.plan is not None, "write the documents", "crmkit build"),
    ]
    return [(step, command) for due, step, command in steps if due][:3]


def _show_blockers(stock: Stock) -> None:
    if not stock.dossier.requirements.requirements:
        screen.say("There is nothing to freeze yet: the register of requirements is empty.")
        return
    if not stock.open_points:
        screen.say("Nothing blocks a freeze.")
        return
    screen.say(f"{len(stock.open_points)} points block a freeze; documents carry DRAFT:")
    for blocker in stock.open_points[:_SHOWN_BLOCKERS]:
        screen.say(f"  - {blocker.message}")
    if len(stock.open_points) > _SHOWN_BLOCKERS:
        screen.say(f"  ... and {len(stock.open_points) - _SHOWN_BLOCKERS} more (crmkit status --json)")


def _interviews(stock: Stock) -> str:
    submitted = sum(i.submitted is not None for i in stock.dossier.interviews)
    return f"{submitted} sittings submitted, {len(stock.dossier.interviews) - submitted} unfinished"


def _open(stock: Stock) -> int:
    return sum(c.state == "open" for c in stock.contradictions)


def _gaps(stock: Stock, which: GapList) -> int:
    return sum(gap.list is which for gap in stock.gaps)
