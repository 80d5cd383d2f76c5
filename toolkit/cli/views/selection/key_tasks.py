"""The list of key tasks, what the interviews say about it, and its earlier versions."""

from collections.abc import Sequence

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken
from toolkit.models.engagement.settings import Settings
from toolkit.models.selection.key_task import KeyTask, KeyTaskList
from toolkit.stages.selection.key_tasks.adopt import advice_on_number
from toolkit.stages.selection.key_tasks.locks import stake
from toolkit.workflows.selection.key_tasks import Shown, Version


def to_json(shown: Shown) -> dict[str, object]:
    """The contract of `keytasks list --json`."""
    tasks, settings = shown.dossier.key_tasks, shown.dossier.engagement.settings
    return {
        "locked": tasks.locked.model_dump(mode="json") if tasks.locked else None,
        "tasks": [_json_of(task, settings) for task in tasks.tasks],
        "advice": advice_on_number(len(tasks.tasks)),
        "earlier_locks": [
            {
                "locked": v.lock.locked.model_dump(mode="json"),
                "unlocked": v.lock.unlocked.model_dump(mode="json"),
                "changes": [{"task": task, "then": then, "now": now} for task, then, now in v.changes],
            }
            for v in shown.versions
        ],
        "proposals": [p.id for p in shown.derived.new],
    }


def _json_of(task: KeyTask, settings: Settings) -> dict[str, object]:
    stakes = stake(task, settings)
    return {
        "id": task.id,
        "name": task.name,
        "owner": task.owner,
        "priority": task.priority.value,
        "weight": stakes.weight,
        "required": stakes.required.value,
        "per_week": str(task.per_week) if task.per_week is not None else None,
        "minutes_today": str(task.minutes_today) if task.minutes_today is not None else None,
        "demo_case": task.demo_case,
        "done_well": task.done_well,
        "sources": list(task.sources),
    }


def show_list(shown: Shown) -> None:
    """All tasks, the lock, what is left to decide."""
    tasks, settings = shown.dossier.key_tasks, shown.dossier.engagement.settings
    if not tasks.tasks:
        screen.say("There are no key tasks yet. 'crmkit keytasks derive' shows what the interviews name.")
        return
    rows = []
    for task in tasks.tasks:
        s = stake(task, settings)
        rows.append(
            [
                task.id,
                task.name,
                task.owner,
                task.priority.value,
                str(s.weight),
                spoken(s.required.value),
                task.demo_case,
            ]
        )
    screen.table(
        ["Task", "", "Owner", "Priority", "Weight", "Required", "Case"], rows, numbers=frozenset({4})
    )
    show_lock(tasks)
    for version in shown.versions:
        _show_version(version)
    if advice := advice_on_number(len(tasks.tasks)):
        screen.say(advice)
    if shown.derived.new or shown.derived.twins:
        screen.say(
            f"The interviews name {len(shown.derived.new)} more, and {len(shown.derived.twins)} pairs look alike: "
            "crmkit keytasks derive"
        )


def show_lock(tasks: KeyTaskList) -> None:
    """Whether weights and levels are locked, since when, by whom."""
    if tasks.locked is None:
        screen.say(
            f"{len(tasks.tasks)} key tasks, open. Lock them before the first rating: crmkit keytasks lock"
        )
        return
    because = f": {tasks.locked.reason}" if tasks.locked.reason else ""
    screen.say(f"{len(tasks.tasks)} key tasks, locked {tasks.locked.date} by {tasks.locked.by}{because}.")


def _show_version(version: Version) -> None:
    lock = version.lock
    screen.say(
        f"Locked {lock.locked.date} by {lock.locked.by}, opened {lock.unlocked.date} by {lock.unlocked.by}: "
        f"{lock.unlocked.reason}"
    )
    for task, then, now in version.changes:
        screen.say(f"  {task}: {then} -> {now}")
    if not version.changes:
        screen.say("  nothing was changed since")
    if version.comparison and version.comparison.vendors:
        ranks = ", ".join(f"{r.vendor} {r.points}/{r.max_points}" for r in version.comparison.vendors)
        screen.say(f"  result with what was locked then: {ranks}")


def show_one(task: KeyTask, settings: Settings) -> None:
    """Everything about one task."""
    s = stake(task, settings)
    screen.say(f"{task.id}  {task.name}  ({task.owner})")
    screen.say(f"  {task.priority.value}, weight {s.weight}, required: {spoken(s.required.value)}")
    screen.say(f"  Case: {task.demo_case or '(none yet)'}")
    screen.say(f"  Done well: {task.done_well or '(nobody said yet)'}")


def show_accepted(tasks: Sequence[KeyTask]) -> None:
    """What was taken in, with its number."""
    for task in tasks:
        screen.say(f"accepted {task.id}  {task.name}  ({task.owner}, {task.priority.value})")
    screen.say()


def show_derived(shown: Shown) -> None:
    """What the interviews name beside the list."""
    d = shown.derived
    for proposal in d.new:
        others = f", also {', '.join(proposal.others)}" if proposal.others else ""
        screen.say(f"new      {proposal.id}")
        screen.say(f"         {proposal.name}  ({proposal.owner}{others}; {proposal.priority.value})")
    for difference in d.differences:
        for field, ours, theirs in difference.fields:
            screen.say(
                f"differs  {difference.task.id}  {spoken(field)}: list '{ours}', interviews '{theirs}'"
            )
    for task in d.vanished:
        screen.say(f"vanished {task.id}  {task.name}  (kept; no interview names it any more)")
    for proposal in d.nuisances:
        screen.say(f"wish     {proposal.id}: nothing stops without it, so it is no key task")
    for pair in d.twins:
        screen.say(f"alike    {pair.task} '{pair.task_name}' and {pair.other} '{pair.other_name}'")
        screen.say(f"         {pair.owner} decides: crmkit keytasks merge|keep {pair.task} {pair.other}")
    screen.say(f"{len(d.new)} new, {len(d.differences)} differ, {d.as_before} as before.")
    if advice := advice_on_number(len(shown.dossier.key_tasks.tasks) + len(d.new)):
        screen.say(advice)
    if d.new:
        screen.say("Take them in with 'crmkit keytasks derive --accept all', or one by one by name.")
