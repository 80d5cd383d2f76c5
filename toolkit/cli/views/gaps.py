"""The gap list."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken
from toolkit.models.planning.gap import Gap, GapList


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
