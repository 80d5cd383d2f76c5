"""Compare the vendors: group grades, gate, points at both ends, verdict."""

from collections.abc import Sequence

from toolkit.models.engagement.settings import PriorityWeights, Settings
from toolkit.models.selection.comparison import Comparison, Gate, TaskResult, VendorResult
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.models.selection.scorecard import ConsensusOverride, Scorecard
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.scoring.group_grade import grade_task
from toolkit.stages.scoring.verdict import decide


def compare(
    tasks: Sequence[KeyTask],
    vendors: Sequence[Vendor],
    scorecards: Sequence[Scorecard],
    overrides: Sequence[ConsensusOverride],
    settings: Settings,
    weights: PriorityWeights | None = None,
) -> Comparison:
    """Compare all vendors that are on the shortlist.

    Args:
        tasks: the key tasks.
        vendors: all vendors; dropped ones and mere candidates are left out.
        scorecards: submitted ones count, drafts don't.
        overrides: consensus grades.
        settings: points, weights and required levels.
        weights: other weights by priority for this comparison; a task's own weight stays.

    Returns:
        The comparison, vendors by points at the proven end, best first; equal points by id.
    """
    used = weights or settings.weights
    results = [
        _result(vendor, tasks, scorecards, overrides, settings, used)
        for vendor in vendors
        if vendor.state is VendorState.SHORTLISTED
    ]
    results.sort(key=lambda result: (-result.points, result.vendor))
    return Comparison(
        weights=(("must", used.must), ("should", used.should), ("could", used.could)),
        vendors=tuple(results),
        spreads=tuple(
            (r.vendor, t.task) for r in results for t in r.tasks if t.spread >= settings.spread_grades
        ),
        unrated_by_owner=_unrated_by_owner(tasks, results),
        verdict=decide(results),
    )


def weight_of(task: KeyTask, weights: PriorityWeights) -> int:
    """The task's own weight, else that of its priority."""
    if task.weight is not None:
        return task.weight
    return {Priority.MUST: weights.must, Priority.SHOULD: weights.should, Priority.COULD: weights.could}[
        task.priority
    ]


def required_level(task: KeyTask, settings: Settings) -> Grade:
    """The task's own required level, else that of its priority."""
    levels = settings.required_levels
    if task.required is not None:
        return task.required
    return {Priority.MUST: levels.must, Priority.SHOULD: levels.should, Priority.COULD: levels.could}[
        task.priority
    ]


def _result(
    vendor: Vendor,
    tasks: Sequence[KeyTask],
    scorecards: Sequence[Scorecard],
    overrides: Sequence[ConsensusOverride],
    settings: Settings,
    weights: PriorityWeights,
) -> VendorResult:
    cards = [c for c in scorecards if c.vendor == vendor.id and c.submitted]
    by_rater = {
        card.rater: {r.task: r.grade for r in card.ratings} for card in sorted(cards, key=lambda c: c.rater)
    }
    agreed = {o.task: o for o in overrides if o.vendor == vendor.id}
    graded = tuple(
        grade_task(
            task,
            required_level(task, settings),
            {rater: given[task.id] for rater, given in by_rater.items() if task.id in given},
            agreed.get(task.id),
        )
        for task in tasks
    )
    musts = [t for t, task in zip(graded, tasks, strict=True) if task.priority is Priority.MUST]
    failed = tuple(t.task for t in musts if t.grade is Grade.NOT_PERFORMED)
    pending = tuple(t.task for t in musts if t.grade is Grade.NOT_SHOWN)
    weighed = [weight_of(task, weights) for task in tasks]
    top = _points(Grade.EXCELLENT, settings)
    earned = [w * _points(t.grade, settings) for w, t in zip(weighed, graded, strict=True)]
    shown = [w for w, t in zip(weighed, graded, strict=True) if t.grade is not Grade.NOT_SHOWN]
    return VendorResult(
        vendor=vendor.id,
        points=sum(earned),
        max_points=sum(weighed) * top,
        fit_points=sum(earned),
        fit_max_points=sum(shown) * top,
        gate=Gate.FAIL if failed else Gate.PENDING if pending else Gate.PASS,
        failed_musts=failed,
        pending_musts=pending,
        tasks=graded,
    )


def _points(grade: Grade, settings: Settings) -> int:
    return 0 if grade is Grade.NOT_SHOWN else int(getattr(settings.points, grade.value))


def _unrated_by_owner(tasks: Sequence[KeyTask], results: Sequence[VendorResult]) -> tuple[str, ...]:
    """Tasks whose owner rated no vendor at all, although others did."""

    def rated(task: KeyTask) -> list[TaskResult]:
        return [t for result in results for t in result.tasks if t.task == task.id and t.ratings]

    return tuple(
        task.id
        for task in tasks
        if (seen := rated(task)) and not any(rater == task.owner for t in seen for rater, _ in t.ratings)
    )
