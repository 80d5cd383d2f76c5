"""What to do next: a table of conditions in the order of the method, each with the command to type."""

from collections.abc import Iterator

from toolkit.models.guidance.facts import Facts
from toolkit.models.guidance.guidance import Step

MOST = 3
_TEXT = "technical-assignment."
_TO_SIGN = ("frozen", "partly_signed")


def steps_of(facts: Facts) -> tuple[Step, ...]:
    """At most three steps; none when everything is signed and accepted."""
    found: list[Step] = []
    for step in _all(facts):
        if step not in found:
            found.append(step)
    return tuple(found[:MOST])


def _all(f: Facts) -> Iterator[Step]:
    if f.signoff.broken:
        yield Step("see which line of the sign-off's log is broken", "crmkit signoff verify")
        return
    if f.signoff.state in (*_TO_SIGN, "signed"):
        yield from _after_freezing(f)
    if f.signoff.state == "signed" and f.signoff.edition != "requirements":
        return
    if f.signoff.state in _TO_SIGN and f.signoff.edition != "requirements":
        return
    yield from _hearing(f)
    yield from _register(f)
    yield from _selection(f)
    yield from _offer(f)
    if f.signoff.state not in (*_TO_SIGN, "signed") or (f.signoff.contract_to_come and f.selection.chosen):
        yield from _towards_freezing(f)


def _hearing(f: Facts) -> Iterator[Step]:
    h = f.hearing
    if not f.members:
        yield Step("name the workgroup: its members, each with department and hours", "edit engagement.yaml")
        return
    if not f.sponsor:
        yield Step("name the sponsor, who decides in the end", "edit engagement.yaml")
    for form, member in h.unfinished:
        yield Step(
            f"finish the interview with {member}", _by(f, f"crmkit interview {form} --member {member}")
        )
    if h.next and h.next not in h.unfinished and (h.unheard or not h.submitted):
        form, member = h.next
        first = "hold the first interview" if not h.submitted else f"hear {', '.join(h.unheard)}"
        yield Step(first, _by(f, f"crmkit interview {form} --member {member}"))
    if h.unaccepted:
        step = f"look through what {_count(h.unaccepted, 'sitting')} told of work, programs, data and rights"
        yield Step(step, _by(f, "crmkit landscape accept"))
    if f.contradictions:
        number, owner = f.contradictions[0]
        command = f"crmkit contradictions decide {number}"
        yield Step(_contradiction(f), f"{command} --by {owner}" if owner else _by(f, command))
    if not f.goals:
        yield Step("write down the goals, each with a figure", "edit engagement.yaml")


def _contradiction(f: Facts) -> str:
    count = len(f.contradictions)
    return "let the open contradiction be decided" if count == 1 else f"let {count} contradictions be decided"


def _register(f: Facts) -> Iterator[Step]:
    r = f.register
    if f.hearing.submitted and not r.all:
        yield Step("turn the answers into requirements", _by(f, "crmkit requirements derive"))
    elif r.todo:
        yield Step(f"decide on {_count(r.todo, 'requirement')}", _by(f, "crmkit requirements review"))
    if r.musts_lacking:
        step = f"complete {_count(r.musts_lacking, 'must')} without criterion or source"
        yield Step(step, _by(f, "crmkit requirements review --priority must --status open"))


def _selection(f: Facts) -> Iterator[Step]:
    s = f.selection
    if s.chosen:
        return
    if (f.hearing.submitted or f.register.all) and not s.tasks:
        yield Step("take in the key tasks", _by(f, "crmkit keytasks derive --accept all"))
    elif s.tasks and not s.locked:
        yield Step("check and lock the key tasks", _by(f, "crmkit keytasks lock"))
    if (s.tasks or f.register.all) and not s.vendors:
        yield Step("note the vendors worth looking at", _by(f, 'crmkit vendors edit V1 --name "..."'))
    elif s.vendors and not s.shortlisted:
        yield Step(
            "put vendors on the shortlist", _by(f, "crmkit vendors edit V1 --state shortlisted --reason ...")
        )
    if s.locked and s.shortlisted:
        yield from _rating(f)


def _rating(f: Facts) -> Iterator[Step]:
    s = f.selection
    if not s.raters:
        yield Step("name who rates the demos", "edit engagement.yaml")
        return
    if s.to_rate:
        if not s.cards and not _made(f, "demo-script."):
            yield Step("write the script that every vendor gets", "crmkit demo script")
        rater, vendor = s.to_rate[0]
        yield Step(
            f"rate the demos ({_count(len(s.to_rate), 'card')} to come)",
            f"crmkit demo rate --vendor {vendor} --rater {rater}",
        )
        return
    if not s.prices_open:
        yield Step("compare the vendors", "crmkit demo compare")
    if not s.prices_open and not s.price_obstacles:
        yield Step("open the prices", _by(f, "crmkit vendors unlock-price"))
    elif s.price_obstacles:
        yield Step(f"settle {s.price_obstacles[0]}", "crmkit demo list")
    if s.prices_open:
        leader = s.leader or "V1"
        yield Step("choose a vendor", _sponsored(f, f'crmkit vendors choose {leader} --reason "..."'))


