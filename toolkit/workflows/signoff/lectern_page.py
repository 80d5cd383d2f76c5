"""The reading round page by page: what a reader has before him, one section, and what changed in it."""

from dataclasses import dataclass
from datetime import date, datetime

from toolkit.documents.exporters.page.fragment import fragment
from toolkit.documents.redline.compare import compare
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


def _html(place: Lectern, section: Section, blocks: Blocks) -> str:
    at = place.sections.index(section)
    before = tuple(block for s in place.sections[:at] for block in s.blocks)
    after = tuple(block for s in place.sections[at + 1 :] for block in s.blocks)
    return fragment(before, blocks, after, place.language)


def changes_of(place: Lectern, section: Section) -> str:
    """The section with what was put in and taken out since it was read; empty where the old words are not kept."""
    reading = place.open.records.reading
    seen = {
        a.sha256
        for a in reading.acknowledgements
        if a.section == section.id and a.member.casefold() == place.reader.id.casefold()
    }
    for baseline in reversed(place.open.records.baselines):
        for old in frozen_text(place.open.root, baseline).sections:
            if old.id == section.id and old.sha256 in seen:
                marked = compare(_document(old.blocks, place), _document(section.blocks, place))
                return _html(place, section, marked.blocks)
    return ""


def _document(blocks: Blocks, place: Lectern) -> Document:
    return Document(title="-", language=place.language, properties=Properties(day=_NO_DAY), blocks=blocks)
