"""The register of requirements."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from toolkit.cli import screen
from toolkit.cli.review.card import DERIVE, card
from toolkit.models.requirements.requirement import Requirement
from toolkit.stages.requirements.fingerprint import suspicions

if TYPE_CHECKING:
    from toolkit.models.requirements.change import RegisterChange
    from toolkit.workflows.requirements import Listed, Told


def to_json(
    requirements: Sequence[Requirement],
    history: "Sequence[RegisterChange]" = (),
    moved: Collection[str] = (),
) -> dict[str, object]:
    """The contract of `requirements list --json` and `show --json`, which adds the history.

    `id` is the machine id, `number` the shown one.
    """
    told: dict[str, object] = (
        {"history": [entry.model_dump(mode="json") for entry in history]} if history else {}
    )
    return told | {
        "requirements": [
            {
                "id": r.id,
                "number": r.number,
                "statement": r.statement,
                "category": r.category,
                "priority": r.priority.value,
                "acceptance": r.acceptance,
                "sources": [
                    {"interview": s.interview, "question": s.question, "member": s.member, "quote": s.quote}
                    for s in r.sources
                ],
                "status": r.status.value,
                "open_questions": list(r.open_questions),
                "suspect": list(suspicions(r)) or (["answers"] if r.id in moved else []),
                "vanished": r.vanished,
                "owner": r.owner,
                "needed_by": r.needed_by,
                "key_tasks": list(r.key_tasks),
                "files": [{"file": f.file, "place": f.place, "text": f.text} for f in r.foreign],
                "merged_into": r.merged_into,
                "remark": r.remark,
            }
            for r in requirements
        ]
    }


def show_list(listed: "Listed") -> None:
    """One line a requirement; how many of the register are suspect because the answers moved."""
    requirements = listed.requirements
    if not requirements:
        screen.say("No such requirement. 'crmkit requirements derive' makes them from the interviews.")
        return
    screen.table(
        ["Id", "Category", "Priority", "Status", "Statement"],
        [[r.shown_id, r.category, r.priority.value, r.status.value, r.statement] for r in requirements],
    )
    screen.say(f"{len(requirements)} requirements.")
    if listed.moved:
        screen.say(f"The answers to {len(listed.moved)} reviewed ones changed: {DERIVE}")


def show_one(told: "Told") -> None:
    """Everything about one requirement, its history last."""
    r = told.requirement
    for line in card(r, told.register, people=told.people, moved=told.moved):
        screen.say(line)
    if r.number:
        screen.say(f"Machine id: {r.id}")
    if r.review:
        reason = f": {r.review.reason}" if r.review.reason else ""
        who = told.people.get(r.review.by, r.review.by)
        screen.say(f"Reviewed: {r.review.at:%Y-%m-%d %H:%M} UTC by {who}{reason}")
    for entry in told.history:
        why = f" ({entry.reason})" if entry.reason else ""
        who = told.people.get(entry.by, entry.by)
        screen.say(f"{entry.at:%Y-%m-%d %H:%M}  {who}  {entry.command}{why}")
        for change in entry.changes:
            if change.field not in _QUIET:
                screen.say(f"    {change.field}: {_short(change.before)} -> {_short(change.after)}")


_QUIET = ("review", "proposal", "template")
_LONGEST = 120


def _short(text: str) -> str:
    text = text or "(nothing)"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
