"""The group's grade of one task at one vendor: lower median, owner's veto, consensus override."""

from collections.abc import Iterable, Mapping, Sequence

from toolkit.models.selection.comparison import TaskResult
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import ConsensusOverride


def lower_median(grades: Sequence[Grade]) -> Grade:
    """The middle grade, the worse one of two; not_shown when there is none.

    not_shown entries are the vendor's doing, not a grade, and are left out.
    """
    return _middle(_ranks(grades))


def _ranks(grades: Iterable[Grade]) -> list[int]:
    """Ranks of what was shown, the worst first."""
    return sorted([g.rank for g in grades if g is not Grade.NOT_SHOWN])


def _middle(ranks: Sequence[int]) -> Grade:
    return _BY_RANK[ranks[(len(ranks) - 1) // 2]] if ranks else Grade.NOT_SHOWN


_BY_RANK = {grade.rank: grade for grade in Grade}


def grade_task(  # noqa: PLR0913  # the task with all that is said about it
    task: KeyTask,
    required: Grade,
    ratings: Mapping[str, Grade],
    override: ConsensusOverride | None,
    *,
    evidence: Mapping[str, str] | None = None,
    weight: int = 1,
    group: str = "",
) -> TaskResult:
    """Join the ratings of one task at one vendor.

    Args:
        task: the key task with its owner.
        required: the least acceptable grade.
        ratings: rater id -> grade; raters who did not see the task are not in it.
        override: what the group agreed in its talk, if it did.
        evidence: rater id -> comment, of those who wrote one.
        weight: of the task in this comparison.
        group: the part of the house the task belongs to.

    Returns:
        The result. A veto is recorded only when it changes the median; an override beats it only
        when the owner is among those who agreed, and both stay visible.
    """
    ranks = _ranks(ratings.values())
    median = _middle(ranks)
    owner_says_no = ratings.get(task.owner) is Grade.NOT_PERFORMED
    veto_by = task.owner if owner_says_no and median.rank > Grade.NOT_PERFORMED.rank else None
    grade = Grade.NOT_PERFORMED if veto_by else median
    overridden = override is not None and (veto_by is None or task.owner in override.agreed)
    if override is not None and overridden:
        grade = override.grade
    # All values come from nouns that were checked when they were read: with thousands of tasks, checking
    # them once more would take longer than the comparison itself.
    return TaskResult.model_construct(
        task=task.id,
        grade=grade,
        required=required,
        ratings=tuple(ratings.items()),
        evidence=tuple((evidence or {}).items()),
        veto_by=veto_by,
        spread=ranks[-1] - ranks[0] if ranks else 0,
        overridden=overridden,
        override=override,
        weight=weight,
        priority=task.priority,
        group=group,
    )