def _offer(f: Facts) -> Iterator[Step]:
    s, p = f.selection, f.plan
    if not s.chosen:
        return
    if not s.prices_open:
        yield Step("open the prices", _by(f, "crmkit vendors unlock-price"))
    if p.undecided:
        yield Step(
            f"decide {_count(len(p.undecided), 'gap')}", _by(f, f"crmkit gaps decide {p.undecided[0]}")
        )
    elif not p.offered and p.gaps_a + p.gaps_b and not _made(f, f"gaps-{s.chosen}."):
        yield Step("let the vendor answer the gap list", "crmkit gaps export")
    elif not p.offered and p.gaps_a + p.gaps_b:
        yield Step("take in what the vendor answered", _by(f, "crmkit gaps import FILE.xlsx"))
    if not p.written:
        yield Step("begin the plan: phases, work, budget", "crmkit plan --new")
    elif p.breaks:
        yield Step("see why the plan does not hold", "crmkit plan --explain")
    elif p.phases and not p.accepted:
        yield Step("accept the plan", _sponsored(f, 'crmkit plan --accept "..."'))


def _towards_freezing(f: Facts) -> Iterator[Step]:
    if not f.register.all:
        return
    s = f.signoff
    if not f.signatories:
        yield Step("name who signs, for the client and for the vendor", "edit engagement.yaml")
    if s.state == "in_review":
        yield from _readers(f)
        if not f.held_up and not s.remarks:
            yield Step("freeze the text as a baseline", _by(f, "crmkit signoff freeze"))
        return
    if f.held_up:
        yield Step("see what else stands against a freeze", "crmkit check")
        if not _made(f, _TEXT):
            yield Step("read the draft", "crmkit build")
        return
    if not _made(f, _TEXT):
        yield Step("write the documents", "crmkit build")
    if s.contract_to_come:
        yield Step("freeze the contract edition, to be read and signed", _by(f, "crmkit signoff freeze"))
    elif f.signatories:
        yield Step("lay the text before its readers", _by(f, "crmkit signoff review"))


def _readers(f: Facts) -> Iterator[Step]:
    for remark in f.signoff.remarks[:1]:
        yield Step(f"answer the remark {remark}", _by(f, f'crmkit signoff answer {remark} "..."'))
    for who, count in f.signoff.unread[:1]:
        yield Step(f"read {_count(count, 'section')} ({who})", f"crmkit signoff ack --by {who}")


def _after_freezing(f: Facts) -> Iterator[Step]:
    s = f.signoff
    if s.departed:
        yield Step(f"see what differs from {s.baseline} without a change request", "crmkit signoff status")
    for change in s.open_changes[:1]:
        yield Step(f"decide about {change}", f"crmkit signoff change show {change}")
    if s.accepted_changes:
        yield Step(f"freeze what {', '.join(s.accepted_changes)} changed", _by(f, "crmkit signoff freeze"))
    for who in s.declined[:1]:
        yield Step(
            f"settle with {who}, who declined; where the text has to change, withdraw {s.baseline}",
            _by(f, 'crmkit signoff withdraw --reason "..."'),
        )
    if s.state in _TO_SIGN:
        yield from _readers(f)
        if s.next and s.next not in s.declined:
            yield Step(f"sign {s.baseline} ({s.next})", f"crmkit signoff sign --key KEY.p12 --by {s.next}")
        if s.in_force:
            yield from _acceptance(f)
        if s.signed:
            yield _verify(f)
    elif s.edition != "requirements":
        yield from _acceptance(f)
        yield _verify(f)


def _verify(f: Facts) -> Step:
    if f.signoff.trusted:
        return Step("check what was signed", "crmkit signoff verify")
    what = "check what was signed; CA.pem is your authority's certificate"
    return Step(what, "crmkit signoff verify --trust CA.pem")


def _acceptance(f: Facts) -> Iterator[Step]:
    left = [phase for phase in f.phases if phase not in f.signoff.accepted_phases]
    if left:
        yield Step(f"accept phase {left[0]}, step by step", f"crmkit accept {left[0]}")


def _made(f: Facts, name: str) -> bool:
    return any(made.startswith(name) for made in f.made)


def _by(f: Facts, command: str) -> str:
    """Who does it is the consultant where one is known."""
    return f"{command} --by {f.consultant}" if f.consultant else command


def _sponsored(f: Facts, command: str) -> str:
    return f"{command} --by {f.sponsor}" if f.sponsor else _by(f, command)


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"
