"""Change requests on the screen and as JSON."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import two_decimals
from toolkit.models.signoff.change import ChangedClause, ChangeEffect, ChangeRequest
from toolkit.workflows.signoff.changes import Difference
from toolkit.workflows.signoff.departure import MEND

_LONG = 200


def show_list(changes: Sequence[ChangeRequest]) -> None:
    """Print all of them, newest last."""
    if not changes:
        screen.say(
            "There is no change request. Open one: crmkit signoff change new --reason '...' --origin '...'"
        )
        return
    screen.table(
        ["Id", "About", "Opened", "Reason", "Decision"],
        [
            [c.id, c.baseline, f"{c.opened}", c.reason, f"{c.decision} {c.decided or ''}".strip()]
            for c in changes
        ],
    )


def show(found: Difference) -> None:
    """Print what differs and what it does."""
    change = found.change
    screen.say(f"{change.id} about {change.baseline}, {change.decision}: {change.reason}")
    if change.origin:
        screen.say(f"  origin: {change.origin}")
    if found.nothing:
        screen.say("Nothing differs from the frozen text yet.")
        return
    screen.say(f"Sections to be read and signed again: {', '.join(found.sections)}")
    for clause in found.clauses:
        _show_clause(clause)
    for line in _effect_lines(found.effect):
        screen.say(line)


def show_decision(found: Difference) -> None:
    """Print what was decided and what follows."""
    change = found.change
    screen.say(f"{change.id} is {change.decision} by {change.decided_by}: {change.decision_reason}")
    if change.decision == "accepted":
        screen.say("Next: crmkit signoff freeze; then the changed sections are read, and all sign.")
    elif found.left is None:
        screen.say("The files are as they were when it was opened.")
    else:
        screen.say("What crmkit writes is as it was when it was opened; your own files it never writes.")
        screen.say(f"{found.left}")
        screen.say(f"Until then nothing is frozen or signed. {MEND}")


def to_json(found: Difference) -> dict[str, object]:
    """One change request with its differences, each figure once."""
    return {
        "change": found.change.model_dump(mode="json", exclude={"sections", "clauses", "effect"}),
        "sections": list(found.sections),
        "clauses": [c.model_dump(mode="json") for c in found.clauses],
        "effect": found.effect.model_dump(mode="json"),
    }


def list_to_json(changes: Sequence[ChangeRequest]) -> dict[str, object]:
    """All change requests."""
    return {"changes": [c.model_dump(mode="json") for c in changes]}


def _show_clause(clause: ChangedClause) -> None:
    name = clause.number or clause.id
    screen.say(f"  {clause.kind} {name} ({clause.section.replace('_', ' ')})")
    if clause.before:
        screen.say(f"    was: {_cut(clause.before)}")
    if clause.after:
        screen.say(f"    is:  {_cut(clause.after)}")


def _effect_lines(effect: ChangeEffect) -> list[str]:
    sign = "+" if effect.price > 0 else ""
    price = (
        f"Price: {sign}{two_decimals(effect.price)} "
        f"({two_decimals(effect.price_before)} becomes {two_decimals(effect.price_after)})"
    )
    lines = [price if effect.price else "The price stays."]
    return lines + (list(effect.dates) or ["No phase moves."])


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 3] + "..."
