"""What can be decided about the requirement on the table, and what has to be asked for it."""

from collections.abc import Callable

from toolkit.cli.prompts import Option
from toolkit.cli.review.desk import ReviewDesk
from toolkit.models.requirements.requirement import RequirementStatus
from toolkit.models.selection.key_task import Priority
from toolkit.stages.requirements.fingerprint import suspicions
from toolkit.stages.requirements.open_questions import empty_slots

#: Name, label, what it does; True means: done with this one, show the next.
Deed = tuple[str, str, Callable[[ReviewDesk], bool]]


def deeds(desk: ReviewDesk) -> list[Deed]:
    """What makes sense for the requirement on the table."""
    r = desk.current
    suspect = any(suspicions(r))
    if r.status is RequirementStatus.MERGED:
        return []
    found: list[Deed] = []
    if suspect:
        found.append(("clear", "clear the suspect mark (it still holds)", clear))
    if r.status is not RequirementStatus.ACCEPTED:
        found.append(("accept", "accept", accept))
    found += [
        ("edit", "edit the words", edit),
        ("priority", "set the priority", set_priority),
        ("owner", "name an owner", set_owner),
        ("tasks", "tie it to key tasks", set_tasks),
        ("merge", "merge it into another one", merge),
        ("split", "split it", split),
        ("park", "park it, with the reason", lambda d: set_aside(d, "park")),
        ("reject", "reject it, with the reason", lambda d: set_aside(d, "reject")),
    ]
    return found


def accept(desk: ReviewDesk) -> bool:
    """Accept; a must asks for the person who cannot work without it, what is open for the reason."""
    r = desk.current
    if empty_slots(f"{r.statement} {r.acceptance}"):
        # No reason makes up for an empty place: the refusal says which one it is.
        return desk.act(do="accept")
    if r.priority is Priority.MUST and r.needed_by is None and not _name_who_needs(desk):
        return False
    reason = ""
    if desk.current.open_questions or any(suspicions(desk.current)):
        reason = desk.line("Why may it be accepted with this still open?") or ""
    return desk.act(do="accept", reason=reason)


def clear(desk: ReviewDesk) -> bool:
    """Say why a suspect requirement still holds."""
    reason = desk.line("Why does it still hold?")
    return bool(reason) and desk.act(do="clear", reason=reason)


def edit(desk: ReviewDesk) -> bool:
    """Edit statement and acceptance criterion; Enter keeps what stands there."""
    r = desk.current
    statement = desk.line("Statement", r.statement)
    acceptance = desk.line("Accepted when", r.acceptance) if statement else None
    changed = {
        name: new
        for name, new, old in (
            ("statement", statement, r.statement),
            ("acceptance", acceptance, r.acceptance),
        )
        if new and new != old
    }
    if changed:
        desk.act(do="edit", **changed)
    return False


def set_priority(desk: ReviewDesk) -> bool:
    """Set the priority; a must wants a named person."""
    r = desk.current
    options = [Option(p.value, p.value) for p in Priority]
    reply = desk.terminal.one("Priority", options, default=r.priority.value)
    if not isinstance(reply, str):
        return False
    if reply == Priority.MUST and r.needed_by is None:
        who = desk.person("Who cannot work without it?")
        if who is None:
            desk.say("! A must names a person who cannot work without it; the priority stays as it was.")
            return False
        desk.act(do="edit", priority=reply, needed_by=who)
    elif reply != r.priority:
        desk.act(do="edit", priority=reply)
    return False


def set_owner(desk: ReviewDesk) -> bool:
    """Name who answers for it."""
    who = desk.person("Who answers for it?", desk.current.owner or "")
    if who:
        desk.act(do="edit", owner=who)
    return False


def set_tasks(desk: ReviewDesk) -> bool:
    """Tick the key tasks that try it out."""
    if not desk.review.tasks:
        desk.say("! There are no key tasks yet.")
        return False
    options = [Option(task, f"{task} {name}") for task, name in desk.review.tasks.items()]
    reply = desk.terminal.several("Which key tasks try it out?", options, desk.current.key_tasks)
    if isinstance(reply, tuple) and reply != desk.current.key_tasks:
        desk.act(do="edit", key_tasks=reply)
    return False


def merge(desk: ReviewDesk) -> bool:
    """Choose the one it goes into; the same category stands first."""
    r = desk.current
    others = [o for o in desk.review.register.requirements if o.id != r.id and o.in_assignment]
    others.sort(key=lambda o: o.category != r.category)
    options = [Option(o.id, f"{o.shown_id} {o.statement}") for o in others]
    into = desk.terminal.one("Merge into", options, skip="(leave it)")
    if not isinstance(into, str):
        return False
    return desk.act(do="merge", into=into, reason=desk.line("Why?", "the same") or "")


def split(desk: ReviewDesk) -> bool:
    """Take down the parts; the first one stays under the old id."""
    parts: list[dict[str, str]] = []
    while True:
        given = desk.line(f"Part {len(parts) + 1} (Enter ends)", "" if parts else desk.current.statement)
        if given is None:
            break
        acceptance = desk.line("Accepted when", "" if parts else desk.current.acceptance)
        parts.append({"statement": given, "acceptance": acceptance or ""})
    return bool(parts) and desk.act(do="split", parts=parts) and False


def set_aside(desk: ReviewDesk, do: str) -> bool:
    """Park or reject, with the reason that is kept."""
    reason = desk.line("Why?")
    if reason is None:
        desk.say("! Without a reason it stays.")
        return False
    return desk.act(do=do, reason=reason)


def _name_who_needs(desk: ReviewDesk) -> bool:
    asked = next((s.member for s in desk.current.sources), "")
    who = desk.person("It is a must: who cannot work without it?", asked)
    if who is None:
        desk.say("! A must names a person who cannot work without it. Name one, or take a lower priority.")
        return False
    return desk.act(do="edit", needed_by=who)
