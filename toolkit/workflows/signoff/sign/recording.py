"""Take in what a party signed elsewhere: in its own program, over the frozen PDF, or by hand on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from toolkit.models.signoff.baseline import Signature
from toolkit.models.signoff.signing import Changes, FoundSignature
from toolkit.problems import BadData, Refused, UsageError
from toolkit.signing.detached import detached_signature
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.signing.keys import refuse_out_of_date
from toolkit.store.files import read_file
from toolkit.store.signoff.issued import FROZEN, baseline_folder
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.sign.signing import (
    Returned,
    Seat,
    file_signature,
    hand_of,
    holder_facts,
    pdf_name,
    take_seat,
)

_SIGN_ONLY = "Sign the file again with a tool that only adds its signature, such as crmkit or pyHanko."


@dataclass(frozen=True)
class Given:
    """A file that came back, and what is said about it: whose signature, by a deputy, under another name."""

    data: bytes = b""
    file: str = ""
    signatory: str = ""
    deputy: bool = False
    other_name: bool = False


def record_pdf(session: Session, given: Given) -> Signature:
    """Take in the PDF that a party signed with its own tool.

    Raises:
        Refused: it does not continue the file that was handed out, the field is not signed, something else
            was changed, or the certificate was out of date or is somebody else's.
        BadData: it cannot be read as a PDF.
    """
    seat = take_seat(session, given.signatory, recording=True)
    hand = hand_of(seat, deputy=given.deputy)
    if not given.data.startswith(seat.pdf):
        raise Refused(
            f"'{given.file}' does not begin with the file that was handed out for {seat.person.name}.",
            "Sign exactly that file; printing, saving or merging makes another one. "
            f"It lies in {pdf_name(seat.open, seat.baseline)}.",
        )
    pdf = PdfFile(given.data, given.file)
    found = pdf.signatures((), seat.open.now)
    mine = next((s for s in found if s.field == seat.field), None)
    _refuse_wrong(mine, found, seat, given.file)
    assert mine is not None  # noqa: S101  # refused above
    _refuse_more(pdf.added_after(len(seat.pdf)), seat, given.file)
    refuse_out_of_date(mine.holder, _moment(mine, seat))
    facts = holder_facts(seat, hand, mine.holder, other_name=given.other_name)
    return file_signature(session, seat, Returned("pades", ".pdf", given.data), hand, facts)


def record_detached(session: Session, given: Given) -> Signature:
    """Take in a detached signature (CMS, .p7s) over the frozen PDF.

    Raises:
        Refused: it signs something else, or the certificate was out of date or is somebody else's.
        BadData: it cannot be read.
    """
    seat = take_seat(session, given.signatory, recording=True)
    hand = hand_of(seat, deputy=given.deputy)
    frozen = read_file(seat.open.root, f"{baseline_folder(seat.baseline.id)}/{FROZEN}")
    found = detached_signature(given.data, frozen, (), seat.open.now, given.file)
    if not found.intact:
        raise Refused(
            f"'{given.file}' does not sign the frozen PDF of {seat.baseline.id}.",
            f"Sign {baseline_folder(seat.baseline.id)}/{FROZEN} as it is.",
        )
    refuse_out_of_date(found.holder, _moment(found, seat))
    facts = holder_facts(seat, hand, found.holder, other_name=given.other_name)
    del facts["field"]
    return file_signature(session, seat, Returned("cms", ".p7s", given.data), hand, facts)


def record_ink(session: Session, given: Given, witness: str) -> Signature:
    """Take in the scan of a signature sheet, with a witness who saw it signed.

    Raises:
        UsageError: no witness, the witness is the signatory, or the file is no whole PDF, PNG or JPEG.
        Refused: a deputy who was not declared.
    """
    seat = take_seat(session, given.signatory, recording=True)
    hand = hand_of(seat, deputy=given.deputy)
    if not witness:
        raise UsageError("Who saw it signed?", "Name a witness with --witness MEMBER.")
    seen_by = seat.open.person(witness, seat.baseline)
    if seen_by.casefold() == seat.person.id.casefold():
        raise UsageError("Nobody witnesses their own signature.", "Name somebody else with --witness.")
    suffix = _scan_suffix(given.data, given.file)
    return file_signature(session, seat, Returned("ink", suffix, given.data), hand, {"witness": seen_by})


def _moment(found: FoundSignature, seat: Seat) -> datetime:
    """When it was signed: as the signature says, which cannot be later than now."""
    return min(found.at or seat.open.now, seat.open.now)


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
            f"'{file}' holds more than the signature of {seat.person.name}: pages, fields, attachments or other "
            "content of the file that was handed out were changed before it was signed.",
            _SIGN_ONLY,
        )


def _scan_suffix(data: bytes, file: str) -> str:
    """What kind of scan it is: by how the file begins and ends, so that one cut off on its way is seen."""
    whole = {
        ".png": data.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in data[-16:],
        ".jpg": data.startswith(b"\xff\xd8\xff") and data.rstrip(b"\0").endswith(b"\xff\xd9"),
        ".pdf": data.startswith(b"%PDF-") and _has_pages(data, file),
    }
    for suffix, is_whole in whole.items():
        if is_whole:
            return suffix
    raise UsageError(
        f"'{PurePath(file).name}' is no PDF, PNG or JPEG, or not a whole one.",
        "Scan the sheet as one of these, and send it again if it was cut off.",
    )


def _has_pages(data: bytes, file: str) -> bool:
    try:
        return PdfFile(data, file).page_count > 0
    except BadData:
        return False
