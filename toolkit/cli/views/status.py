"""The engagement on one screen."""

from toolkit.cli import screen
from toolkit.models.planning.gap import GapList
from toolkit.workflows.status import Stock, gaps_on, headlines, next_steps, open_contradictions, stage_lines

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
        "contradictions": {"all": len(stock.contradictions), "open": open_contradictions(stock)},
        "requirements": len(d.requirements.requirements),
        "key_tasks": len(d.key_tasks.tasks),
        "verdict": {"word": stock.comparison.verdict.word.value, "vendor": stock.comparison.verdict.vendor},
        "chosen": d.chosen.vendor if d.chosen else None,
        "gaps": {"A": gaps_on(stock, GapList.A), "B": gaps_on(stock, GapList.B)},
        "blockers": [{"check": b.check, "state": b.state, "message": b.message} for b in stock.blockers],
        "next": [{"step": step, "command": command} for step, command in next_steps(stock)],
    }


def show(stock: Stock) -> None:
    """Stages in the order of the method, headlines, blockers, next steps."""
    d = stock.dossier
    screen.say(f"{d.engagement.title} ({d.engagement.id})")
    screen.table(["Stage", "State"], [[stage, state] for stage, state in stage_lines(stock)])
    for line in headlines(stock):
        screen.say(line)
    _show_blockers(stock)
    screen.say()
    for step, command in next_steps(stock):
        screen.say(f"Next: {step}: {command}")


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
