"""What to see again: the tasks whose second showing tells most."""

from collections.abc import Sequence

from toolkit.models.selection.comparison import TaskResult, VendorResult
from toolkit.models.selection.grade import Grade

MOST = 5
"""Longer than this it is a second demo, not a list of doubts."""
_NOTHING_KNOWN = Grade.EXCELLENT.rank


def unseen(results: Sequence[VendorResult]) -> tuple[tuple[str, str], ...]:
    """The (vendor, task) pairs that were not shown, the heaviest first."""
    pairs = [(r.vendor, t) for r in results for t in r.tasks if t.grade is Grade.NOT_SHOWN and t.weight]
    return _heaviest(pairs)


def telling(results: Sequence[VendorResult], leader: VendorResult) -> tuple[tuple[str, str], ...]:
    """The (vendor, task) pairs on which the order hangs, the heaviest first.

    Those are, of the leader and its nearest rival, tasks that were not shown or on which the raters differ; a
    task counts by its weight times the grades between which it may lie. Where there is no such doubt, the tasks
    on which the rival is better.
    """
    rival = next((r for r in sorted(results, key=_standing) if r.vendor != leader.vendor), None)
    two = [leader] if rival is None else [leader, rival]
    doubtful = [(r.vendor, t) for r in two for t in r.tasks if _doubt(t)]
    if doubtful or rival is None:
        return _heaviest(doubtful)
    pairs = zip(leader.tasks, rival.tasks, strict=True)
    return _heaviest(
        [(leader.vendor, own) for own, other in pairs if own.weight and other.grade.rank > own.grade.rank]
    )


def _standing(result: VendorResult) -> tuple[object, ...]:
    return (-result.share, result.vendor)


def _doubt(task: TaskResult) -> int:
    grades = _NOTHING_KNOWN if task.grade is Grade.NOT_SHOWN else task.spread
    return grades * task.weight


def _heaviest(pairs: Sequence[tuple[str, TaskResult]]) -> tuple[tuple[str, str], ...]:
    ordered = sorted(pairs, key=lambda pair: (-_doubt(pair[1]), -pair[1].weight, pair[1].task, pair[0]))
    return tuple((vendor, task.task) for vendor, task in ordered[:MOST])
