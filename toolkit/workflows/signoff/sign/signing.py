"""Sign a frozen edition: with a key here, or take in what a party signed elsewhere, on paper or on a screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from toolkit.documents.exporters.typeset.stamp import stamp
from toolkit.models.signoff.baseline import Baseline, BaselineState, Signature
from toolkit.models.signoff.people import Participant
from toolkit.models.signoff.signing import Changes, FoundSignature, SigningLevel
from toolkit.problems import Refused, UsageError
from toolkit.signing.detached import detached_signature
from toolkit.signing.fields import field_size
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.signing.keys import Key
from toolkit.signing.sign import SignOrder, sign
from toolkit.signing.time_stamps import time_stamper
from toolkit.stages.signoff.readiness import Hindrance, Table, hindrances
from toolkit.stages.signoff.round import declined, people_states, signatures
from toolkit.store.files import read_file
from toolkit.store.signoff.issued import FROZEN, baseline_folder, signed_folder
from toolkit.workflows.calendar import holidays_of
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.hold import keep_hold
from toolkit.workflows.signoff.table import SigningTable, open_table, step

READING_RULE = "AP-27"
_SIGN_ONLY = "Sign the file again with a tool that only adds its signature, such as crmkit or pyHanko."


@dataclass(frozen=True)
class SigningChoice:
    """How to sign: level, time-stamp server, trusted authorities (DER), revocation lists, as a deputy or not."""

    level: SigningLevel = "B-B"
    tsa: str = ""
    roots: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    online: bool = False
    deputy: bool = False
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
    return Seat(table, baseline, person, _field(baseline, person), current_pdf(table, baseline))


def sign_here(session: Session, signatory: str, key: Key, choice: SigningChoice) -> Signature:
    """Sign the field of a person and file the signed PDF.

    Raises:
        Refused: as `take_seat` and `sign` say; a deputy who is not declared.
    """
    seat = take_seat(session, signatory)
    if choice.deputy and not seat.person.deputy_name:
        raise Refused(
            f"{seat.person.name} has declared no deputy in this edition.",
            "A deputy stands in engagement.yaml, with the document that allows it, before freezing.",
        )
    name = seat.person.signature_name if choice.deputy else seat.person.name
    order = SignOrder(
        field=seat.field,
        at=seat.open.now,
        reason=choice.reason or f"{seat.baseline.id}, {seat.baseline.edition} edition: read and agreed",
        certify=not PdfFile(seat.pdf, FROZEN).is_signed,
        stamp=_stamp(seat, name, key),
        level=choice.level,
        stamper=time_stamper(choice.tsa) if choice.tsa else None,
        roots=choice.roots,
        crls=choice.crls,
        online=choice.online,
    )
    signed = sign(seat.pdf, key, order)
    facts = {"holder": key.holder.name, "certificate": key.holder.sha256, "field": seat.field}
    if choice.deputy:
        facts |= {"deputy": seat.person.deputy_name, "basis": seat.person.deputy_basis}
    return _file(session, seat, "pades", ".pdf", signed, name, facts)


def _stamp(seat: Seat, name: str, key: Key) -> bytes:
    """What the field shows; nothing where it is too small to be seen."""
    width, height = field_size(seat.pdf, seat.field, FROZEN)
    if not width or not height:
        return b""
    when = f"{seat.open.now:%Y-%m-%d %H:%M} UTC"
    lines = (name, seat.person.role, when, f"{key.holder.name}, {key.holder.issuer}")
    return stamp(tuple(dict.fromkeys(lines)), width, height)


def record_pdf(session: Session, signatory: str, data: bytes, file: str) -> Signature:
    """Take in the PDF that a party signed with its own tool.

    Raises:
        Refused: it does not continue the file that was handed out, the field is not signed, or something
            else was changed.
        BadData: it cannot be read as a PDF.
    """
    seat = take_seat(session, signatory, recording=True)
    if not data.startswith(seat.pdf):
        raise Refused(
            f"'{file}' does not begin with the file that was handed out for {seat.person.name}.",
            "Sign exactly that file; printing, saving or merging makes another one. "
            f"It lies in {_pdf_name(seat.open, seat.baseline)}.",
        )
    given = PdfFile(data, file)
    found = given.signatures((), seat.open.now)
    mine = next((s for s in found if s.field == seat.field), None)
    _refuse_wrong(mine, found, seat, file)
    _refuse_more(given.added_after(len(seat.pdf)), seat, file)
    assert mine is not None  # noqa: S101  # refused above
    facts = {"holder": mine.holder.name, "certificate": mine.holder.sha256, "field": seat.field}
    return _file(session, seat, "pades", ".pdf", data, seat.person.name, facts)


def record_detached(session: Session, signatory: str, data: bytes, file: str) -> Signature:
    """Take in a detached signature (CMS, .p7s) over the frozen PDF.

    Raises:
        Refused: it signs something else.
        BadData: it cannot be read.
    """
    seat = take_seat(session, signatory, recording=True)
    frozen = read_file(seat.open.root, f"{baseline_folder(seat.baseline.id)}/{FROZEN}")
    found = detached_signature(data, frozen, (), seat.open.now, file)
    if not found.intact:
        raise Refused(
            f"'{file}' does not sign the frozen PDF of {seat.baseline.id}.",
            f"Sign {baseline_folder(seat.baseline.id)}/{FROZEN} as it is.",
        )
    facts = {"holder": found.holder.name, "certificate": found.holder.sha256}
    return _file(session, seat, "cms", ".p7s", data, seat.person.name, facts)


def record_ink(session: Session, signatory: str, data: bytes, file: str, witness: str) -> Signature:
    """Take in the scan of a signature sheet, with a witness who saw it signed.

    Raises:
        UsageError: no witness, the witness is the signatory, or the file is no PDF, PNG or JPEG.
    """
    seat = take_seat(session, signatory, recording=True)
    if not witness:
        raise UsageError("Who saw it signed?", "Name a witness with --witness MEMBER.")
    seen_by = seat.open.person(witness, seat.baseline)
    if seen_by.casefold() == seat.person.id.casefold():
        raise UsageError("Nobody witnesses their own signature.", "Name somebody else with --witness.")
    suffix = _scan_suffix(data, file)
    return _file(session, seat, "ink", suffix, data, seat.person.name, {"witness": seen_by})


def current_pdf(table: SigningTable, baseline: Baseline) -> bytes:
    """The PDF as it is to be signed next: the last signed one, else the frozen one."""
    return read_file(table.root, _pdf_name(table, baseline))


def _pdf_name(table: SigningTable, baseline: Baseline) -> str:
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
    )
    return hindrances(person, states, lying, table.dossier.engagement.settings.reading, baseline.by)


def _field(baseline: Baseline, person: Participant) -> str:
    return next(f.field for f in baseline.fields if f.signatory == person.id)


def _refuse_wrong(
    mine: FoundSignature | None, found: Sequence[FoundSignature], seat: Seat, file: str
) -> None:
    if mine is None:
        raise Refused(
            f"'{file}' carries no signature in the field {seat.field}.",
            "Sign in the field that is there; a new field beside it does not count.",
        )
    broken = [
        s for s in found if not s.intact or s.changes not in {"none", "signing"} or s.changes_allowed is False
    ]
    if broken or not mine.covers_whole_file:
        where = "; ".join(s.field for s in broken) or "bytes follow the signature"
        raise Refused(f"'{file}' was changed beside being signed: {where}.", _SIGN_ONLY)
    if mine is found[0] and not mine.certifies:
        raise Refused(
            "The first signature has to certify the document (allowing nothing but form filling).",
            "Choose 'certify' in the signing program, or sign here with crmkit.",
        )


def _refuse_more(added: Changes, seat: Seat, file: str) -> None:
    """A signature vouches for all that comes before it, so its own update is looked at, too."""
    if added != "signing":
        raise Refused(
            f"'{file}' holds more than the signature of {seat.person.name}: pages, attachments or other content "
            "of the file that was handed out were changed before it was signed.",
            _SIGN_ONLY,
        )


def _scan_suffix(data: bytes, file: str) -> str:
    for head, suffix in ((b"%PDF-", ".pdf"), (b"\x89PNG\r\n", ".png"), (b"\xff\xd8\xff", ".jpg")):
        if data.startswith(head):
            return suffix
    raise UsageError(f"'{PurePath(file).name}' is no PDF, PNG or JPEG.", "Scan the sheet as one of these.")


def _file(  # noqa: PLR0913  # what is known about a signature
    session: Session, seat: Seat, kind: str, suffix: str, data: bytes, name: str, facts: dict[str, str]
) -> Signature:
    """Store what was signed, log it, and let a signed edition take the place of the one before it."""
    table, baseline, person = seat.open, seat.baseline, seat.person
    mark = "" if kind != "ink" else "-scan"
    relative = f"{signed_folder(baseline.id)}/{seat.number:02d}-{person.id}{mark}{suffix}"
    sha = sha256(data).hexdigest()
    action = "sign" if table.person(session.by or person.id, baseline) == person.id else "record"
    by = table.person(session.by or person.id, baseline)
    with step(table, f"signoff {action} {baseline.id}") as now:
        now.tx.write(relative, data)
        now.tx.write(f"{relative}.sha256", f"{sha}  {PurePath(relative).name}\n".encode("ascii"))
        now.book.add(
            "sign" if action == "sign" else "record",
            by,
            table.now,
            baseline.id,
            {"signatory": person.id, "kind": kind, "file": relative, "sha256": sha, **facts},
        )
        signing = sum(p.part == "signs" for p in baseline.people)
        parent = table.records.baseline(baseline.parent) if baseline.parent else None
        if seat.number == signing and parent and table.state(parent) is BaselineState.SIGNED:
            now.book.add("supersede", by, table.now, parent.id, {"next": baseline.id})
        keep_hold(now.tx, baseline, "")
    return Signature(
        baseline=baseline.id,
        signatory=person.id,
        party=person.party,
        name=name,
        kind="pades" if kind == "pades" else "cms" if kind == "cms" else "ink",
        at=table.now,
        file=relative,
        sha256=sha,
        holder=facts.get("holder", ""),
        certificate_sha256=facts.get("certificate", ""),
        witness=facts.get("witness"),
    )
