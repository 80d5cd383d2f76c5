"""Weights and required levels: what counts for a task, locked before the first rating, opened with a reason."""

from datetime import date

from toolkit.models.engagement.settings import Settings
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import EarlierLock, KeyTask, KeyTaskList, Lock, Priority, TaskStake
from toolkit.problems import Refused, UsageError

OPEN_FIRST = "Open it with 'crmkit keytasks unlock --reason \"...\"'; both versions are then kept and shown."


def stake(task: KeyTask, settings: Settings) -> TaskStake:
    """How much a task counts and its least level: its own figures, else those of its priority."""
    weights = {
        Priority.MUST: settings.weights.must,
        Priority.SHOULD: settings.weights.should,
        Priority.COULD: settings.weights.could,
    }
    levels = {
        Priority.MUST: settings.required_levels.must,
        Priority.SHOULD: settings.required_levels.should,
        Priority.COULD: settings.required_levels.could,
    }
    return TaskStake(
        task=task.id,
        priority=task.priority,
        weight=weights[task.priority] if task.weight is None else task.weight,
        required=task.required or levels[task.priority],
    )


def lock(tasks: KeyTaskList, by: str, day: date, reason: str) -> KeyTaskList:
    """The list with weights and levels locked.

    Raises:
        Refused: it is locked already, empty, or a task lacks what vendors and raters need to see it.
    """
    if tasks.locked:
        raise Refused(
            f"Weights and levels are locked since {tasks.locked.date} ({tasks.locked.by}).", OPEN_FIRST
        )
    if not tasks.tasks:
        raise Refused(
            "There are no key tasks to lock.", "Take them in with 'crmkit keytasks derive --accept all'."
        )
    bare = [t.id for t in tasks.tasks if not t.demo_case.strip() or not t.done_well.strip()]
    if bare:
        raise Refused(
            f"No real case, or no word on how one sees that it is done well: {', '.join(bare)}.",
            'Ask the owners and note it with \'crmkit keytasks edit KT.. --case "..." --done-well "..."\'.',
        )
    return tasks.model_copy(update={"locked": Lock(date=day, by=by, reason=reason)})


def unlock(tasks: KeyTaskList, by: str, day: date, reason: str, settings: Settings) -> KeyTaskList:
    """The list open again; what was locked is kept beside it.

    Raises:
        Refused: it is not locked.
        UsageError: no reason is given.
    """
    if tasks.locked is None:
        raise Refused("Weights and levels are not locked.", "Lock them with 'crmkit keytasks lock'.")
    if not reason.strip():
        raise UsageError("Why are weights or levels to change?", 'Say it with --reason "...".')
    earlier = EarlierLock(
        locked=tasks.locked,
        unlocked=Lock(date=day, by=by, reason=reason),
        stakes=tuple(stake(t, settings) for t in tasks.tasks),
    )
    return tasks.model_copy(update={"locked": None, "earlier_locks": (*tasks.earlier_locks, earlier)})


def as_locked(tasks: KeyTaskList, version: EarlierLock) -> tuple[KeyTask, ...]:
    """The tasks that stood in an earlier version, with the weights and levels they had then."""
    stakes = {s.task: s for s in version.stakes}
    return tuple(
        t.model_copy(update={"priority": s.priority, "weight": s.weight, "required": s.required})
        for t in tasks.tasks
        if (s := stakes.get(t.id))
    )


def changes(version: EarlierLock, tasks: KeyTaskList, settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """What is not as it was locked: (task, then, now)."""
    now = {t.id: stake(t, settings) for t in tasks.tasks}
    before = {s.task: s for s in version.stakes}
    return tuple(
        (task, _said(before.get(task)), _said(now.get(task)))
        for task in dict.fromkeys((*before, *now))
        if before.get(task) != now.get(task)
    )


def require_locked(tasks: KeyTaskList) -> None:
    """Refuse ratings while somebody could still bend what they will count.

    Raises:
        Refused: weights and levels are open.
    """
    if tasks.locked is None:
        raise Refused(
            "Weights and required levels are not locked, so nothing can be rated yet.",
            'Lock them first: crmkit keytasks lock --by MEMBER --reason "..."',
        )


def require_open(tasks: KeyTaskList) -> None:
    """Refuse edits of what is locked.

    Raises:
        Refused: weights and levels are locked.
    """
    if tasks.locked is not None:
        raise Refused(
            f"The key tasks are locked since {tasks.locked.date} ({tasks.locked.by}).",
            OPEN_FIRST,
        )


def _said(stake: TaskStake | None) -> str:
    if stake is None:
        return "not there"
    return f"{stake.priority.value}, weight {stake.weight}, {_word(stake.required)} required"


def _word(grade: Grade) -> str:
    return grade.value.replace("_", " ")
