"""Where a sign-off stands: the state that follows from the log, who has read what, who is next, who is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.models.signoff.baseline import BaselineState as State
from toolkit.models.signoff.log import LogEntry
from toolkit.models.signoff.people import Participant
from toolkit.models.signoff.reading import Reading, Remark

_SIGNING = frozenset({"sign", "record"})


@dataclass(frozen=True)
class Signed:
    """A signature as the log holds it."""

    signatory: str
    kind: str
    file: str
    sha256: str
    entry: LogEntry


@dataclass(frozen=True)
class PersonState:
    """How far one person is: sections to acknowledge, those that are done, and whether he or she signed."""

    person: Participant
    wanted: tuple[str, ...]
    read: tuple[str, ...]
    signed: bool
    declined: bool
    late: bool

    @property
    def unread(self) -> tuple[str, ...]:
        """Sections still to acknowledge, in the order of the document."""
        return tuple(section for section in self.wanted if section not in self.read)

    @property
    def ready(self) -> bool:
        """Whether everything was read."""
        return not self.unread


def baselines(log: Iterable[LogEntry]) -> tuple[str, ...]:
    """Ids of all frozen editions, oldest first."""
    return tuple(e.baseline for e in log if e.action == "freeze")


def state_of(log: Sequence[LogEntry], baseline: str, signatories: int) -> State:
    """The state of one baseline; `signatories` is how many have to sign it."""
    mine = [entry for entry in log if entry.baseline == baseline]
    if any(e.action == "withdraw" for e in mine):
        return State.WITHDRAWN
    if any(e.action == "supersede" for e in mine):
        return State.SUPERSEDED
    done = len({signed.signatory for signed in signatures(log, baseline)})
    if done == 0:
        return State.FROZEN
    return State.SIGNED if done >= signatories else State.PARTLY_SIGNED


def edition_state(log: Sequence[LogEntry]) -> State:
    """The state of the text that is being worked on, before anything is frozen."""
    after = [e for e in log if e.action in {"review", "freeze"}]
    return State.IN_REVIEW if after and after[-1].action == "review" else State.DRAFT


def signatures(log: Iterable[LogEntry], baseline: str) -> tuple[Signed, ...]:
    """The signatures of a baseline in the order in which they were given."""
    return tuple(
        Signed(
            e.facts.get("signatory", e.by),
            e.facts.get("kind", ""),
            e.facts.get("file", ""),
            e.facts.get("sha256", ""),
            e,
        )
        for e in log
        if e.baseline == baseline and e.action in _SIGNING
    )


def declined(log: Iterable[LogEntry], baseline: str) -> tuple[str, ...]:
    """Who has declined and not signed since."""
    standing: list[str] = []
    for e in log:
        if e.baseline != baseline:
            continue
        who = e.facts.get("signatory", e.by)
        if e.action == "decline" and who not in standing:
            standing.append(who)
        elif e.action in _SIGNING and who in standing:
            standing.remove(who)
    return tuple(standing)


def people_states(  # what the state of a person follows from
    people: Sequence[Participant],
    sections: Sequence[tuple[str, str]],
    reading: Reading,
    signed: Sequence[Signed],
    refused: Sequence[str],
    today: date,
) -> tuple[PersonState, ...]:
    """How far everybody is. `sections` are (id, hash) in the order of the document."""
    states = []
    for person in people:
        wanted = [s for s in sections if not person.sections or s[0] in person.sections]
        given = {(a.section, a.sha256) for a in reading.acknowledgements if _same(a.member, person.id)}
        read = tuple(name for name, sha in wanted if (name, sha) in given)
        has_signed = any(_same(s.signatory, person.id) for s in signed)
        done = has_signed if person.part == "signs" else len(read) == len(wanted)
        states.append(
            PersonState(
                person=person,
                wanted=tuple(name for name, _ in wanted),
                read=read,
                signed=has_signed,
                declined=any(_same(who, person.id) for who in refused),
                late=person.due is not None and today > person.due and not done,
            )
        )
    return tuple(states)


def next_signatory(states: Sequence[PersonState]) -> PersonState | None:
    """Whose turn it is to sign, None when all have."""
    waiting = [s for s in states if s.person.part == "signs" and not s.signed]
    return min(waiting, key=lambda s: s.person.order, default=None)


def open_remarks(reading: Reading) -> tuple[Remark, ...]:
    """Remarks that nobody has answered."""
    return tuple(remark for remark in reading.remarks if not remark.answer)


def _same(a: str, b: str) -> bool:
    return a.casefold() == b.casefold()
