"""Key tasks: derive them from the interviews, take them in, edit, join, lock and open them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.models.dossier import Dossier
from toolkit.models.selection.comparison import Comparison
from toolkit.models.selection.key_task import EarlierLock, KeyTask, KeyTaskList, TwinDecision
from toolkit.problems import Refused, UsageError
from toolkit.stages.selection.demos.access import as_seen_by
from toolkit.stages.selection.key_tasks import adopt, locks
from toolkit.stages.selection.key_tasks.adopt import Derived
from toolkit.stages.selection.key_tasks.propose import Proposal, proposals
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier, read_with_locked_prices
from toolkit.store.folder import KEY_TASKS, find_root
from toolkit.store.references.check import check_references
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.results import comparison_of
from toolkit.workflows.selection.said import said
from toolkit.workflows.session import Session
from toolkit.workflows.user import person_or_fail, user_if_said, user_or_fail

EVERYTHING = "all"


@dataclass(frozen=True)
class TaskWords:
    """What is to be changed of one task; None leaves a field as it is, "" takes it out."""

    name: str | None = None
    owner: str | None = None
    priority: str | None = None
    stops: str | None = None
    weight: str | None = None
    required: str | None = None
    per_week: str | None = None
    minutes_today: str | None = None
    demo_case: str | None = None
    done_well: str | None = None

    def given(self) -> dict[str, str]:
        """The fields that are to change."""
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Version:
    """Weights and levels as they were locked earlier, what differs today, and the result under each."""

    lock: EarlierLock
    changes: tuple[tuple[str, str, str], ...]
    comparison: Comparison | None


@dataclass(frozen=True)
class Shown:
    """The list of key tasks as it is shown."""

    dossier: Dossier
    derived: Derived
    versions: tuple[Version, ...]


def show(session: Session) -> Shown:
    """The key tasks with what the interviews say about them and their earlier versions."""
    dossier = read_dossier(find_root(session.directory))
    seen, _ = as_seen_by(dossier, user_if_said(session.by, dossier))
    settings = dossier.engagement.settings
    derived = adopt.derive(dossier.key_tasks, proposals(dossier.interviews), settings)
    return Shown(dossier, derived, tuple(_version(seen, v) for v in dossier.key_tasks.earlier_locks))


def accept(session: Session, wanted: Sequence[str]) -> KeyTaskList:
    """Take proposals of the interviews into the list; `all` takes every one in the order of the interviews.

    Raises:
        UsageError: a proposal is not known.
        Refused: the list is locked.
    """

    def change(tasks: KeyTaskList, found: Sequence[Proposal], dossier: Dossier) -> KeyTaskList:
        settings = dossier.engagement.settings
        new = adopt.derive(tasks, found, settings).new
        names = [p.id for p in new] if list(wanted) == [EVERYTHING] else list(wanted)
        return adopt.accept(tasks, found, names, settings)

    return _changed(session, "keytasks derive", change)


def edit(session: Session, task_id: str, words: TaskWords, *, new: bool = False) -> KeyTask:
    """Change a task, or add one that no interview named.

    Raises:
        UsageError: there is no such task or member, or nothing is to change.
        BadData: a value does not hold.
        Refused: the list is locked.
    """
    given = words.given()
    if not given:
        raise UsageError("What is to change?", 'For example --weight 5, --required good, --case "...".')

    def change(tasks: KeyTaskList, _: Sequence[Proposal], dossier: Dossier) -> KeyTaskList:
        if "owner" in given:
            given["owner"] = person_or_fail(given["owner"], dossier)
        before = tasks.find(task_id)
        if (before is None) != new:
            what = (
                f"There is no key task '{task_id}'." if before is None else f"'{task_id}' is there already."
            )
            raise UsageError(what, "'crmkit keytasks list' shows them; --new adds one.")
        made = _edited(before, task_id, given)
        kept = tuple(made if t is before else t for t in tasks.tasks)
        return tasks.model_copy(update={"tasks": kept if before else (*kept, made)})

    made = _changed(session, f"keytasks edit {task_id}", change).find(task_id)
    if made is None:
        raise AssertionError
    return made


def join(session: Session, task: str, other: str, *, same: bool, reason: str) -> KeyTaskList:
    """Write down what the owner said about two tasks that look alike."""

    def change(tasks: KeyTaskList, found: Sequence[Proposal], dossier: Dossier) -> KeyTaskList:
        known, second = tasks.find(task), tasks.find(other)
        word = TwinDecision(
            task=known.id if known else task,
            other=second.id if second else other,
            same=same,
            by=user_or_fail(session.by, dossier),
            date=today_or(session.today),
            reason=reason,
        )
        return adopt.join(tasks, found, word)

    return _changed(session, f"keytasks {'merge' if same else 'keep'} {task} {other}", change)


def drop(session: Session, wanted: str, reason: str) -> KeyTaskList:
    """Take a task (or a proposal) off the list for good, with who said so."""

    def change(tasks: KeyTaskList, found: Sequence[Proposal], dossier: Dossier) -> KeyTaskList:
        by, day = user_or_fail(session.by, dossier), today_or(session.today)
        return adopt.drop(tasks, found, wanted, by, day, reason)

    return _changed(session, f"keytasks drop {wanted}", change)


def lock(session: Session, reason: str) -> KeyTaskList:
    """Lock weights and required levels."""

    def change(tasks: KeyTaskList, _: Sequence[Proposal], dossier: Dossier) -> KeyTaskList:
        return locks.lock(tasks, user_or_fail(session.by, dossier), today_or(session.today), reason)

    return _changed(session, "keytasks lock", change, open_only=False)


def unlock(session: Session, reason: str) -> KeyTaskList:
    """Open weights and required levels again; what was locked is kept."""

    def change(tasks: KeyTaskList, _: Sequence[Proposal], dossier: Dossier) -> KeyTaskList:
        by, day = user_or_fail(session.by, dossier), today_or(session.today)
        return locks.unlock(tasks, by, day, reason, dossier.engagement.settings)

    return _changed(session, "keytasks unlock", change, open_only=False)


_Change = Callable[[KeyTaskList, Sequence[Proposal], Dossier], KeyTaskList]


def _changed(session: Session, command: str, change: _Change, *, open_only: bool = True) -> KeyTaskList:
    root = find_root(session.directory)
    with transaction(root, command=command, at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        if open_only:
            locks.require_open(dossier.key_tasks)
        after = change(dossier.key_tasks, proposals(dossier.interviews), dossier)
        _still_used(root, dossier.key_tasks, after)
        tx.write(KEY_TASKS, canonical.dump(after))
    return after


def _still_used(root: Path, before: KeyTaskList, after: KeyTaskList) -> None:
    """Refuse to take a task away that a rating, an offer or a decision speaks of.

    Raises:
        Refused: something does.
    """
    if {t.id for t in before.tasks} <= {t.id for t in after.tasks}:
        return
    whole = read_with_locked_prices(root).model_copy(update={"key_tasks": after})
    if used := sorted({fault.file for fault in check_references(whole)}):
        raise Refused(
            f"The task cannot go: {', '.join(used)} speak{'s' if len(used) == 1 else ''} of it.",
            "Keep it, and give it the weight 0; or take those entries out first.",
        )


def _edited(before: KeyTask | None, task_id: str, given: Mapping[str, str]) -> KeyTask:
    start: dict[str, Any] = (
        before.model_dump(mode="json") if before else {"id": task_id, "priority": "should"}
    )
    fields = start | {name: value or None for name, value in given.items()}
    if isinstance(weight := fields.get("weight"), str) and weight.isdecimal():
        fields["weight"] = int(weight)
    return said(KeyTask, fields, f"key task {task_id}")


def _version(seen: Dossier, version: EarlierLock) -> Version:
    """An earlier version with the result under it, from what the person at work may see."""
    tasks = locks.as_locked(seen.key_tasks, version)
    known = {t.id for t in tasks}
    cards = tuple(
        c.model_copy(update={"ratings": tuple(r for r in c.ratings if r.task in known)})
        for c in seen.scorecards
    )
    then = seen.key_tasks.model_copy(update={"tasks": tasks})
    overrides = tuple(o for o in seen.overrides if o.task in known)
    update = {"key_tasks": then, "scorecards": cards, "overrides": overrides}
    rated = any(c.submitted for c in cards)
    result = comparison_of(seen.model_copy(update=update)) if rated else None
    return Version(version, locks.changes(version, seen.key_tasks, seen.engagement.settings), result)
