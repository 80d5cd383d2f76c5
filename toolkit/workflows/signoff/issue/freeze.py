"""Freeze an edition: refuse while something stands in the way, else issue data, Word, PDF and their hashes."""

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from toolkit.documents.exporters import docx, pdf
from toolkit.kernel.canonical_json import canonical
from toolkit.kernel.log_chain import head
from toolkit.models.advice.finding import Finding
from toolkit.models.document import Attachment, Document
from toolkit.models.signoff.baseline import Baseline, BaselineState, SectionHash, SignatureFieldOf
from toolkit.models.signoff.change import ChangeRequest
from toolkit.models.signoff.people import Participant
from toolkit.models.signoff.signing import FieldBox
from toolkit.problems import Refused
from toolkit.signing.fields import field_name, place_fields
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.store.signoff import issued
from toolkit.store.signoff.issued import CONTENT, FROZEN, MANIFEST, WORD
from toolkit.store.signoff.records import frozen_line
from toolkit.version import VERSION
from toolkit.workflows.documents.press import resources_of
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.departure import MEND, unagreed
from toolkit.workflows.signoff.hold import keep_hold
from toolkit.workflows.signoff.issue.current import CurrentText, current_text
from toolkit.workflows.signoff.issue.papers import comparison, sheets
from toolkit.workflows.signoff.table import SigningTable, open_table, step

DATA_TYPE = "application/json"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_EDGE = 1.5
"""Points between the frame that is printed and the field inside it."""


