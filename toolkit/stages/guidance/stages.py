"""The stages of the method, each done, open or blocked by what comes before it, and who is waited for."""

from toolkit.models.guidance.facts import Facts
from toolkit.models.guidance.guidance import Stage, StageState

Waits = tuple[tuple[str, str], ...]
_TO_SIGN = ("frozen", "partly_signed")


def stages_of(facts: Facts) -> tuple[Stage, ...]:
    """All stages in the order of the method."""
    return (
        _workgroup(facts),
        _interviews(facts),
        _contradictions(facts),
        _requirements(facts),
        _key_tasks(facts),
        _vendors(facts),
        _demos(facts),
        _choice(facts),
        _gaps(facts),
        _plan(facts),
        _assignment(facts),
        _acceptance(facts),
    )


def _workgroup(f: Facts) -> Stage:
    lacking = [
        what
        for what, there in (("members", f.members), ("a sponsor", f.sponsor), ("goals", f.goals))
        if not there
    ]
    says = f"{_count(f.members, 'member')}, {_count(f.goals, 'goal')}"
    if lacking:
        says += f"; engagement.yaml names no {' and no '.join(word.removeprefix('a ') for word in lacking)}"
    return Stage("workgroup", "Workgroup", "open" if lacking else "done", says)


def _interviews(f: Facts) -> Stage:
    h = f.hearing
    if not f.members and not h.submitted and not h.unfinished:
        return Stage("interviews", "Interviews", "blocked", "waits for the workgroup")
    says = f"{_count(h.submitted, 'sitting')} handed in"
    if h.unfinished:
        says += f", {len(h.unfinished)} unfinished"
    if h.unheard:
        says += f"; not heard: {', '.join(h.unheard)}"
    if h.unaccepted:
        says += f"; {h.unaccepted} not accepted into the landscape"
    done = h.submitted and not h.unfinished and not h.unheard and not h.unaccepted
    waits = tuple((member, form) for form, member in h.unfinished)
    return Stage("interviews", "Interviews", "done" if done else "open", says, waits)


def _contradictions(f: Facts) -> Stage:
    if not f.hearing.submitted and not f.contradictions_found:
        return Stage("contradictions", "Contradictions", "blocked", "waits for the interviews")
    if not f.contradictions_found:
        return Stage("contradictions", "Contradictions", "done", "none found")
    left = len(f.contradictions)
    says = f"{f.contradictions_found} found, {f'{left} open' if left else 'all decided'}"
    waits = tuple((owner, number) for number, owner in f.contradictions if owner)
    return Stage("contradictions", "Contradictions", "open" if left else "done", says, waits)


def _requirements(f: Facts) -> Stage:
    r = f.register
    if not r.all:
        return _blocked_or_open(
            "requirements", "Requirements", f.hearing.submitted, "waits for the interviews", "none yet"
        )
    says = f"{r.all} in the register, {r.accepted} of {r.demanded} demanded are accepted"
    if r.musts_lacking:
        says += f"; {_count(r.musts_lacking, 'must')} without criterion or source"
    done = r.accepted and r.accepted == r.demanded and not r.musts_lacking and not r.todo
    return Stage("requirements", "Requirements", "done" if done else "open", says)


def _key_tasks(f: Facts) -> Stage:
    s = f.selection
    if not s.tasks:
        heard = f.hearing.submitted or f.register.all
        return _blocked_or_open("key_tasks", "Key tasks", heard, "waits for the interviews", "none yet")
    says = f"{s.tasks}, {f'locked {s.locked}' if s.locked else 'not locked yet'}"
    return Stage("key_tasks", "Key tasks", "done" if s.locked else "open", says)


def _vendors(f: Facts) -> Stage:
    s = f.selection
    says = f"{_count(s.vendors, 'vendor')}, {s.shortlisted} on the shortlist" if s.vendors else "none yet"
    return Stage("vendors", "Vendors", "done" if s.shortlisted or s.chosen else "open", says)


def _demos(f: Facts) -> Stage:
    s = f.selection
    if not s.locked and not s.cards:
        return Stage("demos", "Demos", "blocked", "waits until the key tasks are locked")
    if not s.shortlisted:
        return Stage("demos", "Demos", "blocked", "waits for a vendor on the shortlist")
    says = f"{_count(s.cards, 'scorecard')} handed in"
    if s.to_rate:
        says += f", {len(s.to_rate)} to come"
    elif not s.raters and not s.cards:
        says = "engagement.yaml names no raters"
    done = not s.to_rate and s.cards
    return Stage(
        "demos", "Demos", "done" if done else "open", says, tuple((who, vendor) for who, vendor in s.to_rate)
    )


def _choice(f: Facts) -> Stage:
    s = f.selection
    if s.chosen:
        return Stage("choice", "Choice", "done", f"{s.chosen} chosen{_verdict(f)}")
    if not s.cards:
        return Stage("choice", "Choice", "blocked", "waits for the demos")
    says = f"none yet{_verdict(f)}"
    if not s.prices_open:
        says += "; prices are locked"
    blocked: StageState = "blocked" if s.to_rate and not s.prices_open else "open"
    return Stage("choice", "Choice", blocked, says)


