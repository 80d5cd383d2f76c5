"""The comparison on one screen: verdict, vendors, gate, where the group disagrees, what to see again."""

from toolkit.cli import screen
from toolkit.cli.views.comparing.words import merit_bar, percent, rated
from toolkit.cli.views.figures import spoken
from toolkit.models.selection.comparison import Comparison, TaskResult, VendorResult

_MUSTS_SHOWN = 3
_SPREADS_SHOWN = 8


def show(comparison: Comparison, names: dict[str, str]) -> None:
    """Print it.

    Args:
        comparison: what to show.
        names: vendor -> its name.
    """
    verdict = comparison.verdict
    screen.say(f"{verdict.word.value}{': ' + verdict.vendor if verdict.vendor else ''}. {verdict.reason}")
    if not comparison.vendors:
        return
    _table(comparison, names)
    _convention(comparison)
    _gate(comparison)
    _disagreements(comparison)
    if len(comparison.raters) == 1:
        screen.say(f"Only {comparison.raters[0]} has rated: whether others would agree cannot be seen.")
    if verdict.see_again:
        screen.say(
            "See again: " + ", ".join(f"{task} at {vendor}" for vendor, task in verdict.see_again) + "."
        )
    screen.say()
    screen.say("More: crmkit demo compare --expert (agreement, raters, stability); crmkit build comparison.")


def _table(comparison: Comparison, names: dict[str, str]) -> None:
    screen.table(
        ["Vendor", "Gate", "Merit", "Points", "Index", "Fit", "Shown", "Gaps"],
        [
            [
                f"{r.vendor} {names.get(r.vendor, '')}".strip(),
                r.gate.value,
                merit_bar(r),
                f"{r.points}/{r.max_points}",
                percent(r.share),
                percent(r.fit_share),
                percent(r.coverage),
                str(len(r.gaps)),
            ]
            for r in comparison.vendors
        ],
        numbers=frozenset({3, 4, 5, 6, 7}),
        whole=frozenset({1, 2, 3, 4, 5, 6, 7}),
    )


def _convention(comparison: Comparison) -> None:
    points = ", ".join(f"{spoken(grade.value)} {points}" for grade, points in comparison.points)
    weights = ", ".join(f"{name} {weight}" for name, weight in comparison.weights)
    screen.say("Merit: task weight by grade, E G S N as below; ? was not shown.")
    screen.say(f"Points are a convention ({points}); weights: {weights}.")
    screen.say("Index: what was not shown counts 0; fit: as if it worked like the rest.")


def _gate(comparison: Comparison) -> None:
    failing = [r for r in comparison.vendors if r.failed_musts or r.pending_musts]
    if not failing:
        return
    screen.say()
    screen.say("Gate:")
    for result in failing:
        _gate_of(result)


def _gate_of(result: VendorResult) -> None:
    failed = [task for task in result.tasks if task.task in result.failed_musts]
    for task in failed[:_MUSTS_SHOWN]:
        screen.say(f"  {result.vendor} fails {task.task}: {_why(task)}")
    if len(failed) > _MUSTS_SHOWN:
        left = ", ".join(task.task for task in failed[_MUSTS_SHOWN:])
        screen.say(f"  {result.vendor} fails {left} too.")
    if result.pending_musts:
        screen.say(f"  {result.vendor} has not shown {', '.join(result.pending_musts)}: pending.")


def _why(task: TaskResult) -> str:
    """Which rating failed it, and in whose words."""
    if task.decided_by == "consensus" and task.override:
        return (
            f"the group agreed on not performed ({', '.join(task.override.agreed)}): {task.override.reason}"
        )
    voices = [(rater, said) for rater, _, said in task.deciding]
    names = ", ".join(rater for rater, _ in voices)
    said = next((f', "{said}"' for _, said in voices if said), "")
    if task.decided_by == "veto":
        return f"{names}, who owns the task, could not do it; this decides{said}"
    if len(voices) == len(task.graded):
        return f"none of {len(voices)} raters could do it{said}"
    return f"{len(voices)} of {len(task.graded)} could not do it ({names}){said}"


def _disagreements(comparison: Comparison) -> None:
    if comparison.spreads:
        screen.say()
        screen.say("Where you disagree, heaviest first:")
    for vendor, name in comparison.spreads[:_SPREADS_SHOWN]:
        result = comparison.result(vendor)
        task = result.task(name) if result else None
        if task:
            screen.say(f"  {vendor} {name} (weight {task.weight}): {rated(task.graded)}")
    if len(comparison.spreads) > _SPREADS_SHOWN:
        screen.say(f"  and {len(comparison.spreads) - _SPREADS_SHOWN} more (--expert).")
    for result in comparison.vendors:
        for task in result.tasks:
            if (task.veto_by and task.task not in result.failed_musts) or task.override:
                screen.say(f"{result.vendor} {task.task}: {_decided(task)}")
    if comparison.unrated_by_owner:
        screen.say(f"Not rated by their owner: {', '.join(comparison.unrated_by_owner)}.")


def _decided(task: TaskResult) -> str:
    """A veto, a grade the group agreed on, or both: which of them counts."""
    agreed = ""
    if task.override:
        names = ", ".join(task.override.agreed)
        agreed = f"{spoken(task.override.grade.value)} agreed by {names} ({task.override.reason})"
    if not task.veto_by:
        return f"{agreed}."
    veto = f"{task.veto_by}, who owns the task, could not do it"
    if not agreed:
        return f"{veto}; this decides."
    if task.overridden:
        return f"{veto}; {agreed}: this decides, since the owner is among them."
    return f"{veto}; this decides. {agreed} does not count without the owner."
