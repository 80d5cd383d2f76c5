"""The reading round: start it, acknowledge section by section, remark, answer, decline, withdraw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import RootModel

from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.log import Action
from toolkit.models.signoff.people import Participant
from toolkit.models.signoff.reading import Acknowledgement, Delivery, Reading, Remark
from toolkit.problems import Refused, UsageError
from toolkit.stages.signoff.contents import Section, root_of
from toolkit.stages.signoff.question import Question, is_right, question_for
from toolkit.stages.signoff.round import signatures
from toolkit.store import canonical, typed
from toolkit.store.signoff.records import READING, read_records
from toolkit.store.transaction import Transaction, transaction
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.issue.current import current_text
from toolkit.workflows.signoff.issue.text import frozen_text, to_acknowledge
from toolkit.workflows.signoff.table import Logbook, SigningTable, open_table


class _Replies(RootModel[dict[str, str]]):
    """Section id -> reply."""


@dataclass(frozen=True)
class Lectern:
    """What one reader has before him: the text, which sections are still to be read, and who is reading."""

    open: SigningTable
    baseline: Baseline | None
    reader: Participant
    sections: tuple[Section, ...]
    language: str

    @property
    def unread(self) -> tuple[Section, ...]:
        """The sections still to be acknowledged by this reader, in the order of the text."""
        given = {
            (a.section, a.sha256)
            for a in self.open.records.reading.acknowledgements
            if a.member.casefold() == self.reader.id.casefold()
        }
        mine = [s for s in self.sections if not self.reader.sections or s.id in self.reader.sections]
        return tuple(s for s in mine if (s.id, s.sha256) not in given)

    def section(self, name: str) -> Section:
        """One section by its id.

        Raises:
            UsageError: there is no such section.
        """
        found = next((s for s in self.sections if s.id.casefold() == name.casefold()), None)
        if found is None:
            known = ", ".join(s.id for s in self.sections)
            raise UsageError(f"There is no section '{name}'.", f"Known are: {known}.")
        return found

    def question(self, section: Section, attempt: int = 0) -> Question:
        """What this reader is asked about a section."""
        return question_for(section, self.reader.id, attempt)


def lectern(session: Session) -> Lectern:
    """The text as the person at work has to read it: the frozen edition, else the text under review.

    Raises:
        UsageError: nobody was named, or the person takes no part in the reading.
        Refused: there is nothing to read yet.
    """
    table = open_table(session)
    baseline = table.baseline
    person = table.person(session.by, baseline)
    table.allow(person, "acknowledge", baseline)
    reader = next((p for p in table.people_of(baseline) if p.id == person), None)
    if reader is None:
        raise UsageError(f"'{person}' takes no part in the reading.", "Name readers in engagement.yaml.")
    if baseline is not None:
        text = frozen_text(table.root, baseline)
        return Lectern(table, baseline, reader, to_acknowledge(text.sections), text.language)
    now = current_text(session, table.records.reading.edition)
    return Lectern(table, None, reader, to_acknowledge(now.sections), now.document.language)


def read_replies(data: bytes, file: str) -> dict[str, str]:
    """The replies of a file: section to reply.

    Raises:
        BadData: it is no mapping of text to text.
    """
    return typed.read(_Replies, data, file).root


def start_review(session: Session, edition: str) -> tuple[Participant, ...]:
    """Lay the text of today before the readers; from now on it may be acknowledged.

    Raises:
        Refused: an edition is frozen already, or there is nobody to read.
    """
    table = open_table(session)
    person = table.person(session.by)
    if table.baseline is not None and table.state(table.baseline).value in {"frozen", "partly_signed"}:
        raise Refused(
            f"{table.baseline.id} is frozen and is read as it is.", "Acknowledge it: crmkit signoff ack"
        )
    table.allow(person, "review", None)
    if not table.people:
        raise Refused(
            "Nobody is named who reads or signs.", "Add 'signatories' and 'readers' to engagement.yaml."
        )
    text = current_text(session, edition)
    root = root_of({s.id: s.sha256 for s in text.sections})
    reading = table.records.reading.model_copy(update={"edition": text.edition})
    if root not in {d.root_sha256 for d in reading.deliveries}:
        reading = reading.model_copy(
            update={"deliveries": (*reading.deliveries, Delivery(root_sha256=root, at=table.now))}
        )
    _save(table, "signoff review", reading, ("review", person, None, {"root": root}))
    return table.people


def acknowledge(session: Session, section: str, question: Question, reply: str) -> bool:
    """Note that the person has read one section; False if the reply is wrong, and then nothing is noted.

    Raises:
        Refused: the section was changed since it was shown, or the state does not allow reading.
    """
    place = lectern(session)
    read = place.section(section)
    if not is_right(question, reply):
        return False
    entry = Acknowledgement(
        member=place.reader.id,
        section=read.id,
        sha256=read.sha256,
        at=place.open.now,
        question=question.text,
        answer=reply.strip(),
    )
    reading = place.open.records.reading
    _save(
        place.open,
        "signoff ack",
        reading.model_copy(update={"acknowledgements": (*reading.acknowledgements, entry)}),
        ("acknowledge", place.reader.id, place.baseline, {"section": read.id, "sha256": read.sha256}),
    )
    return True


def remark(session: Session, section: str, text: str, clause: str = "") -> Remark:
    """Note a remark about a section or a clause in it; it stays open until it is answered.

    Raises:
        UsageError: there is no such section, or nothing was said.
    """
    place = lectern(session)
    return _remark(place, place.section(section), text, clause, declines=False)


def answer(session: Session, remark_id: str, text: str) -> Remark:
    """Answer a remark.

    Raises:
        UsageError: there is no such remark, or nothing was said.
        Refused: it was answered already.
    """
    table = open_table(session)
    person = table.person(session.by, table.baseline)
    table.allow(person, "answer", table.baseline)
    reading = table.records.reading
    found = next((r for r in reading.remarks if r.id.casefold() == remark_id.casefold()), None)
    if found is None:
        raise UsageError(f"There is no remark '{remark_id}'.", "'crmkit signoff status' lists them.")
    if found.answer:
        raise Refused(f"{found.id} was answered by {found.answered_by}.", "Make a remark of your own.")
    answered = found.model_copy(
        update={"answer": _said(text), "answered_by": person, "answered_at": table.now}
    )
    remarks = tuple(answered if r is found else r for r in reading.remarks)
    _save(
        table,
        "signoff answer",
        reading.model_copy(update={"remarks": remarks}),
        ("answer", person, table.baseline, {"remark": found.id}),
    )
    return answered


def decline(session: Session, sections: Sequence[str], reason: str) -> tuple[Remark, ...]:
    """Refuse to sign, with a reason and the sections it is about; nobody can sign until it is settled.

    Raises:
        UsageError: no section or no reason was given.
        Refused: the person has signed already, or may not decline.
    """
    if not sections:
        raise UsageError("Which sections are declined?", "Name them with --section, once for each.")
    table = open_table(session)
    baseline = table.baseline
    person = table.person(session.by, baseline)
    table.allow(person, "decline", baseline)
    if baseline and any(s.signatory == person for s in signatures(table.records.entries, baseline.id)):
        raise Refused("You have signed; a signature is never erased.", "Open a change request instead.")
    place = lectern(session)
    noted = [_remark(place, place.section(name), reason, "", declines=True, log=False) for name in sections]
    _log(
        open_table(session),
        "signoff decline",
        ("decline", person, baseline, {"sections": ",".join(sections)}),
    )
    return tuple(noted)


def withdraw(session: Session, reason: str) -> str:
    """Take back a frozen edition before the last signature; it stays on record.

    Raises:
        UsageError: no reason was given.
        Refused: there is none, or it is signed.
    """
    table = open_table(session)
    baseline = table.baseline
    person = table.person(session.by, baseline)
    table.allow(person, "withdraw", baseline)
    assert baseline is not None  # noqa: S101  # `withdraw` is allowed for a frozen edition only
    facts = {"reason": _said(reason)}
    _log(table, f"signoff withdraw {baseline.id}", ("withdraw", person, baseline, facts))
    return baseline.id


Line = tuple[Action, str, Baseline | None, dict[str, str]]


def _remark(  # what a remark is made of
    place: Lectern,
    section: Section,
    text: str,
    clause: str,
    *,
    declines: bool,
    log: bool = True,
) -> Remark:
    reading = read_records(place.open.root).reading
    made = Remark(
        id=f"R{len(reading.remarks) + 1}",
        member=place.reader.id,
        section=section.id,
        clause=clause,
        text=_said(text),
        at=place.open.now,
        declines=declines,
    )
    reading = reading.model_copy(update={"remarks": (*reading.remarks, made)})
    line: Line | None = (
        "remark",
        place.reader.id,
        place.baseline,
        {"remark": made.id, "section": section.id},
    )
    _save(place.open, "signoff remark", reading, line if log else None)
    return made


def _said(text: str) -> str:
    if not text.strip():
        raise UsageError("Nothing was said.", "Write at least one sentence.")
    return text.strip()


def _save(table: SigningTable, command: str, reading: Reading, line: Line | None) -> None:
    def both(tx: Transaction) -> None:
        if tx.exists(READING):
            tx.read(READING)
        tx.write(READING, canonical.dump(reading))

    _log(table, command, line, both)


def _log(
    table: SigningTable,
    command: str,
    line: Line | None,
    also: Callable[[Transaction], None] = lambda _: None,
) -> None:
    """Write the log, and what belongs to the same step, in one transaction."""
    with transaction(table.root, command=command, at=table.now) as tx:
        also(tx)
        if line is not None:
            book = Logbook(read_records(table.root))
            action, by, baseline, facts = line
            book.add(action, by, table.now, baseline.id if baseline else "", facts)
            book.write(tx)
