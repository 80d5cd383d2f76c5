"""The engagement as the person at work may see it: nobody sees others' ratings before handing in their own."""

from toolkit.models.dossier import Dossier
from toolkit.stages.selection.demos.access import as_seen_by
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_if_said


def seen_by_user(session: Session) -> tuple[Dossier, tuple[str, ...]]:
    """The dossier without the vendors that the person has still to rate, and who these are."""
    dossier = read_dossier(find_root(session.directory))
    return as_seen_by(dossier, user_if_said(session.by, dossier))
