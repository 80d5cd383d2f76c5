"""The reading round: start it, acknowledge section by section, remark, answer, decline, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import RootModel

from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.people import Participant
from toolkit.models.signoff.reading import Acknowledgement, Delivery, Reading, Remark
from toolkit.problems import Refused, UsageError
from toolkit.stages.signoff.contents import Section
from toolkit.stages.signoff.question import Question, is_right, question_for
from toolkit.stages.signoff.round import signatures
from toolkit.store import canonical, typed
from toolkit.store.signoff.records import READING
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.hold import end_hold, keep_hold
from toolkit.workflows.signoff.issue.current import current_text
from toolkit.workflows.signoff.issue.text import frozen_text, to_acknowledge
from toolkit.workflows.signoff.remembered_text import text_under_review
from toolkit.workflows.signoff.table import NotAllowed, SigningTable, Step, open_table, step
from toolkit.workflows.signoff.wordings import keep_wording


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


def lectern(session: Session, action: Literal["acknowledge", "remark"] = "acknowledge") -> Lectern:
    """The text as the person at work has to read it: the frozen edition, else the text under review.

    An author may remark on it without being one of its readers.

    Raises:
        UsageError: nobody was named, or the person takes no part in the reading.
        Refused: there is nothing to read yet.
    """
    table = open_table(session)
    baseline = table.baseline
    person = table.person(session.by, baseline)
    table.allow(person, action, baseline)
    reader = next((p for p in table.people_of(baseline) if p.id == person), None)
    if reader is None and action == "remark":
        reader = _author(table, person)
    if reader is None:
        raise UsageError(f"'{person}' takes no part in the reading.", "Name readers in engagement.yaml.")
    if baseline is not None:
        text = frozen_text(table.root, baseline)
        return Lectern(table, baseline, reader, to_acknowledge(text.sections), text.language)
    now = text_under_review(session, table.records.reading.edition)
    return Lectern(table, None, reader, to_acknowledge(now.sections), now.document.language)


def _author(table: SigningTable, person: str) -> Participant | None:
    member = table.dossier.engagement.person(person)
    if member is None:
        return None
    return Participant(id=member.id, name=member.name, role=member.role, party="client", part="reads")


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
        raise NotAllowed(
            f"{table.baseline.id} is frozen and is read as it is.", "Acknowledge it: crmkit signoff ack"
        )
    table.allow(person, "review", table.baseline)
    text = current_text(session, edition)
    people = table.people_in(text.edition)
    if not people:
        raise Refused(
            "Nobody is named who reads or signs.", "Add 'signatories' and 'readers' to engagement.yaml."
        )
    with step(table, "signoff review") as now:
        reading = now.records.reading.model_copy(update={"edition": text.edition})
        if text.root not in {d.root_sha256 for d in reading.deliveries}:
            first = Delivery(root_sha256=text.root, at=table.now)
            reading = reading.model_copy(update={"deliveries": (*reading.deliveries, first)})
        _write(now, reading)
        now.book.add("review", person, table.now, facts={"root": text.root})
    return people


def acknowledge(place: Lectern, section: Section, question: Question, reply: str) -> bool:
    """Note that the person has read one section as it lies on the lectern.

    False if the reply is wrong, and then nothing is noted. A section that was changed meanwhile is noted as it
    was read: its hash says so, and the new words are read again.

    Raises:
        CannotWrite: another crmkit is at work, or disk or rights do not allow it.
    """
    if not is_right(question, reply):
        return False
    table, reader = place.open, place.reader.id
    entry = Acknowledgement(
        member=reader,
        section=section.id,
        sha256=section.sha256,
        at=table.now,
        question=question.text,
        answer=reply.strip(),
    )
    with step(table, "signoff ack") as now:
        reading = now.records.reading
        _write(now, reading.model_copy(update={"acknowledgements": (*reading.acknowledgements, entry)}))
        facts = {"section": section.id, "sha256": section.sha256}
        now.book.add("acknowledge", reader, table.now, _name(place.baseline), facts)
    if place.baseline is None:
        keep_wording(table.root, section)
    return True


def remark(place: Lectern, section: str, text: str, clause: str = "") -> Remark:
    """Note a remark about a section or a clause in it; it stays open until it is answered.

    Raises:
        UsageError: there is no such section, or nothing was said.
        Refused: nothing is being read.
    """
    place.open.allow(place.reader.id, "remark", place.baseline)
    about = place.section(section)
    with step(place.open, "signoff remark") as now:
        made = _remark(now, place, about, text, clause)
        facts = {"remark": made.id, "section": about.id}
        now.book.add("remark", place.reader.id, place.open.now, _name(place.baseline), facts)
    return made


def answer(session: Session, remark_id: str, text: str) -> Remark:
    """Answer a remark.

    Raises:
        UsageError: there is no such remark, or nothing was said.
        Refused: it was answered already.
    """
    table = open_table(session)
    person = table.person(session.by, table.baseline)
    table.allow(person, "answer", table.baseline)
    with step(table, "signoff answer") as now:
        reading = now.records.reading
        found = next((r for r in reading.remarks if r.id.casefold() == remark_id.casefold()), None)
        if found is None:
            raise UsageError(f"There is no remark '{remark_id}'.", "'crmkit signoff status' lists them.")
        if found.answer:
            raise Refused(f"{found.id} was answered by {found.answered_by}.", "Make a remark of your own.")
        if found.member.casefold() == person.casefold():
            raise Refused(f"{found.id} is your own remark.", "Somebody else answers it.")
        answered = found.model_copy(
            update={"answer": _said(text), "answered_by": person, "answered_at": table.now}
        )
        remarks = tuple(answered if r is found else r for r in reading.remarks)
        _write(now, reading.model_copy(update={"remarks": remarks}))
        now.book.add("answer", person, table.now, _name(table.baseline), {"remark": found.id})
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
    about = [place.section(name) for name in sections]
    noted: list[Remark] = []
    with step(table, "signoff decline") as now:
        for section in about:
            noted.append(_remark(now, place, section, reason, "", earlier=noted, declines=True))
        facts = {"sections": ",".join(section.id for section in about)}
        now.book.add("decline", person, table.now, _name(baseline), facts)
    return tuple(noted)


def withdraw(session: Session, reason: str) -> str:
    """Take back a frozen edition before the last signature; it stays on record.

    A signed edition whose place it was to take is in force again, with everything that stands in it.

    Raises:
        UsageError: no reason was given.
        Refused: there is none, it is signed, or a change request about it is open.
    """
    table = open_table(session)
    baseline = table.baseline
    person = table.person(session.by, baseline)
    table.allow(person, "withdraw", baseline)
    assert baseline is not None  # noqa: S101  # `withdraw` is allowed for a frozen edition only
    table.refuse_while_open("withdrawal")
    with step(table, f"signoff withdraw {baseline.id}") as now:
        now.table.refuse_while_open("withdrawal")
        now.book.add("withdraw", person, table.now, baseline.id, {"reason": _said(reason)})
        before = table.in_force_without(baseline)
        if before is None:
            end_hold(now.tx)
        else:
            keep_hold(now.tx, before, "")
    return baseline.id


def _remark(  # noqa: PLR0913  # what a remark is made of
    now: Step,
    place: Lectern,
    section: Section,
    text: str,
    clause: str,
    *,
    earlier: Sequence[Remark] = (),
    declines: bool = False,
) -> Remark:
    """Note a remark in this step, behind those of the same step."""
    reading = now.records.reading
    made = Remark(
        id=f"R{len(reading.remarks) + len(earlier) + 1}",
        member=place.reader.id,
        section=section.id,
        clause=clause,
        text=_said(text),
        at=place.open.now,
        declines=declines,
    )
    _write(now, reading.model_copy(update={"remarks": (*reading.remarks, *earlier, made)}))
    return made


def _said(text: str) -> str:
    if not text.strip():
        raise UsageError("Nothing was said.", "Write at least one sentence.")
    return text.strip()


def _name(baseline: Baseline | None) -> str:
    return baseline.id if baseline else ""


def _write(now: Step, reading: Reading) -> None:
    if now.tx.exists(READING):
        now.tx.read(READING)
    now.tx.write(READING, canonical.dump(reading))
