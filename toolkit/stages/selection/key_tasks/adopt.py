"""Proposals meet the list of key tasks: what is new, what would change, what nobody names any more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.models.engagement.settings import Settings
from toolkit.models.selection.key_task import DroppedTask, KeyTask, KeyTaskList, TwinDecision
from toolkit.problems import UsageError
from toolkit.stages.selection.key_tasks.propose import Proposal, Twins, as_task, twins

#: Fewer do not cover a company, more tire the raters.
FEWEST, MOST = 20, 30
_FIELDS = ("name", "owner", "priority", "required", "per_week", "minutes_today", "demo_case", "done_well")


@dataclass(frozen=True)
class Difference:
    """A key task that says something else than the interviews do, field by field: (field, list, interviews)."""

    task: KeyTask
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Derived:
    """What the interviews give beside what the list holds."""

    new: tuple[Proposal, ...]
    differences: tuple[Difference, ...]
    as_before: int
    nuisances: tuple[Proposal, ...]
    vanished: tuple[KeyTask, ...]
    twins: tuple[Twins, ...]


def derive(tasks: KeyTaskList, found: Sequence[Proposal], settings: Settings) -> Derived:
    """Compare the proposals of the interviews with the list; a person's words in the list stay."""
    taken = {instance: task for task in tasks.tasks for instance in task.instances}
    gone = {d.instance for d in tasks.dropped}
    fresh = [p for p in found if p.id not in taken and p.id not in gone]
    differences, same = [], 0
    for proposal in found:
        task = taken.get(proposal.id)
        if task is None or task.instances[0] != proposal.id:
            continue
        fields = _differing(task, as_task(proposal, task.id, settings))
        same += not fields
        if fields:
            differences.append(Difference(task, fields))
    named = {p.id for p in found}
    return Derived(
        new=tuple(p for p in fresh if not p.nuisance),
        differences=tuple(differences),
        as_before=same,
        nuisances=tuple(p for p in fresh if p.nuisance),
        vanished=tuple(t for t in tasks.tasks if t.instances and not named & set(t.instances)),
        twins=twins(tasks, found),
    )


def accept(
    tasks: KeyTaskList, found: Sequence[Proposal], wanted: Sequence[str], settings: Settings
) -> KeyTaskList:
    """The list with the named proposals taken in, in the order given; each gets the next number.

    Raises:
        UsageError: there is no such proposal, or it is in the list already.
    """
    known = {p.id: p for p in found}
    taken = {instance for task in tasks.tasks for instance in task.instances}
    after = list(tasks.tasks)
    for name in wanted:
        proposal = known.get(name)
        if proposal is None:
            raise UsageError(
                f"The interviews name no key task '{name}'.", "'crmkit keytasks derive' shows them."
            )
        if name in taken:
            raise UsageError(f"'{name}' is in the list already.", "'crmkit keytasks list' shows it.")
        after.append(as_task(proposal, next_id([t.id for t in after]), settings))
        taken.add(name)
    return tasks.model_copy(update={"tasks": tuple(after)})


def next_id(taken: Collection[str]) -> str:
    """KT01, KT02 and so on; the number after the highest that is in use."""
    numbers = [int(t[2:]) for t in taken if t[:2].upper() == "KT" and t[2:].isdigit()]
    return f"KT{max(numbers, default=0) + 1:02d}"


def join(tasks: KeyTaskList, found: Sequence[Proposal], word: TwinDecision) -> KeyTaskList:
    """Write down what was said about two tasks that look alike; the same ones become one with both sources.

    Raises:
        UsageError: one of the two is not known.
    """
    task = tasks.find(word.task)
    if task is None:
        raise UsageError(f"There is no key task '{word.task}'.", "'crmkit keytasks list' shows them.")
    other_task, proposal = tasks.find(word.other), next((p for p in found if p.id == word.other), None)
    if other_task is None and proposal is None:
        raise UsageError(
            f"There is neither a key task nor a proposal '{word.other}'.",
            "'crmkit keytasks derive' shows both.",
        )
    noted = tasks.model_copy(update={"twins": (*tasks.twins, word)})
    if not word.same:
        return noted
    sources = other_task.sources if other_task else proposal.sources if proposal else ()
    instances = other_task.instances if other_task else (word.other,)
    joined = task.model_copy(
        update={
            "sources": tuple(dict.fromkeys((*task.sources, *sources))),
            "instances": tuple(dict.fromkeys((*task.instances, *instances))),
        }
    )
    kept = [joined if t is task else t for t in noted.tasks if t is not other_task]
    return noted.model_copy(update={"tasks": tuple(kept)})


def drop(
    tasks: KeyTaskList, found: Sequence[Proposal], wanted: str, by: str, day: date, reason: str
) -> KeyTaskList:
    """The list without a task (or a proposal that is to be none), with who said so.

    Raises:
        UsageError: there is none, or no reason is given.
    """
    if not reason.strip():
        raise UsageError("Why is it no key task?", 'Say it with --reason "...".')
    task, proposal = tasks.find(wanted), next((p for p in found if p.id == wanted), None)
    if task is None and proposal is None:
        raise UsageError(
            f"There is neither a key task nor a proposal '{wanted}'.", "'crmkit keytasks list' shows them."
        )
    name = task.name if task else proposal.name if proposal else ""
    instances = task.instances if task else (wanted,)
    gone = tuple(DroppedTask(instance=i, name=name, by=by, date=day, reason=reason) for i in instances)
    kept = tuple(t for t in tasks.tasks if t is not task)
    return tasks.model_copy(update={"tasks": kept, "dropped": (*tasks.dropped, *gone)})


def advice_on_number(count: int) -> str:
    """What to say about the number of key tasks; empty when it is right."""
    if count < FEWEST:
        return f"{count} key tasks are few: {FEWEST} to {MOST} cover a company. Who has not been asked yet?"
    if count > MOST:
        return f"{count} key tasks are many: raters tire after {MOST}. Which of them stop nobody's work?"
    return ""


def _differing(task: KeyTask, proposed: KeyTask) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (field, _said(getattr(task, field)), _said(getattr(proposed, field)))
        for field in _FIELDS
        if getattr(task, field) != getattr(proposed, field)
    )


def _said(value: object) -> str:
    return "" if value is None else str(getattr(value, "value", value))
