"""The reading round page by page: what a reader has before him, one section, and what changed in it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from toolkit.documents.exporters.page.fragment import fragment
from toolkit.documents.redline.compare import compare
from toolkit.documents.redline.only_changes import only_changes
from toolkit.models.blocks import Blocks
from toolkit.models.document import Document, Properties
from toolkit.models.signoff.reading import Remark
from toolkit.problems import Refused
from toolkit.stages.signoff.contents import Section
from toolkit.stages.signoff.question import Question
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.issue.text import frozen_text
from toolkit.workflows.signoff.reading import Lectern, lectern
from toolkit.workflows.signoff.section_pages import clauses_of, section_pages
from toolkit.workflows.signoff.wordings import kept_wording

_ANCHOR = re.compile(r' id="[^"]*"| href="#[^"]*"')
_NO_DAY = date(2000, 1, 1)
"""A comparison prints no date."""


@dataclass(frozen=True)
class SectionLine:
    """One section in the list: `state` is `unread`, `changed` (read in an earlier wording) or `read`."""

    section: Section
    state: str
    read_at: datetime | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class SectionPage:
    """One section to be read. `changes` marks what is new since the reader read it, where that is known."""

    place: Lectern
    line: SectionLine
    html: str
    changes: str
    question: Question
    before: str
    after: str
    clauses: tuple[str, ...] = ()


def overview(session: Session) -> tuple[Lectern, tuple[SectionLine, ...]]:
    """All sections that this reader reads, with how far he or she is.

    Raises:
        UsageError: the person takes no part in the reading.
        Refused: there is nothing to read yet.
    """
    place = lectern(session)
    return place, tuple(line_of(place, section) for section in _mine(place))


def section_page(session: Session, name: str, attempt: int = 0) -> SectionPage:
    """One section with its question.

    Raises:
        UsageError: the person takes no part, or there is no such section.
        Refused: there is nothing to read yet.
    """
    place = lectern(session)
    section = place.section(name)
    order = [s.id for s in _mine(place)]
    if section.id not in order:
        raise Refused(f"Section '{section.id}' is not among those you read.", "Go back to your sections.")
    at = order.index(section.id)
    html = section_pages(place)[section.id]
    line = line_of(place, section)
    return SectionPage(
        place=place,
        line=line,
        html=html,
        clauses=clauses_of(html),
        changes=changes_of(place, section) if line.state == "changed" else "",
        question=place.question(section, attempt),
        before=order[at - 1] if at else "",
        after=order[at + 1] if at + 1 < len(order) else "",
    )


def _mine(place: Lectern) -> tuple[Section, ...]:
    wanted = place.reader.sections
    return tuple(s for s in place.sections if not wanted or s.id in wanted)


def line_of(place: Lectern, section: Section) -> SectionLine:
    """How far the reader is with a section as it stands."""
    reading = place.open.records.reading
    mine = [
        a
        for a in reading.acknowledgements
        if a.member.casefold() == place.reader.id.casefold() and a.section == section.id
    ]
    now = [a.at for a in mine if a.sha256 == section.sha256]
    state = "read" if now else "changed" if mine else "unread"
    at = max(now or [a.at for a in mine], default=None)
    return SectionLine(section, state, at, tuple(r for r in reading.remarks if r.section == section.id))


def changes_of(place: Lectern, section: Section) -> str:
    """What was put in and taken out since the section was read; empty where the old words are not kept."""
    reading = place.open.records.reading
    mine = [
        a
        for a in reading.acknowledgements
        if a.section == section.id and a.member.casefold() == place.reader.id.casefold()
    ]
    for one in sorted(mine, key=lambda a: a.at, reverse=True):
        old = kept_wording(place.open.root, one.sha256) or _frozen(place, section.id, one.sha256)
        if old is not None:
            marked = compare(_document(old, place), _document(section.blocks, place))
            html = fragment((), only_changes(marked.blocks), (), place.language)
            return _ANCHOR.sub("", html)  # they stand in the section itself, below
    return ""


def _frozen(place: Lectern, name: str, sha256: str) -> Blocks | None:
    """The section of a frozen edition that was read with this hash."""
    for baseline in reversed(place.open.records.baselines):
        for old in frozen_text(place.open.root, baseline).sections:
            if (old.id, old.sha256) == (name, sha256):
                return old.blocks
    return None


def _document(blocks: Blocks, place: Lectern) -> Document:
    return Document(title="-", language=place.language, properties=Properties(day=_NO_DAY), blocks=blocks)
