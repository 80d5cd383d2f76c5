"""Sign a frozen edition with a key: whose turn it is, what still hinders, and where the signature is filed."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import Literal

from toolkit.documents.exporters.typeset.stamp import stamp
from toolkit.models.signoff.baseline import Baseline, BaselineState, Signature
from toolkit.models.signoff.log import Action
from toolkit.models.signoff.people import Participant
from toolkit.models.signoff.signing import Holder, SigningLevel
from toolkit.problems import Refused, UsageError
from toolkit.signing.fields import field_size
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.signing.keys import Key
from toolkit.signing.sign import SignOrder, sign
from toolkit.signing.time_stamps import time_stamper
from toolkit.stages.signoff.holders import bears_name
from toolkit.stages.signoff.readiness import Hindrance, Table, hindrances
from toolkit.stages.signoff.round import declined, open_remarks, people_states, signatures
from toolkit.store.files import read_file
from toolkit.store.signoff.issued import FROZEN, baseline_folder, signed_folder
from toolkit.workflows.calendar import holidays_of
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.departure import refuse_departure
from toolkit.workflows.signoff.hold import keep_hold
from toolkit.workflows.signoff.table import SigningTable, how_to_close, open_table, step

READING_RULE = "AP-27"


@dataclass(frozen=True)
class SigningChoice:
    """How to sign: level, time-stamp server, trusted authorities (DER), revocation lists.

    `deputy`: the declared deputy signs; `other_name`: the certificate bears another name, and that is meant.
    """

    level: SigningLevel = "B-B"
    tsa: str = ""
    roots: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    online: bool = False
    deputy: bool = False
    other_name: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Seat:
    """The signatory whose turn it is, with everything that a signature needs."""

    open: SigningTable
    baseline: Baseline
    person: Participant
    field: str
    pdf: bytes

    @property
    def number(self) -> int:
        """Which signature of the baseline it will be, from 1."""
        return len(signatures(self.open.records.entries, self.baseline.id)) + 1


@dataclass(frozen=True)
class Hand:
    """Who signs in a seat: the signatory, or the declared deputy ("B for A")."""

    name: str
    names: tuple[str, ...]
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Returned:
    """What was signed, ready to be filed."""

    kind: Literal["pades", "cms", "ink"]
    suffix: str
    data: bytes


def take_seat(session: Session, signatory: str = "", *, recording: bool = False) -> Seat:
    """Look whether a person may sign now.

    Args:
        session: folder, day, and who is at work.
        signatory: whose signature it is; the person at work where it is left out.
        recording: somebody else brings in what the signatory signed.

    Raises:
        Refused: nothing is frozen, it is not the person's turn, or something is still missing; all of it
            is said at once.
        UsageError: the person does not sign.
    """
    table = open_table(session)
    baseline = table.baseline
    actor = table.person(session.by or signatory or None, baseline)
    table.allow(actor, "record" if recording else "sign", baseline)
    assert baseline is not None  # noqa: S101  # signing is allowed for a frozen edition only
    name = table.person(signatory or actor, baseline)
    person = next((p for p in baseline.people if p.id == name and p.part == "signs"), None)
    if person is None:
        who = ", ".join(p.id for p in baseline.people if p.part == "signs")
        raise UsageError(f"'{name}' does not sign {baseline.id}.", f"These do: {who}.")
    if found := _hindrances(table, baseline, person):
        lines = [f"- {h.what}\n  {h.how_to_mend}" for h in found]
        raise Refused("\n".join((f"{person.name} cannot sign {baseline.id} yet.", *lines)))
    refuse_departure(session, table, "signature")
    return Seat(table, baseline, person, _field(baseline, person), current_pdf(table, baseline))


def sign_here(session: Session, signatory: str, key: Key, choice: SigningChoice) -> Signature:
    """Sign the field of a person and file the signed PDF.

    Raises:
        Refused: as `take_seat` and `sign` say; a deputy who is not declared.
    """
    seat = take_seat(session, signatory)
    hand = hand_of(seat, deputy=choice.deputy)
    facts = holder_facts(seat, hand, key.holder, other_name=choice.other_name)
    order = SignOrder(
        field=seat.field,
        at=seat.open.now,
        reason=choice.reason or f"{seat.baseline.id}, {seat.baseline.edition} edition: read and agreed",
        certify=not PdfFile(seat.pdf, FROZEN).is_signed,
        stamp=_stamp(seat, hand.name, key),
        level=choice.level,
        stamper=time_stamper(choice.tsa) if choice.tsa else None,
        roots=choice.roots,
        crls=choice.crls,
        online=choice.online,
    )
    signed = sign(seat.pdf, key, order)
    return file_signature(session, seat, Returned("pades", ".pdf", signed), hand, facts)


def hand_of(seat: Seat, *, deputy: bool) -> Hand:
    """Who signs.

    Raises:
        Refused: a deputy who was not declared before freezing.
    """
    person = seat.person
    if not deputy:
        return Hand(person.name, (person.name,), {})
    if not person.deputy_name:
        raise Refused(
            f"{person.name} has declared no deputy in this edition.",
            "A deputy stands in engagement.yaml, with the document that allows it, before freezing.",
        )
    facts = {"deputy": person.deputy_name, "basis": person.deputy_basis}
    return Hand(person.signature_name, (person.deputy_name,), facts)


def holder_facts(seat: Seat, hand: Hand, holder: Holder, *, other_name: bool) -> dict[str, str]:
    """What the log keeps of a certificate.

    Raises:
        Refused: it signed for somebody else already, or bears another name and nobody said that this is meant.
    """
    for other in signatures(seat.open.records.entries, seat.baseline.id):
        if other.entry.facts.get("certificate") == holder.sha256:
            raise Refused(
                f"The certificate of {holder.name} has signed for {other.signatory} already.",
                "Each signatory signs with a certificate of their own.",
            )
    facts = {"holder": holder.name, "certificate": holder.sha256, "field": seat.field}
    if bears_name(holder.name, hand.names):
        return facts
    if not other_name:
        raise Refused(
            f"The certificate is that of {holder.name}, and {' or '.join(hand.names)} is to sign.",
            "Take the right key; or say --other-name where it is meant, as with a company's seal.",
        )
    return facts | {"other_name": "yes"}


def _stamp(seat: Seat, name: str, key: Key) -> bytes:
    """What the field shows; nothing where it is too small to be seen."""
    width, height = field_size(seat.pdf, seat.field, FROZEN)
    if not width or not height:
        return b""
    when = f"{seat.open.now:%Y-%m-%d %H:%M} UTC"
    lines = (name, seat.person.role, when, f"{key.holder.name}, {key.holder.issuer}")
    return stamp(tuple(dict.fromkeys(lines)), width, height)


def current_pdf(table: SigningTable, baseline: Baseline) -> bytes:
    """The PDF as it is to be signed next: the last signed one, else the frozen one."""
    return read_file(table.root, pdf_name(table, baseline))


def pdf_name(table: SigningTable, baseline: Baseline) -> str:
    """Where it lies."""
    signed = [s for s in signatures(table.records.entries, baseline.id) if s.kind == "pades"]
    return signed[-1].file if signed else f"{baseline_folder(baseline.id)}/{FROZEN}"


def _hindrances(table: SigningTable, baseline: Baseline, person: Participant) -> tuple[Hindrance, ...]:
    entries = table.records.entries
    states = people_states(
        baseline.people,
        [(s.section, s.sha256) for s in baseline.sections if s.section != "front"],
        table.records.reading,
        signatures(entries, baseline.id),
        declined(entries, baseline.id),
        table.now.date(),
    )
    lying = Table(
        delivered=baseline.delivered,
        today=table.now.date(),
        requirements=baseline.requirements,
        holidays=holidays_of(table.dossier),
        waived=any(w.check == READING_RULE for w in table.dossier.waivers),
        open_remarks=tuple(r.id for r in open_remarks(table.records.reading) if not r.declines),
    )
    found = hindrances(person, states, lying, table.dossier.engagement.settings.reading, baseline.by)
    if change := table.open_change:
        found = (*found, Hindrance("change", f"{change.id} is open.", how_to_close(change)))
    return found


def _field(baseline: Baseline, person: Participant) -> str:
    return next(f.field for f in baseline.fields if f.signatory == person.id)


def file_signature(
    session: Session, seat: Seat, returned: Returned, hand: Hand, facts: Mapping[str, str]
) -> Signature:
    """Store what was signed, log it, and let a signed edition take the place of the one before it."""
    table, baseline, person = seat.open, seat.baseline, seat.person
    mark = "" if returned.kind != "ink" else "-scan"
    relative = f"{signed_folder(baseline.id)}/{seat.number:02d}-{person.id}{mark}{returned.suffix}"
    sha = sha256(returned.data).hexdigest()
    by = table.person(session.by or person.id, baseline)
    action: Action = "sign" if by == person.id else "record"
    said = {"signatory": person.id, "kind": returned.kind, "file": relative, "sha256": sha, **facts}
    with step(table, f"signoff {action} {baseline.id}") as now:
        now.table.refuse_while_open("signature")
        now.tx.write(relative, returned.data)
        now.tx.write(f"{relative}.sha256", f"{sha}  {PurePath(relative).name}\n".encode("ascii"))
        now.book.add(action, by, table.now, baseline.id, {**said, **hand.facts})
        signing = sum(p.part == "signs" for p in baseline.people)
        parent = table.records.baseline(baseline.parent) if baseline.parent else None
        if seat.number == signing and parent and table.state(parent) is BaselineState.SIGNED:
            table.allow(by, "supersede", parent, among=baseline)
            now.book.add("supersede", by, table.now, parent.id, {"next": baseline.id})
        keep_hold(now.tx, baseline, "")
    return Signature(
        baseline=baseline.id,
        signatory=person.id,
        party=person.party,
        name=hand.name,
        kind=returned.kind,
        at=table.now,
        file=relative,
        sha256=sha,
        holder=facts.get("holder", ""),
        certificate_sha256=facts.get("certificate", ""),
        witness=facts.get("witness"),
    )
