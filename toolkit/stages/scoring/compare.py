"""Compare the vendors: group grades, gate, points at both ends, verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.models.engagement.settings import PriorityWeights, Settings
from toolkit.models.scoring.analysis import Analysis
from toolkit.models.selection.comparison import Comparison, Gate, TaskResult, VendorResult
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.models.selection.scorecard import ConsensusOverride, Scorecard
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.scoring.group_grade import grade_task
from toolkit.stages.scoring.verdict import decide

if TYPE_CHECKING:
    from toolkit.stages.scoring.stability.runs import Runs


@dataclass(frozen=True)
class Ratings:
    """What is compared.

    Attributes:
        tasks: the key tasks.
        vendors: all vendors; dropped ones and mere candidates are left out.
        scorecards: submitted ones count, drafts don't.
        overrides: consensus grades.
        settings: points, weights and required levels.
        weights: other weights by priority for this comparison; a task's own weight stays.
        departments: member -> department. The weights of a department's tasks are varied together, since
            people say "sales matters more", not "task 17 does"; a task of an unknown owner goes by the owner.
    """

    tasks: Sequence[KeyTask]
    vendors: Sequence[Vendor]
    scorecards: Sequence[Scorecard]
    overrides: Sequence[ConsensusOverride]
    settings: Settings
    weights: PriorityWeights | None = None
    departments: Mapping[str, str] = field(default_factory=dict)


def compare(ratings: Ratings) -> Comparison:
    """Compare all vendors that are on the shortlist.

    Returns:
        The comparison, vendors by points at the proven end, best first; equal points by id.
    """
    return _compare(ratings, _LateRuns(ratings.settings))


def compare_and_analyse(ratings: Ratings) -> tuple[Comparison, Analysis]:
    """The comparison with the expert's pages; the runs are made once for both."""
    from toolkit.stages.scoring.analyse import analyse  # slow: numpy

    runs = _LateRuns(ratings.settings)
    comparison = _compare(ratings, runs)
    return comparison, analyse(comparison.vendors, runs.of(comparison.vendors))


class _LateRuns:
    """The runs, made when they are first needed: most verdicts need none, and numpy takes long to load."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._runs: Runs | None = None

    def of(self, results: Sequence[VendorResult]) -> "Runs":
        from toolkit.stages.scoring.stability.runs import Runs  # slow: numpy

        if self._runs is None:
            self._runs = Runs(results, self._settings.stability)
        return self._runs


def _compare(ratings: Ratings, runs: _LateRuns) -> Comparison:
    settings = ratings.settings
    used = ratings.weights or settings.weights
    results = [
        _result(vendor, ratings, used)
        for vendor in ratings.vendors
        if vendor.state is VendorState.SHORTLISTED
    ]
    results.sort(key=lambda result: (-result.points, result.vendor))
    points = tuple(
        (grade, _points(grade, settings)) for grade in reversed(Grade) if grade is not Grade.NOT_SHOWN
    )
    return Comparison(
        weights=(("must", used.must), ("should", used.should), ("could", used.could)),
        points=points,
        vendors=tuple(results),
        spreads=_spreads(results, settings.spread_grades),
        unrated_by_owner=_unrated_by_owner(ratings.tasks, results),
        verdict=decide(results, settings, lambda leader, among: runs.of(results).kept(leader, among)),
    )


def _spreads(results: Sequence[VendorResult], grades: int) -> tuple[tuple[str, str], ...]:
    """Where the raters differ widely, the heaviest task first, of equal ones the widest."""
    wide = [(r.vendor, t) for r in results for t in r.tasks if t.spread >= grades]
    wide.sort(key=lambda pair: (-pair[1].weight, -pair[1].spread, pair[1].task, pair[0]))
    return tuple((vendor, task.task) for vendor, task in wide)


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


def _result(vendor: Vendor, ratings: Ratings, weights: PriorityWeights) -> VendorResult:
    tasks, settings = ratings.tasks, ratings.settings
    cards = [c for c in ratings.scorecards if c.vendor == vendor.id and c.submitted]
    cards.sort(key=lambda card: card.rater)
    grades: dict[str, dict[str, Grade]] = {}
    evidence: dict[str, dict[str, str]] = {}
    for card in cards:
        for rating in card.ratings:
            grades.setdefault(rating.task, {})[card.rater] = rating.grade
            if rating.evidence:
                evidence.setdefault(rating.task, {})[card.rater] = rating.evidence
    agreed = {o.task: o for o in ratings.overrides if o.vendor == vendor.id}
    graded = tuple(
        grade_task(
            task,
            required_level(task, settings),
            grades.get(task.id, {}),
            agreed.get(task.id),
            evidence=evidence.get(task.id),
            weight=weight_of(task, weights),
            group=ratings.departments.get(task.owner, task.owner),
        )
        for task in tasks
    )
    return _summed(vendor.id, graded, settings)


def _summed(vendor: str, graded: tuple[TaskResult, ...], settings: Settings) -> VendorResult:
    musts = [t for t in graded if t.priority is Priority.MUST]
    failed = tuple(t.task for t in musts if t.grade is Grade.NOT_PERFORMED)
    pending = tuple(t.task for t in musts if t.grade is Grade.NOT_SHOWN)
    top = _points(Grade.EXCELLENT, settings)
    earned = sum(t.weight * _points(t.grade, settings) for t in graded)
    return VendorResult(
        vendor=vendor,
        points=earned,
        max_points=sum(t.weight for t in graded) * top,
        fit_points=earned,
        fit_max_points=sum(t.weight for t in graded if t.grade is not Grade.NOT_SHOWN) * top,
        gate=Gate.FAIL if failed else Gate.PENDING if pending else Gate.PASS,
        failed_musts=failed,
        pending_musts=pending,
        tasks=graded,
    )


def _points(grade: Grade, settings: Settings) -> int:
    return 0 if grade is Grade.NOT_SHOWN else int(getattr(settings.points, grade.value))


def _unrated_by_owner(tasks: Sequence[KeyTask], results: Sequence[VendorResult]) -> tuple[str, ...]:
    """Tasks whose owner rated no vendor at all, although others did."""
    unrated = []
    for at, task in enumerate(tasks):
        raters = {rater for result in results for rater, _ in result.tasks[at].ratings}
        if raters and task.owner not in raters:
            unrated.append(task.id)
    return tuple(unrated)
