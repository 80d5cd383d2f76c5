"""The comparison of the vendors."""

from toolkit.cli import screen
from toolkit.cli.views.figures import one_decimal
from toolkit.kernel.statistics import exact
from toolkit.models.selection.comparison import Comparison, VendorResult


def to_json(comparison: Comparison) -> dict[str, object]:
    """The contract of `demo compare --json`."""
    return {
        "weights": dict(comparison.weights),
        "vendors": [
            {
                "id": r.vendor,
                "points": r.points,
                "max_points": r.max_points,
                "index": _index(r),
                "gate": r.gate.value,
                "failed_musts": list(r.failed_musts),
                "pending_musts": list(r.pending_musts),
                "gaps": list(r.gaps),
            }
            for r in comparison.vendors
        ],
        "vetoes": [
            {"vendor": r.vendor, "task": t.task, "rater": t.veto_by}
            for r in comparison.vendors
            for t in r.tasks
            if t.veto_by
        ],
        "spreads": [{"vendor": vendor, "task": task} for vendor, task in comparison.spreads],
        "unrated_by_owner": list(comparison.unrated_by_owner),
        "verdict": {
            "word": comparison.verdict.word.value,
            "vendor": comparison.verdict.vendor,
            "reason": comparison.verdict.reason,
        },
    }


def show(comparison: Comparison) -> None:
    """Verdict first, then the vendors, then where the group disagrees."""
    verdict = comparison.verdict
    screen.say(f"{verdict.word.value}{': ' + verdict.vendor if verdict.vendor else ''}. {verdict.reason}")
    if not comparison.vendors:
        return
    weights = ", ".join(f"{name} {weight}" for name, weight in comparison.weights)
    screen.say(f"Points are a convention (excellent 3, good 2, satisfactory 1); weights: {weights}.")
    screen.table(
        ["Vendor", "Points", "of", "Index", "Gate", "Fails musts", "Gaps"],
        [
            [
                r.vendor,
                str(r.points),
                str(r.max_points),
                _index(r),
                r.gate.value,
                ", ".join(r.failed_musts),
                str(len(r.gaps)),
            ]
            for r in comparison.vendors
        ],
        numbers=frozenset({1, 2, 3, 6}),
    )
    for result in comparison.vendors:
        _show_disagreements(result, [task for vendor, task in comparison.spreads if vendor == result.vendor])
    if comparison.unrated_by_owner:
        screen.say(f"Not rated by their owner: {', '.join(comparison.unrated_by_owner)}.")


def _show_disagreements(result: VendorResult, wide: list[str]) -> None:
    for task in result.tasks:
        if task.veto_by:
            screen.say(
                f"{result.vendor} {task.task}: {task.veto_by}, who owns the task, could not do it; this decides."
            )
    if wide:
        screen.say(f"{result.vendor}: the raters differ widely on {', '.join(wide)}: see it again.")


def _index(result: VendorResult) -> str:
    return one_decimal(exact(result.share * 100))
