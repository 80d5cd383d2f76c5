"""The acceptance of phases on the screen and as JSON."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import two_decimals
from toolkit.workflows.signoff.accept.phases import PhaseProgress, PhaseTest


def show_test(test: PhaseTest, *, as_json: bool = False) -> None:
    """Print steps, defects, what stands in the way, and the payment that acceptance releases."""
    if as_json:
        screen.as_json(
            {
                "record": test.record.model_dump(mode="json"),
                "obstacles": list(test.obstacles),
                "payments": [p.model_dump(mode="json") for p in test.payments],
            }
        )
        return
    record = test.record
    screen.say(f"{test.phase.id} {test.phase.name}: {record.state} (signed for {test.phase.finish})")
    screen.table(
        ["Step", "Accepted when", "Result", "Seen"],
        [[s.number or s.id, s.criterion, s.result, s.evidence] for s in record.steps],
        whole=frozenset({0, 2}),
    )
    for d in record.defects:
        state = f"solved {d.solved}" if d.solved else f"due {d.due}" if d.due else "no date"
        screen.say(f"{d.id} {d.defect_class}: {d.text} ({state})")
    if record.state == "open":
        for sentence in test.obstacles:
            screen.say(f"- {sentence}")
        if not test.obstacles:
            screen.say(f"Nothing stands in the way. Accept it: crmkit accept {test.phase.id} --close")
        return
    for payment in test.payments:
        due = "is released" if record.state == "accepted" else "waits"
        screen.say(f"Payment {two_decimals(payment.amount)} {test.currency} {due}: {payment.what}")


def show_progress(found: Sequence[PhaseProgress], *, as_json: bool = False) -> None:
    """Print the signed plan beside what happened."""
    if as_json:
        screen.as_json(
            {
                "phases": [
                    {
                        "phase": p.phase.id,
                        "state": p.state,
                        "planned": p.phase.finish.isoformat(),
                        "accepted": p.accepted.isoformat() if p.accepted else None,
                        "days_late": p.days_late,
                        "planned_cost": two_decimals(p.phase.price),
                        "cost": two_decimals(p.cost) if p.cost is not None else None,
                    }
                    for p in found
                ]
            }
        )
        return
    screen.table(
        ["Phase", "State", "Signed for", "Accepted", "Days late", "Signed price", "Cost"],
        [
            [
                f"{p.phase.id} {p.phase.name}",
                p.state,
                f"{p.phase.finish}",
                f"{p.accepted or ''}",
                f"{p.days_late or ''}",
                two_decimals(p.phase.price),
                two_decimals(p.cost) if p.cost is not None else "",
            ]
            for p in found
        ],
        numbers=frozenset({4, 5, 6}),
    )
