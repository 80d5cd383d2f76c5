"""The state of the sign-off on the screen, as JSON, and as a mail text."""

from toolkit.cli import screen
from toolkit.cli.views.figures import spoken
from toolkit.problems import UsageError
from toolkit.stages.signoff.round import PersonState
from toolkit.workflows.signoff.departure import MEND
from toolkit.workflows.signoff.issue.freeze import Frozen
from toolkit.workflows.signoff.status import SignoffStatus, mail_text

_PARTS = {"signs": "signs", "approves": "is asked before", "reads": "reads"}


def show(found: SignoffStatus) -> None:
    """Print state, people, open remarks and changes, and what comes next."""
    name = f"{found.baseline.id}, " if found.baseline else ""
    screen.say(f"{name}{found.edition} edition: {spoken(found.state.value)}.")
    for problem in found.broken:
        screen.say(f"The log is broken: {problem.what}")
    if found.people:
        screen.table(
            ["Who", "Role", "Part", "Read", "Signed", "Due"],
            [_person_row(person, found) for person in found.people],
            numbers=frozenset({3}),
        )
    for remark in found.remarks:
        about = f"{remark.section} {remark.clause}".strip()
        mark = "declines" if remark.declines else "remarks"
        screen.say(f"{remark.id} {remark.member} {mark} ({about}): {remark.text}")
    for change in found.changes:
        if change.decision == "open" and (found.baseline is None or change.baseline != found.baseline.id):
            screen.say(f"{change.id} was never decided; {change.baseline}, which it is about, has ended.")
        elif change.decision == "open":
            screen.say(f"{change.id} is open ({change.reason}); {change.decides or 'the sponsor'} decides.")
        elif change in found.waiting:
            screen.say(f"{change.id} is accepted ({change.reason}) and waits for the next edition.")
    for line in _told(found):
        screen.say(line)
    if found.departure:
        screen.say(f"{found.departure} {MEND}")
    screen.say(_next(found))


def show_mail(found: SignoffStatus, name: str) -> None:
    """Print the mail to one person.

    Raises:
        UsageError: the person takes no part.
    """
    person = next((p for p in found.people if p.person.id.casefold() == name.casefold()), None)
    if person is None:
        known = ", ".join(p.person.id for p in found.people) or "nobody yet"
        raise UsageError(f"'{name}' takes no part in the sign-off.", f"Known are: {known}.")
    screen.say(mail_text(found, person, "Technical Assignment"))


def show_frozen(frozen: Frozen) -> None:
    """Print what was issued."""
    baseline = frozen.baseline
    screen.say(f"{baseline.id} is frozen: {frozen.folder}/")
    screen.say(
        f"  {len(baseline.sections)} sections, {baseline.requirements} requirements, {baseline.pages} pages"
    )
    screen.say(f"  content {baseline.content_sha256}")
    screen.say(f"  PDF     {baseline.frozen_sha256} ({baseline.frozen_length:,} bytes)")
    signing = [p for p in baseline.people if p.part == "signs"]
    screen.say(f"Signed in this order: {', '.join(p.name for p in signing)}.")
    screen.say("Next: crmkit signoff status (who has still to read, and who signs next).")


def to_json(found: SignoffStatus) -> dict[str, object]:
    """The same for other programs."""
    following = found.next
    return {
        "state": found.state.value,
        "baseline": found.baseline.id if found.baseline else None,
        "edition": found.edition,
        "content_sha256": found.baseline.content_sha256 if found.baseline else None,
        "next": [following.person.id] if following else [],
        "readers": [_reader(p) for p in found.people if p.wanted],
        "signatories": [_signatory(p, found) for p in found.people if p.person.part == "signs"],
        "remarks": [r.model_dump(mode="json") for r in found.remarks],
        "to_tell": {
            p.person.id: [one.person.id for one in found.to_tell(p)] for p in found.people if p.declined
        },
        "departure": {"from": found.departure.agreed, "files": list(found.departure.files)}
        if found.departure
        else None,
        "waiting": [c.id for c in found.waiting],
        "changes": [{"id": c.id, "decision": c.decision, "reason": c.reason} for c in found.changes],
        "editions": [
            {"id": b.id, "edition": b.edition, "state": state.value, "content_sha256": b.content_sha256}
            for b, state in found.editions
        ],
        "log_broken": [str(p) for p in found.broken],
    }


def _reader(person: PersonState) -> dict[str, object]:
    who = person.person
    return {
        "member": who.id,
        "name": who.name,
        "role": who.role,
        "sections_read": len(person.read),
        "sections_total": len(person.wanted),
        "unread": list(person.unread),
        "due": who.due.isoformat() if who.due else None,
        "late": person.late,
    }


def _signatory(person: PersonState, found: SignoffStatus) -> dict[str, object]:
    who = person.person
    signed = next((s for s in found.signed if s.signatory == who.id), None)
    state = "signed" if person.signed else "declined" if person.declined else "waiting"
    return {
        "member": who.id,
        "name": who.name,
        "party": who.party,
        "order": who.order or None,
        "kind": signed.kind if signed else None,
        "state": state,
        "on": f"{signed.entry.at:%Y-%m-%d}" if signed else None,
        "deputy": (signed.entry.facts.get("deputy") or None) if signed else None,
    }


def _person_row(person: PersonState, found: SignoffStatus) -> list[str]:
    who = person.person
    part = f"{_PARTS[who.part]} ({who.order})" if who.order else _PARTS[who.part]
    signed = next((s for s in found.signed if s.signatory == who.id), None)
    mark = "declined" if person.declined else ""
    if signed:
        deputy = signed.entry.facts.get("deputy", "")
        mark = f"{signed.entry.at:%Y-%m-%d} ({signed.kind}{f', by {deputy}' if deputy else ''})"
    due = f"{who.due}{', late' if person.late else ''}" if who.due else ""
    return [who.name, who.role, part, f"{len(person.read)} of {len(person.wanted)}", mark, due]


def _next(found: SignoffStatus) -> str:
    unread = [p.person.id for p in found.people if p.unread]
    match found.state.value:
        case "draft":
            return "Next: crmkit signoff review lays the text before its readers; crmkit signoff freeze freezes it."
        case "in_review":
            return _waiting(unread) or "Everybody has read it. Next: crmkit signoff freeze"
        case "frozen" | "partly_signed":
            waiting = found.next
            line = (
                f"Next to sign: {waiting.person.name} (crmkit signoff sign --by {waiting.person.id})."
                if waiting
                else ""
            )
            return f"{_waiting(unread)} {line}".strip()
        case "signed" if found.waiting:
            return f"All have signed. Next: crmkit signoff freeze issues the edition with {_ids(found)}."
        case "signed":
            return "All have signed. Next: crmkit accept PHASE when a phase is ready; changes with crmkit signoff change new."
        case _:
            return "Next: crmkit signoff freeze issues the edition that takes its place."


def _ids(found: SignoffStatus) -> str:
    return ", ".join(change.id for change in found.waiting)


def _told(found: SignoffStatus) -> list[str]:
    """Who has to hear of a decline, those first who have signed."""
    return [
        f"{person.person.name} declined. To be told: {', '.join(_named(one) for one in found.to_tell(person))}."
        for person in found.people
        if person.declined
    ]


def _named(person: PersonState) -> str:
    return f"{person.person.name} (has signed)" if person.signed else person.person.name


def _waiting(unread: list[str]) -> str:
    return f"Still reading: {', '.join(unread)} (crmkit signoff ack --by MEMBER)." if unread else ""
