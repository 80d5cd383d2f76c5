"""Who leads the room when the server starts and nobody was named."""

from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_if_said


def leader_of(session: Session) -> str:
    """The person at work, else the one who is the engagement's consultant; "" where neither is known.

    Raises:
        UsageError: the engagement does not know the person who was named.
    """
    dossier = read_dossier(find_root(session.directory))
    if said := user_if_said(session.by, dossier):
        return said
    found = dossier.engagement.consultants
    return found[0].id if len(found) == 1 else ""
