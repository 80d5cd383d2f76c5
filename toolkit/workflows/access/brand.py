"""What the pages carry in their head."""

from dataclasses import dataclass

from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.session import Session


@dataclass(frozen=True)
class PageBrand:
    """Name of the project, of the consultant, and the colour of their documents."""

    title: str
    name: str
    accent: str


def brand_of(session: Session) -> PageBrand:
    """The brand of an engagement.

    Raises:
        BadData: the engagement has faults.
    """
    engagement = read_dossier(find_root(session.directory)).engagement
    return PageBrand(engagement.title, engagement.brand.name, engagement.brand.accent)
