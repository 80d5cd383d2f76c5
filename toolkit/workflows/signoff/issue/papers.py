"""What is issued beside the text itself: a sheet to sign for each party, and what changed since the last edition."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.documents.audience import for_audience
from toolkit.documents.exporters import docx, html, pdf
from toolkit.documents.redline.compare import compare
from toolkit.kernel.canonical_json import canonical
from toolkit.models.document import Document
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.change import ChangeRequest
from toolkit.workflows.documents.catalog import items_of, supplies_of
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.making import make
from toolkit.workflows.publish import load_template
from toolkit.workflows.signoff.issue.text import frozen_text

_SHEET = "signature-sheet"
CHANGE_LIST = "changes.json"
REDLINE = "changes"
"""Name of the comparison, without its ending."""


def sheets(desk: Desk, baseline: Baseline) -> Iterator[tuple[str, bytes]]:
    """For each party a sheet with the hashes, to sign in ink: name and bytes, as Word and as PDF."""
    after = desk.after_freezing(baseline)
    template = load_template(_SHEET, desk.root)
    supplies = supplies_of(template)
    for item in items_of(after, supplies):
        made = for_audience(make(after, template, supplies, item), template.manifest.audience)
        properties = made.properties.model_copy(
            update={
                "baseline": baseline.id,
                "baseline_hash": baseline.content_sha256,
                "version": baseline.version,
                "draft": False,
            }
        )
        sheet = made.model_copy(update={"properties": properties})
        name = "-".join(filter(None, (_SHEET, item.key)))
        yield f"{name}.docx", docx.render(sheet)
        yield f"{name}.pdf", pdf.render(sheet)


def comparison(
    root: Path, parent: Baseline, document: Document, changes: Sequence[ChangeRequest]
) -> Iterator[tuple[str, bytes]]:
    """The change list by clause, and the text with its changes tracked (Word) and marked (page)."""
    old = frozen_text(root, parent)
    before = document.model_copy(
        update={"blocks": tuple(block for section in old.sections for block in section.blocks)}
    )
    both = compare(before, document)
    authors = ", ".join(change.id for change in changes)
    properties = both.properties.model_copy(update={"author": authors})
    title = f"{both.title}: {parent.id} and {both.properties.baseline} compared"
    shown = both.model_copy(update={"properties": properties, "title": title})
    listed = {
        "from": {"id": parent.id, "sha256": parent.content_sha256},
        "to": both.properties.baseline,
        "changes": [change.model_dump(mode="json", exclude={"schema_version"}) for change in changes],
    }
    yield CHANGE_LIST, canonical(listed) + b"\n"
    yield f"{REDLINE}.docx", docx.render(shown)
    yield f"{REDLINE}.html", html.render(shown)
