"""Sessions: random tokens in memory. A server that stops ends them all; what was saved stays."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from toolkit.models.access.invitation import Grant

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_BYTES = 32
_MOST = 500
"""Sessions kept at once; more people are never in one room."""
_MOST_STRANGERS = 50
"""Of one address before an invitation was used; a phone needs one, a network behind one address a few."""


@dataclass
class WebSession:
    """Who somebody is and what he or she may do. `member` is None before an invitation was used.

    `there` is when an open page last said by itself that it is open; `caller` is the address of a stranger; `ended`
    says that a session was there and is no more.
    """

    csrf: str
    begun: datetime
    seen: datetime
    member: str | None = None
    grants: frozenset[Grant] = frozenset()
    invitations: frozenset[str] = field(default_factory=frozenset)
    there: datetime | None = None
    caller: str = ""
    ended: bool = False

    def may(self, purpose: str, about: str = "") -> bool:
        """Whether the person was invited to this; a facilitator was invited to everything but others' words."""
        return any(g.purpose == purpose and g.about.casefold() == about.casefold() for g in self.grants)

    @property
    def facilitates(self) -> bool:
        """Whether the person leads the room."""
        return any(g.purpose == "facilitate" for g in self.grants)


class Sessions:
    """All sessions of one server. Tokens are kept as hashes, so that a memory dump opens no door."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._kept: dict[str, WebSession] = {}

    def find(self, token: str, *, quiet: bool = False) -> WebSession | None:
        """The session of a token that is still good; looking renews it, unless a page asks by itself (`quiet`)."""
        key = _hash(token)
        session = self._kept.get(key)
        if session is None:
            return None
        now = self._now()
        if now - session.seen > IDLE or now - session.begun > LONGEST:
            del self._kept[key]
            return None
        session.there = now
        if not quiet:
            session.seen = now
        return session

    def stranger(self, *, ended: bool = False) -> WebSession:
        """A session of nobody, which is not kept yet."""
        return WebSession(csrf=_token(), begun=self._now(), seen=self._now(), ended=ended)

    def keep_stranger(self, session: WebSession, caller: str) -> str:
        """Keep it, and return its token; one address has only so many, lest it throw out those of others."""
        session.caller = caller
        same = [
            (one.seen, key) for key, one in self._kept.items() if one.member is None and one.caller == caller
        ]
        if len(same) >= _MOST_STRANGERS:
            del self._kept[min(same)[1]]
        return self._keep(session)[0]

    def admit(self, old: str, member: str, grant: Grant, invitation: str) -> tuple[str, WebSession]:
        """A new session for a person who used an invitation; the old token is worth nothing any more.

        The grants of the session before stay only if it was the same person's.
        """
        before = self._kept.pop(_hash(old), None)
        same = before is not None and before.member == member
        session = WebSession(
            csrf=_token(),
            begun=self._now(),
            seen=self._now(),
            member=member,
            grants=frozenset({grant}) | (before.grants if before and same else frozenset()),
            invitations=frozenset({invitation}) | (before.invitations if before and same else frozenset()),
        )
        return self._keep(session)

    def end(self, token: str) -> None:
        """Log out."""
        self._kept.pop(_hash(token), None)

    def present(self, within: timedelta = timedelta(minutes=2)) -> dict[str, datetime]:
        """Who was seen lately: member -> when."""
        now, found = self._now(), dict[str, datetime]()
        for session in self._kept.values():
            last = session.there or session.seen
            if session.member and now - last <= within:
                found[session.member] = max(last, found.get(session.member, last))
        return found

    def _keep(self, session: WebSession) -> tuple[str, WebSession]:
        if len(self._kept) >= _MOST:
            oldest = min(
                self._kept, key=lambda key: (self._kept[key].member is not None, self._kept[key].seen)
            )
            del self._kept[oldest]
        token = _token()
        self._kept[_hash(token)] = session
        return token, session


def same_token(given: str, wanted: str) -> bool:
    """Compare in a time that tells nothing."""
    return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())


def _token() -> str:
    return secrets.token_urlsafe(_BYTES)


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
