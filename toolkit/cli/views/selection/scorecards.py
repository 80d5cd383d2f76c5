"""Scorecards: who has rated whom, and what a file of ratings brings."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.models.dossier import Dossier
from toolkit.stages.selection.demos.incoming import Incoming
from toolkit.workflows.selection.rating import CardState


def to_json(states: Sequence[CardState]) -> dict[str, object]:
    """The contract of `demo list --json`; figures that the viewer may not see are null."""
    return {
        "scorecards": [
            {
                "vendor": s.vendor,
                "rater": s.rater,
                "submitted": s.submitted.strftime("%Y-%m-%dT%H:%M:%SZ") if s.submitted else None,
                "rated": s.rated,
                "abstained": s.abstained,
                "days_late": s.days_late,
                "usability": s.usability,
            }
            for s in states
        ]
    }


def show_list(dossier: Dossier, viewer: str | None, states: Sequence[CardState]) -> None:
    """One line a rater and vendor."""
    if not states:
        screen.say("There is nobody to rate yet: shortlist a vendor, and name raters in engagement.yaml.")
        return
    rows = []
    for s in states:
        state = f"handed in {s.submitted.date()}" if s.submitted else "begun" if s.begun else "not begun"
        late = f"{s.days_late} days after the first" if s.days_late else ""
        rated = "hidden" if s.rated is None else str(s.rated)
        rows.append(
            [s.vendor, s.rater, state, rated, str(s.abstained or ""), late, "yes" if s.usability else ""]
        )
    screen.table(
        ["Vendor", "Rater", "State", "Rated", "Abstained", "Late", "Interface"],
        rows,
        numbers=frozenset({3, 4}),
    )
    left = [s for s in states if not s.submitted]
    screen.say(
        f"{len(states) - len(left)} of {len(states)} scorecards are handed in; {len(dossier.key_tasks.tasks)} key tasks."
    )
    hidden = sorted({s.vendor for s in states if s.rated is None})
    if hidden:
        screen.say(
            f"{viewer} sees the others' ratings of {', '.join(hidden)} after handing in the own scorecard."
        )


def show_import(found: Sequence[Incoming], *, dry_run: bool, draft: bool) -> None:
    """What each card brings, task by task."""
    for one in found:
        screen.say(f"{one.card.vendor} by {one.card.rater}:")
        for change in one.changes:
            if not change.before:
                screen.say(f"  new      {change.task}  {change.after}")
            elif not change.after:
                screen.say(f"  gone     {change.task}  was {change.before}")
            else:
                screen.say(f"  changed  {change.task}  {change.before}  ->  {change.after}")
        screen.say(f"  {len(one.changes)} changes, {one.unchanged} as before.")
    if dry_run:
        screen.say("Nothing was written.")
    else:
        screen.say(f"{len(found)} scorecards {'saved, not handed in' if draft else 'handed in'}.")