class NotReady(Refused):
    """Something stands between the draft and a freeze; `findings` are all of it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        count = f"{len(findings)} point{'' if len(findings) == 1 else 's'} stand{'s' if len(findings) == 1 else ''}"
        lines = [
            f"  {_code(finding)}{finding.message}\n    {finding.advice}".rstrip() for finding in findings
        ]
        super().__init__(
            "\n".join([f"Nothing was frozen: {count} in the way.", *lines]),
            f"\nSettle each of them, or let a named person waive it with a reason.{_how(findings)}",
        )


def _code(finding: Finding) -> str:
    return f"{finding.check} " if finding.check.startswith("AP-") else ""


def _how(findings: tuple[Finding, ...]) -> str:
    """The commands that explain an advice check and waive what it found, with one that is there."""
    first = next((f for f in findings if _code(f)), None)
    if first is None:
        return ""
    about = f" --about {shlex.quote(first.about)}" if first.about else ""
    return (
        f"\nWhy: crmkit check {first.check}. "
        f'Waive: crmkit check waive {first.check}{about} --reason "..." --by MEMBER'
    )


@dataclass(frozen=True)
class Frozen:
    """What was issued, and where it lies below the engagement."""

    baseline: Baseline
    folder: str


def freeze(
    session: Session, edition: str = "", profile: str = "", announce: Callable[[str], None] = lambda _: None
) -> Frozen:
    """Make the next baseline. Killed at any moment there is the old state or the new one, never half.

    Raises:
        NotReady: findings that block, all of them.
        Refused: the state does not allow it: an edition is being signed, or a change was not accepted.
        BadData: the engagement has faults.
        CannotWrite: disk or rights do not allow it.
    """
    table = open_table(session)
    parent = table.baseline
    person = table.person(session.by, parent)
    table.allow(person, "freeze", parent)
    gives_way = parent is not None and table.state(parent) is not BaselineState.SIGNED
    if gives_way:
        table.allow(person, "supersede", parent)
    table.refuse_while_open("freeze")
    text = current_text(session, edition, profile or (parent.profile if parent else ""))
    changes = _covering(session, table, parent, text)
    if points := text.desk.stock.open_points:
        raise NotReady(points)
    announce("building the documents")
    baseline, files = _issue(table, person, text, parent, changes)
    announce(f"publishing {baseline.id}")
    with step(table, f"signoff freeze {baseline.id}") as now:
        now.table.refuse_while_open("freeze")
        issued.publish(table.root, baseline.id, files)
        if parent is not None and gives_way:
            now.book.add("supersede", person, table.now, parent.id, {"next": baseline.id})
        now.book.append(frozen_line(now.book.content, baseline, files[MANIFEST]))
        keep_hold(now.tx, baseline, "", agreed=True)
    return Frozen(baseline, issued.baseline_folder(baseline.id))


def _covering(
    session: Session, table: SigningTable, parent: Baseline | None, text: CurrentText
) -> tuple[ChangeRequest, ...]:
    """The accepted changes that lead from the parent to this text.

    Raises:
        Refused: nothing differs, or something differs of which no accepted change says so.
    """
    if parent is None:
        return ()
    if parent.edition != text.edition:
        _refuse_other_demands(session, table, parent)
    elif text.root == parent.root_sha256:
        raise Refused(
            f"{parent.id} says exactly this already.", "Change it with 'crmkit signoff change new' first."
        )
    elif text.root != table.standing_root(parent):
        raise Refused(
            f"The text differs from {parent.id}, and no accepted change request says so.",
            "Open one with 'crmkit signoff change new', let it be decided, then freeze.",
        )
    return table.accepted(parent)


def _refuse_other_demands(session: Session, table: SigningTable, parent: Baseline) -> None:
    """A contract is made about the requirements that were frozen before it, and never the other way round.

    Raises:
        Refused: a contract edition is in force, or the demands are not those that were agreed.
    """
    if parent.edition == "contract":
        raise Refused(
            f"{parent.id} is a contract edition; the requirements edition comes before it.",
            "Freeze the next contract edition: crmkit signoff freeze --edition contract",
        )
    demands = current_text(session, parent.edition, parent.profile)
    if others := unagreed(table, parent, demands):
        names = ", ".join(dict.fromkeys(clause.id for clause in others))
        raise Refused(
            f"The requirements are not those of {parent.id}, and no accepted change request says so: {names}.",
            MEND,
        )


def _issue(
    table: SigningTable,
    person: str,
    text: CurrentText,
    parent: Baseline | None,
    changes: tuple[ChangeRequest, ...],
) -> tuple[Baseline, dict[str, bytes]]:
    number = len(table.records.baselines) + 1
    name = f"B{number}"
    people = table.people_in(text.edition)
    content = canonical(_content(table, text, name, parent, changes))
    content_sha = sha256(content).hexdigest()
    document = _numbered(text.document, name, f"{number}.0", content_sha)
    word = docx.render(document, resources_of(table.root))
    document = document.model_copy(update={"attachments": _attachments(content, word)})
    boxes, fields = _fields(document, people)
    frozen = place_fields(pdf.render(document), boxes)
    baseline = Baseline(
        id=name,
        engagement=table.dossier.engagement.id,
        edition=text.edition,
        profile=text.desk.profile.name,
        parent=parent.id if parent else "",
        parent_sha256=parent.content_sha256 if parent else "",
        frozen_at=table.now,
        by=person,
        delivered=_delivered(table, text),
        requirements=len(text.desk.assignment.requirements),
        root_sha256=text.root,
        content_sha256=content_sha,
        docx_sha256=sha256(word).hexdigest(),
        frozen_sha256=sha256(frozen).hexdigest(),
        frozen_length=len(frozen),
        pages=PdfFile(frozen, FROZEN).page_count,
        log_head=head(table.records.log),
        sections=tuple(SectionHash(section=s.id, title=s.title, sha256=s.sha256) for s in text.sections),
        people=people,
        fields=fields,
        changes=tuple(change.id for change in changes),
    )
    files = {
        CONTENT: content,
        WORD: word,
        FROZEN: frozen,
        MANIFEST: canonical(baseline.model_dump(mode="json")) + b"\n",
        **dict(sheets(text.desk, baseline)),
    }
    if parent is not None and changes:
        files |= dict(comparison(table.root, parent, document, changes))
    return baseline, files


def _content(
    table: SigningTable,
    text: CurrentText,
    name: str,
    parent: Baseline | None,
    changes: tuple[ChangeRequest, ...],
) -> Mapping[str, Any]:
    """Everything that is agreed, and nothing of how it is laid out or who has read it."""
    engagement = table.dossier.engagement
    return {
        "schema_version": "1",
        "crmkit": VERSION,
        "engagement": engagement.id,
        "baseline": name,
        "parent": {"id": parent.id, "sha256": parent.content_sha256} if parent else None,
        "changes": [change.id for change in changes],
        "edition": text.edition,
        "profile": text.desk.profile.name,
        "language": text.document.language,
        "title": text.document.title,
        "subtitle": text.document.subtitle,
        "frozen_at": table.now,
        "log_head": head(table.records.log),
        "people": [
            person.model_dump(mode="json", exclude_defaults=True) for person in table.people_in(text.edition)
        ],
        "assignment": text.desk.assignment.model_dump(mode="json"),
        "root": text.root,
        "sections": [
            {"id": s.id, "title": s.title, "sha256": s.sha256, "blocks": s.content} for s in text.sections
        ],
    }


def _numbered(document: Document, name: str, version: str, content_sha: str) -> Document:
    properties = document.properties.model_copy(
        update={"baseline": name, "version": version, "baseline_hash": content_sha, "draft": False}
    )
    return document.model_copy(update={"properties": properties})


def _attachments(content: bytes, word: bytes) -> tuple[Attachment, ...]:
    return (
        Attachment(
            name=CONTENT,
            data=content,
            media_type=DATA_TYPE,
            description="The same content as data (canonical JSON)",
            relation="data",
        ),
        Attachment(
            name=WORD,
            data=word,
            media_type=WORD_TYPE,
            description="Working copy in Word; the signed PDF prevails",
            relation="alternative",
        ),
    )


def _fields(
    document: Document, people: tuple[Participant, ...]
) -> tuple[tuple[FieldBox, ...], tuple[SignatureFieldOf, ...]]:
    """A field for everybody who signs, in the frame that the document has for that person."""
    places = {place.id.casefold(): place for place in pdf.signature_places(document)}
    boxes, fields = [], []
    for person in people:
        if person.part != "signs":
            continue
        place = places.get(person.id.casefold())
        if place is None:
            raise Refused(
                f"The document has no frame in which {person.name} could sign.",
                'Place {{ block("signatures") }} in the template of the Technical Assignment.',
            )
        name = field_name(person.order, person.id)
        boxes.append(
            FieldBox(
                name=name,
                page=place.page,
                left=place.left + _EDGE,
                bottom=place.bottom + _EDGE,
                right=place.right - _EDGE,
                top=place.top - _EDGE,
                tooltip=f"Signature of {person.name}, {person.role}",
            )
        )
        fields.append(SignatureFieldOf(signatory=person.id, field=name))
    return tuple(boxes), tuple(fields)


def _delivered(table: SigningTable, text: CurrentText) -> date:
    """The day on which this very text was first laid before its readers; today if it never was."""
    given = [d.at.date() for d in table.records.reading.deliveries if d.root_sha256 == text.root]
    return min([*given, table.now.date()])
