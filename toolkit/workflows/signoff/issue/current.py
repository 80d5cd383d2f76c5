"""The Technical Assignment as it would be frozen today."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.documents.audience import for_audience
from toolkit.models.assignment.assignment import Edition
from toolkit.models.document import Document
from toolkit.problems import Refused, UsageError
from toolkit.stages.signoff.contents import Section, root_of, sections_of
from toolkit.workflows.documents.catalog import supplies_of
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.making import make
from toolkit.workflows.documents.supply import Item
from toolkit.workflows.publish import load_template
from toolkit.workflows.session import Session

TEMPLATE = "technical-assignment"
EDITIONS: tuple[Edition, ...] = ("contract", "requirements")


@dataclass(frozen=True)
class CurrentText:
    """The document for the vendor's eyes, its sections, and everything it was made from."""

    document: Document
    sections: tuple[Section, ...]
    desk: Desk
    edition: Edition

    @property
    def hashes(self) -> Mapping[str, str]:
        """Section id -> hash."""
        return {section.id: section.sha256 for section in self.sections}

    @property
    def root(self) -> str:
        """The hash over all sections."""
        return root_of(self.hashes)


def current_text(session: Session, edition: str = "", profile: str = "") -> CurrentText:
    """Build the text of one edition; contract once a vendor is chosen, where none is named.

    Raises:
        UsageError: there is no such edition or profile.
        Refused: something that the edition is made from is missing.
        BadData: the engagement or the template has faults.
    """
    known = next((name for name in EDITIONS if name == edition), None)
    if edition and known is None:
        raise UsageError(f"There is no edition '{edition}'.", f"Choose one of: {', '.join(EDITIONS)}.")
    desk = Desk(session, known, profile)
    template = load_template(TEMPLATE, desk.root)
    supplies = supplies_of(template)
    for supply in supplies:
        if lack := supply.lacks(desk):
            raise Refused(lack.what, lack.how)
    document = for_audience(make(desk, template, supplies, Item()), template.manifest.audience)
    return CurrentText(document, sections_of(document), desk, desk.edition)
