"""What people were invited to, by the names that people use."""

from collections.abc import Iterable

from toolkit.models.access.invitation import Grant
from toolkit.models.dossier import Dossier
from toolkit.problems import CrmkitError
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.forms import assembled
from toolkit.workflows.session import Session


def names_of(session: Session, grants: Iterable[Grant]) -> dict[Grant, str]:
    """Vendor or form of each grant by its name; by its id where there is none (any more)."""
    dossier = read_dossier(find_root(session.directory))
    return {grant: _name(session, dossier, grant) for grant in grants}


def _name(session: Session, dossier: Dossier, grant: Grant) -> str:
    if grant.purpose == "rate":
        vendor = dossier.vendor(grant.about)
        return vendor.name if vendor else grant.about
    if grant.purpose == "interview":
        try:
            return assembled(grant.about, find_root(session.directory), dossier.engagement.language).title
        except CrmkitError:
            return grant.about
    return ""
