"""The gap list, the rounds with the vendor."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken
from toolkit.models.planning.gap import Gap, GapList

if TYPE_CHECKING:
    from toolkit.workflows.gaps.rounds import NewRound


def to_json(gaps: Sequence[Gap]) -> dict[str, object]:
    """The contract of `gaps list --json`."""
    return {
        "gaps": [
            {
                "id": gap.id,
                "task": gap.task,
                "task_name": gap.task_name,
                "vendor": gap.vendor,
                "grade": gap.grade.value,
                "required": gap.required.value,
                "list": gap.list.value,
                "decision": gap.decided,
                "needed_by": gap.needed_by.isoformat() if gap.needed_by else None,
                "resolution": gap.offer.offer_class.value if gap.offer else None,
            }
            for gap in gaps
        ]
    }


def show(gaps: Sequence[Gap]) -> None:
    """List A before list B, with what was decided."""
    if not gaps:
        screen.say("No gaps: every key task reaches its required level.")
        return
    screen.table(
        ["Gap", "Vendor", "List", "Task", "", "Grade", "Required", "Needed by", "Decision"],
        [
            [
                gap.id,
                gap.vendor,
                gap.list.value,
                gap.task,
                gap.task_name,
                spoken(gap.grade.value),
                spoken(gap.required.value),
                gap.needed_by.isoformat() if gap.needed_by else "",
                spoken(gap.decided or "undecided"),
            ]
            for gap in gaps
        ],
    )
    before = sum(gap.list is GapList.A for gap in gaps)
    screen.say(f"{before} on list A (before go-live), {len(gaps) - before} on list B (deferrable).")


def show_new_round(made: "NewRound", *, dry_run: bool) -> None:
    """What a round changes against the one before."""
    for change in made.changes:
        screen.say(f"{change.gap} {change.name}")
        screen.say(f"   before: {change.before or '(no answer)'}")
        screen.say(f"   now:    {change.after}")
    if made.unanswered:
        screen.say(f"Not answered yet: {', '.join(made.unanswered)}.")
    if not made.changes:
        screen.say("Nothing changes.")
    elif dry_run:
        screen.say(f"{len(made.changes)} answers would change (round {made.number}). Nothing was written.")
    else:
        screen.say(f"{len(made.changes)} answers changed; this is round {made.number} of {made.vendor}.")


def show_rounds(rounds: Sequence[tuple[str, str, Sequence[str]]]) -> None:
    """Each gap with the answer of every round."""
    for gap, name, answers in rounds:
        screen.say(f"{gap} {name}")
        for number, answer in enumerate(answers, 1):
            screen.say(f"   round {number}: {answer or '(no answer)'}")
