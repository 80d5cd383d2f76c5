"""The register of requirements."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.cli import screen
from toolkit.models.requirements.requirement import Requirement

if TYPE_CHECKING:
    from toolkit.models.requirements.changes import RegisterChanges


def to_json(requirements: Sequence[Requirement]) -> dict[str, object]:
    """The contract of `requirements list --json`; `id` is the machine id, `number` the shown one."""
    return {
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
            }
            for r in requirements
        ]
    }


def show_list(requirements: Sequence[Requirement]) -> None:
    """One line a requirement."""
    if not requirements:
        screen.say("No such requirement. 'crmkit requirements derive' makes them from the interviews.")
        return
    screen.table(
        ["Id", "Category", "Priority", "Status", "Statement"],
        [[r.shown_id, r.category, r.priority.value, r.status.value, r.statement] for r in requirements],
    )
    screen.say(f"{len(requirements)} requirements.")


def show_one(r: Requirement) -> None:
    """Everything about one requirement."""
    screen.say(f"{r.shown_id}  {r.category}  {r.priority.value}  {r.status.value}   (machine id {r.id})")
    screen.say(r.statement)
    screen.say(f"Accepted when: {r.acceptance or '(nothing yet)'}")
    for version in r.versions:
        screen.say(f"Another version: {version}")
    for question in r.open_questions:
        screen.say(f"Open: {question}")
    for source in r.sources:
        quote = f'  "{source.quote}"' if source.quote else ""
        question = source.question or "as a whole"
        screen.say(f"Source: {source.member}, {source.interview}, {question}{quote}")


def show_changes(changes: "RegisterChanges", *, dry_run: bool) -> None:
    """What derivation found new, changed and vanished."""
    for r in changes.new:
        screen.say(f"new      {r.id}  {r.statement}")
    for r in changes.changed:
        screen.say(f"changed  {r.shown_id}  {r.proposal.statement if r.proposal else r.statement}")
    for r in changes.vanished:
        screen.say(f"vanished {r.shown_id}  {r.statement}  (kept; no answer asks for it any more)")
    screen.say(
        f"{len(changes.new)} new, {len(changes.changed)} changed, {len(changes.vanished)} vanished, "
        f"{changes.unchanged} as before." + (" Nothing was written." if dry_run else "")
    )
