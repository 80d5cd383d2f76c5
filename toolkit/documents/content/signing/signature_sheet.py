"""The signature sheet of one party: what is signed, by which hash it is known, and lines to sign."""

from decimal import Decimal

from toolkit.documents.content.people import signature_field
from toolkit.documents.figures.qr import qr
from toolkit.documents.formats import day, number
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import (
    Blocks,
    Callout,
    Definition,
    DefinitionTable,
    FillIn,
    Inlines,
    Paragraph,
    SignatureTable,
    Text,
)
from toolkit.models.signoff.baseline import Baseline

_GROUP = 4


def sheet_facts(assignment: Assignment, baseline: Baseline | None) -> Blocks:
    """Project, document, baseline and number of pages; before freezing, places to write them in."""
    client, pages = assignment.client, baseline.pages if baseline else 0
    version = baseline.version if baseline else assignment.version
    said: list[tuple[str, Inlines]] = [
        ("Project", (assignment.title,)),
        ("Client", (client.legal_name or client.name,)),
        ("Vendor", (assignment.vendor_name,)),
        ("Document", (f"Technical Assignment, {assignment.edition} edition, version {version}",)),
        ("Day", (day(assignment.day, assignment.language, "long"),)),
        ("Pages", (str(pages),) if pages else (FillIn(id="pages", hint="number of pages"),)),
        ("Baseline", (baseline.id if baseline else "none yet",)),
    ]
    if baseline:
        said += [
            ("Content (SHA-256), printed on every page", (_hash(baseline.content_sha256),)),
            ("Frozen PDF (SHA-256)", (_hash(baseline.frozen_sha256),)),
            ("Length of the PDF", (f"{number(Decimal(baseline.frozen_length), assignment.language)} bytes",)),
            ("Head of the log (SHA-256)", (_hash(baseline.log_head),)),
        ]
    rows = tuple(Definition(label=label, inlines=inlines) for label, inlines in said if any(inlines))
    return (DefinitionTable(rows=rows),)


def sheet_code(baseline: Baseline | None) -> Blocks:
    """The code to compare with the file, or the word that there is nothing to sign yet."""
    if baseline is None:
        text = (
            "The Technical Assignment is not frozen yet, so it has no hash. A signature on this sheet would be one "
            "under a text that can still change."
        )
        return (Callout(kind="draft", title="DRAFT: no baseline", blocks=(Paragraph(inlines=text),)),)
    alt = f"QR code with the baseline {baseline.id} and the hash of its PDF {grouped(baseline.frozen_sha256)}"
    return (qr(f"{baseline.engagement} {baseline.id} sha256:{baseline.frozen_sha256}", alt=alt),)


def sheet_signatures(assignment: Assignment, party: str) -> Blocks:
    """Lines for those who sign for this party."""
    fields = tuple(
        signature_field(p, assignment) for p in assignment.signatories if p.party == party and not p.approves
    )
    return (SignatureTable(id=f"sign-{party}", fields=fields),) if fields else ()


def _hash(digest: str) -> Text:
    return Text(text=grouped(digest), marks=("code",))


def grouped(digest: str) -> str:
    """`0a1b2c3d...` -> `0a1b 2c3d ...`, so that people can compare it."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
