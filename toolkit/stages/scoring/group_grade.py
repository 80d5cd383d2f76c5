"""The group's grade of one task at one vendor: lower median, owner's veto, consensus override."""

from collections.abc import Mapping, Sequence

from toolkit.models.selection.comparison import TaskResult
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import ConsensusOverride


def lower_median(grades: Sequence[Grade]) -> Grade:
    """The middle grade, the worse one of two; not_shown when there is none.

    not_shown entries are the vendor's doing, not a grade, and are left out.
    """
    given = sorted((g for g in grades if g is not Grade.NOT_SHOWN), key=lambda g: g.rank)
    return given[(len(given) - 1) // 2] if given else Grade.NOT_SHOWN


def grade_task(
    task: KeyTask, required: Grade, ratings: Mapping[str, Grade], override: ConsensusOverride | None
) -> TaskResult:
    """Join the ratings of one task at one vendor.

    Args:
        task: the key task with its owner.
        required: the least acceptable grade.
        ratings: rater id -> grade; raters who did not see the task are not in it.
        override: what the group agreed in its talk, if it did.

    Returns:
        The result. A veto is recorded only when it changes the median; an override beats it only
        when the owner is among those who agreed, and both stay visible.
    """
    median = lower_median(tuple(ratings.values()))
    owner_says_no = ratings.get(task.owner) is Grade.NOT_PERFORMED
    veto_by = task.owner if owner_says_no and median.rank > Grade.NOT_PERFORMED.rank else None
    grade = Grade.NOT_PERFORMED if veto_by else median
    overridden = override is not None and (veto_by is None or task.owner in override.agreed)
    if override is not None and overridden:
        grade = override.grade
    ranks = [g.rank for g in ratings.values() if g is not Grade.NOT_SHOWN]
    return TaskResult(
        task=task.id,
        grade=grade,
        required=required,
        ratings=tuple(ratings.items()),
        veto_by=veto_by,
        spread=max(ranks) - min(ranks) if ranks else 0,
        overridden=overridden,
    )
