"""Rules of invitations. The secret is handed in; whatever is wrong with one, the answer is the same."""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256

from toolkit.models.access.invitation import Grant, Invitation, Invitations, Purpose

LONGEST = timedelta(days=30)


def code_of(invitation: str, secret: str) -> str:
    """What stands in the link: the invitation's id and its secret."""
    return f"{invitation}.{secret}"


def invite(  # noqa: PLR0913  # what an invitation is made of
    book: Invitations,
    member: str,
    grant: Grant,
    secret: str,
    now: datetime,
    lasts: timedelta,
    by: str | None = None,
) -> tuple[Invitations, Invitation]:
    """The book with one more invitation, and the invitation."""
    numbers = [int(i.id[1:]) for i in book.invitations if i.id[1:].isdigit()]
    made = Invitation(
        id=f"I{max(numbers, default=0) + 1}",
        member=member,
        grant=grant,
        secret_sha256=_hash(secret),
        made_at=now,
        made_by=by,
        expires_at=now + min(lasts, LONGEST),
    )
    return book.model_copy(update={"invitations": (*book.invitations, made)}), made


def exchange(book: Invitations, code: str, now: datetime) -> tuple[Invitations, Invitation] | None:
    """Use an invitation: the book in which it is used up, and the invitation.

    None when the code is wrong, used, expired or revoked; which of these is not said to anybody.
    """
    name, _, secret = code.strip().partition(".")
    found = book.find(name)
    # The comparison takes as long for an unknown id as for a wrong secret.
    right = hmac.compare_digest(found.secret_sha256 if found else "0" * 64, _hash(secret))
    if found is None or not right or not usable(found, now):
        return None
    used = found.model_copy(update={"used_at": now})
    return _with(book, used), used


def usable(invitation: Invitation, now: datetime) -> bool:
    """Whether it can still be used."""
    return invitation.used_at is None and invitation.revoked_at is None and now < invitation.expires_at


def state_of(invitation: Invitation, now: datetime) -> str:
    """`open`, `used`, `expired` or `revoked`."""
    if invitation.revoked_at is not None:
        return "revoked"
    if invitation.used_at is not None:
        return "used"
    return "open" if now < invitation.expires_at else "expired"


def revoke(book: Invitations, name: str, now: datetime) -> Invitations | None:
    """The book without the force of one invitation; None if there is none of that id."""
    found = book.find(name)
    if found is None:
        return None
    return _with(book, found.model_copy(update={"revoked_at": found.revoked_at or now}))


def grant_of(words: str) -> Grant | None:
    """`rate:V1`, `interview:F03`, `read` or `facilitate`; None if it is none of these."""
    purposes: dict[str, tuple[Purpose, bool]] = {
        "rate": ("rate", True),
        "interview": ("interview", True),
        "read": ("read", False),
        "facilitate": ("facilitate", False),
    }
    name, _, about = words.partition(":")
    if name not in purposes or bool(about) != purposes[name][1]:
        return None
    return Grant(purpose=purposes[name][0], about=about)


def _with(book: Invitations, changed: Invitation) -> Invitations:
    return book.model_copy(
        update={"invitations": tuple(changed if i.id == changed.id else i for i in book.invitations)}
    )


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
