"""Invite somebody to the web pages, list and revoke invitations, and let a link be used."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from toolkit.models.access.invitation import Grant, Invitation, Invitations
from toolkit.models.dossier import Dossier
from toolkit.problems import UsageError
from toolkit.stages.access import invitations as rules
from toolkit.stages.selection.demos import access
from toolkit.store import library
from toolkit.store.access.invitations import (
    book_changed,
    change_invitations,
    known_address,
    note_address,
    read_invitations,
)
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.clock import now_or
from toolkit.workflows.forms import checked_form
from toolkit.workflows.session import Session
from toolkit.workflows.user import person_or_fail, user_if_said

DAYS = 7
_BYTES = 32
_DEFAULT_ADDRESS = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Link:
    """An invitation with its link, which is shown once and never again."""

    invitation: Invitation
    url: str
    code: str


def invite(session: Session, member: str, words: str, days: int = DAYS, address: str = "") -> Link:
    """Make an invitation and its link.

    Args:
        session: the folder, and who invites.
        member: who is invited.
        words: what for: `rate:V1`, `interview:F03_sales` (or its beginning), `read` or `facilitate`.
        days: how long the link can be used.
        address: of the server; the last one that ran where it is left out.

    Raises:
        UsageError: person, purpose, vendor or form is not known, or the days are none.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    who = _reader(session, member) if words == "read" else person_or_fail(member, dossier)
    grant = _grant(session, dossier, who, words)
    if not 1 <= days <= rules.LONGEST.days:
        raise UsageError(f"A link lasts 1 to {rules.LONGEST.days} days, not {days}.", "Say it with --days 7.")
    secret, by = secrets.token_urlsafe(_BYTES), user_if_said(session.by, dossier)

    def add(book: Invitations) -> tuple[Invitations, Invitation]:
        return rules.invite(book, who, grant, secret, now_or(session.today), timedelta(days=days), by)

    made = change_invitations(root, add)
    code = rules.code_of(made.id, secret)
    base = (address or known_address(root) or _DEFAULT_ADDRESS).rstrip("/")
    return Link(made, f"{base}/invitation#{code}", code)


def use(session: Session, code: str) -> Invitation | None:
    """Use up an invitation; None when it cannot be used, whatever the reason.

    Raises:
        CannotWrite: the book cannot be written; the invitation is then not used up.
    """

    def spend(book: Invitations) -> tuple[Invitations, Invitation | None]:
        found = rules.exchange(book, code, now_or(session.today))
        return found or (book, None)

    return change_invitations(find_root(session.directory), spend)


def listed(session: Session) -> tuple[tuple[Invitation, str], ...]:
    """All invitations with their state, oldest first; no secret is in them."""
    now = now_or(session.today)
    book = read_invitations(find_root(session.directory))
    return tuple((i, rules.state_of(i, now)) for i in book.invitations)


def revoke(session: Session, name: str) -> Invitation:
    """Take an invitation back; a link that was used already ends with its session.

    Raises:
        UsageError: there is none of that id.
    """

    def take_back(book: Invitations) -> tuple[Invitations, Invitation]:
        changed = rules.revoke(book, name, now_or(session.today))
        found = changed.find(name) if changed else None
        if changed is None or found is None:
            known = ", ".join(i.id for i in book.invitations) or "none"
            raise UsageError(f"There is no invitation '{name}'.", f"Known are: {known}.")
        return changed, found

    return change_invitations(find_root(session.directory), take_back)


def remember_address(session: Session, url: str) -> None:
    """Note where the server that runs can be reached, for links that are made later.

    Raises:
        CannotWrite: disk or rights do not allow it.
    """
    note_address(find_root(session.directory), url)


class Revoked:
    """Ids of invitations that were taken back; reads the book only when it changed."""

    def __init__(self, session: Session) -> None:
        self._root = find_root(session.directory)
        self._seen = -1
        self._ids: frozenset[str] = frozenset()

    def ids(self) -> frozenset[str]:
        """Those that were taken back so far."""
        now = book_changed(self._root)
        if now != self._seen:
            book = read_invitations(self._root)
            self._ids = frozenset(i.id for i in book.invitations if i.revoked_at is not None)
            self._seen = now
        return self._ids


def _reader(session: Session, named: str) -> str:
    """Somebody who takes part in the reading; the vendor's side is no member but reads and signs too."""
    from toolkit.workflows.signoff.table import open_table  # slow: loads the sign-off

    table = open_table(session)
    readers = [person.id for person in table.people_of(table.baseline)]
    found = next((one for one in readers if one.casefold() == named.casefold()), None)
    if found is None:
        known = ", ".join(readers) or "nobody; name 'signatories' in engagement.yaml"
        raise UsageError(f"'{named}' takes no part in the reading.", f"Those who read are: {known}.")
    return found


def _form_named(beginning: str, root: Path) -> str:
    """The form that is meant: its whole name, or as much of it as tells it from the others."""
    names = library.names("questionnaires", root)
    found = [name for name in names if name.casefold().startswith(beginning.casefold())]
    if len(found) < 2 or any(name.casefold() == beginning.casefold() for name in found):
        return found[0] if len(found) == 1 else beginning
    raise UsageError(f"'{beginning}' may be {', '.join(found)}.", "Give more of the name.")


def _grant(session: Session, dossier: Dossier, who: str, words: str) -> Grant:
    grant = rules.grant_of(words)
    if grant is None:
        raise UsageError(
            f"'{words}' is nothing to be invited to.",
            "Choose rate:VENDOR, interview:FORM, read or facilitate.",
        )
    if grant.purpose == "rate":
        vendor = access.rateable(dossier, grant.about)
        access.rater_of(dossier, who)
        return grant.model_copy(update={"about": vendor.id})
    if grant.purpose == "interview":
        root = find_root(session.directory)
        form = checked_form(_form_named(grant.about, root), root, dossier.engagement.language)
        return grant.model_copy(update={"about": form.questionnaire.id})
    return grant