def _gaps(f: Facts) -> Stage:
    p = f.plan
    if not f.selection.chosen:
        return Stage("gaps", "Gaps", "blocked", "waits for the choice")
    says = f"{p.gaps_a} on list A, {p.gaps_b} on list B"
    says += (
        f"; without decision: {', '.join(p.undecided)}"
        if p.undecided
        else ", all decided"
        if p.gaps_a + p.gaps_b
        else ""
    )
    return Stage("gaps", "Gaps", "open" if p.undecided else "done", says)


def _plan(f: Facts) -> Stage:
    p = f.plan
    if not f.selection.chosen:
        return Stage("plan", "Plan", "blocked", "waits for the choice")
    if not p.written:
        return Stage("plan", "Plan", "open", "no plan.yaml yet")
    if not p.phases:
        says = "plan.yaml names no phases" if f.selection.prices_open else "prices are locked"
        return Stage("plan", "Plan", "open", says)
    says = f"{_count(p.phases, 'phase')}, {f'accepted {p.accepted}' if p.accepted else 'not accepted yet'}"
    if p.breaks:
        says += f"; {len(p.breaks)} broken: {p.breaks[0]}"
    return Stage("plan", "Plan", "open" if p.breaks or not p.accepted else "done", says)


def _assignment(f: Facts) -> Stage:
    s = f.signoff
    if s.broken:
        return _text("blocked", "the log of the sign-off is broken: crmkit signoff verify")
    if s.state in (*_TO_SIGN, "signed"):
        return _frozen(f)
    if s.state == "in_review":
        return _text("open", f"text is with its readers{_remarks(f)}", _readers(f))
    if not f.register.all:
        return _text("blocked", "waits for requirements")
    says = f"{_count(f.held_up, 'point')} against a freeze" if f.held_up else "nothing blocks a freeze"
    gone = f" ({s.baseline} was withdrawn)" if s.state == "withdrawn" else ""
    return _text("blocked" if f.held_up else "open", f"draft, {says}{gone}")


def _frozen(f: Facts) -> Stage:
    s = f.signoff
    label = f"{s.baseline} {s.edition}"
    if s.departed:
        return _text("open", f"{label} {s.state.replace('_', ' ')}; the text of today differs from it")
    changes = (*s.open_changes, *s.accepted_changes)
    if s.state == "signed" and changes:
        return _text("open", f"{label} signed; {', '.join(changes)} on the way", s.deciding)
    if s.contract_to_come:
        by = _count(s.signed, "person", "people")
        return _text("open", f"{label} signed by {by}; {_contract_to_come(f)}{_before(f)}")
    if s.state == "signed":
        return _text("done", f"{label} signed by {_count(s.signed, 'person', 'people')}{_before(f)}")
    waits: Waits = ((s.next, "signature"),) if s.next and s.next not in s.declined else ()
    says = f"{label} frozen, {s.signed} of {s.to_sign} signed{_before(f)}"
    if s.in_force:
        says += f"; {s.in_force} is in force until then"
    if s.declined:
        says += f"; {', '.join(s.declined)} declined"
    return _text("open", says, (*s.deciding, *_readers(f), *waits))


def _contract_to_come(f: Facts) -> str:
    if not f.selection.chosen:
        return "the contract edition follows the choice"
    if f.held_up:
        return f"contract edition: {_count(f.held_up, 'point')} against a freeze"
    return "the contract edition is next"


def _text(state: StageState, says: str, waits: Waits = ()) -> Stage:
    return Stage("assignment", "Assignment", state, says, waits)


def _acceptance(f: Facts) -> Stage:
    s = f.signoff
    if not s.in_force and (s.state != "signed" or s.edition == "requirements"):
        return Stage("acceptance", "Acceptance", "blocked", "waits for the signed contract edition")
    done = [phase for phase in f.phases if phase in s.accepted_phases]
    says = f"{len(done)} of {_count(len(f.phases), 'phase')} accepted"
    return Stage(
        "acceptance", "Acceptance", "done" if f.phases and len(done) == len(f.phases) else "open", says
    )


def _blocked_or_open(key: str, name: str, ready: object, blocked: str, says: str) -> Stage:
    return Stage(key, name, "open", says) if ready else Stage(key, name, "blocked", blocked)


def _readers(f: Facts) -> Waits:
    return tuple((who, f"{count} to read") for who, count in f.signoff.unread)


def _remarks(f: Facts) -> str:
    return f", open: {', '.join(f.signoff.remarks)}" if f.signoff.remarks else ""


def _before(f: Facts) -> str:
    return f" ({f.signoff.superseded} superseded before)" if f.signoff.superseded else ""


def _verdict(f: Facts) -> str:
    s = f.selection
    return f" ({s.verdict}{f' {s.leader}' if s.leader and s.leader != s.chosen else ''})" if s.verdict else ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
