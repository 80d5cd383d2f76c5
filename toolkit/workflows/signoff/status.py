"""Where the sign-off stands: state, who has read what, whose turn it is, who is late, what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.models.signoff.baseline import Baseline, BaselineState
from toolkit.models.signoff.change import ChangeRequest
from toolkit.models.signoff.reading import Remark
from toolkit.problems import Problem
from toolkit.stages.signoff.contents import FRONT
from toolkit.stages.signoff.round import (
    PersonState,
    Signed,
    declined,
    next_signatory,
    open_remarks,
    people_states,
    signatures,
)
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.departure import Departure, departure
from toolkit.workflows.signoff.issue.current import current_text
from toolkit.workflows.signoff.table import SigningTable, open_table


@dataclass(frozen=True)
class SignoffStatus:
    """The sign-off on one day. `titles` gives each section its title; `editions` all baselines with their state."""

    state: BaselineState
    baseline: Baseline | None
    edition: str
    titles: dict[str, str]
    people: tuple[PersonState, ...]
    signed: tuple[Signed, ...]
    remarks: tuple[Remark, ...]
    changes: tuple[ChangeRequest, ...]
    editions: tuple[tuple[Baseline, BaselineState], ...]
    broken: tuple[Problem, ...]
    today: date
    departure: Departure | None = None
    """How the engagement departs from the edition in force, without a change request that says so."""
    waiting: tuple[ChangeRequest, ...] = ()
    """Accepted changes that the next edition will hold."""

    @property
    def next(self) -> PersonState | None:
        """Whose turn it is to sign; None before freezing, after the last signature, and while somebody declines."""
        signable = self.state in {BaselineState.FROZEN, BaselineState.PARTLY_SIGNED}
        if self.baseline is None or not signable or any(p.declined for p in self.people):
            return None
        return next_signatory(self.people)

    def to_tell(self, declined: PersonState) -> tuple[PersonState, ...]:
        """Who has to hear that somebody declined: everybody else, those first who have signed already."""
        return tuple(sorted((p for p in self.people if p != declined), key=lambda p: not p.signed))

    @property
    def late(self) -> tuple[PersonState, ...]:
        """Those whose due day has passed."""
        return tuple(p for p in self.people if p.late)


def signoff_status(session: Session) -> SignoffStatus:
    """Take stock of the sign-off.

    Raises:
        BadData: the engagement or its sign-off files do not hold together.
    """
    table = open_table(session)
    baseline = table.baseline
    state = table.state(baseline)
    sections, titles = _sections(session, table, baseline, state)
    entries = table.records.entries
    signed = signatures(entries, baseline.id) if baseline else ()
    people = people_states(
        table.people_of(baseline),
        sections,
        table.records.reading,
        signed,
        declined(entries, baseline.id) if baseline else (),
        table.now.date(),
    )
    return SignoffStatus(
        state=state,
        baseline=baseline,
        edition=baseline.edition if baseline else table.records.reading.edition,
        titles=titles,
        people=people,
        signed=signed,
        remarks=open_remarks(table.records.reading),
        changes=table.records.changes,
        editions=tuple((b, table.state(b)) for b in table.records.baselines),
        broken=table.records.broken,
        today=table.now.date(),
        departure=departure(session, table),
        waiting=table.waiting,
    )


def mail_text(status: SignoffStatus, person: PersonState, title: str) -> str:
    """What to send to somebody who is waited for; the tool sends nothing itself."""
    who, baseline = person.person, status.baseline
    what = f"{title}, {status.edition} edition"
    lines = [f"Subject: {what}{f' ({baseline.id})' if baseline else ''}", "", f"Dear {who.name},", ""]
    if person.unread:
        lines.append("these sections wait for you to read and acknowledge them:")
        lines += [f"- {status.titles.get(section, section)}" for section in person.unread]
    elif who.part == "signs" and not person.signed:
        first = status.next
        if first is None or first.person.id == who.id:
            lines.append("you have read everything; the document waits for your signature.")
        else:
            lines.append(f"you have read everything; {first.person.name} signs first, and you next.")
    else:
        lines.append("nothing is waiting for you; thank you.")
    if who.due and (person.unread or (who.part == "signs" and not person.signed)):
        lines += ["", f"It was asked for by {who.due}." if person.late else f"Please do so by {who.due}."]
    if baseline:
        lines += [
            "",
            "The text is frozen. Its fingerprint, printed on every page, is",
            _grouped(baseline.content_sha256),
        ]
    return "\n".join([*lines, "", "Thank you."])


def _sections(
    session: Session, table: SigningTable, baseline: Baseline | None, state: BaselineState
) -> tuple[Sequence[tuple[str, str]], dict[str, str]]:
    """(id, hash) of the sections to read, and their titles; none while nobody was asked to read."""
    if baseline is not None:
        found = [s for s in baseline.sections if s.section != FRONT]
        return [(s.section, s.sha256) for s in found], {s.section: s.title for s in found}
    if state is not BaselineState.IN_REVIEW:
        return [], {}
    text = current_text(session, table.records.reading.edition)
    here = [s for s in text.sections if s.id != FRONT]
    return [(s.id, s.sha256) for s in here], {s.id: s.title for s in here}


def _grouped(sha: str) -> str:
    return " ".join(sha[at : at + 4] for at in range(0, len(sha), 4))
