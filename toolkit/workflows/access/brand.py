"""What the pages carry in their head."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.session import Session
from toolkit.workflows.zone import zone_of


@dataclass(frozen=True)
class PageBrand:
    """Name of the project, of the consultant, the colour of their documents, and the zone of their times."""

    title: str
    name: str
    accent: str
    zone: ZoneInfo


def brand_of(session: Session) -> PageBrand:
    """The brand of an engagement.

    Raises:
        BadData: the engagement has faults.
    """
    engagement = read_dossier(find_root(session.directory)).engagement
    return PageBrand(engagement.title, engagement.brand.name, engagement.brand.accent, zone_of(engagement))
