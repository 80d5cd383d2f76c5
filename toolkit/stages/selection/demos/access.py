"""Who may rate what, when; and whose ratings somebody may see."""

from collections.abc import Sequence
from datetime import datetime

from toolkit.models.dossier import Dossier
from toolkit.models.selection.closed_round import ClosedRound
from toolkit.models.selection.scorecard import Scorecard
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.problems import CrmkitError, Refused, UsageError


def rateable(dossier: Dossier, vendor_id: str) -> Vendor:
    """The vendor, if it can be rated.

    Raises:
        UsageError: there is none.
        Refused: it was dropped, or is not on the shortlist.
    """
    vendor = dossier.vendor(vendor_id)
    if vendor is None:
        known = ", ".join(v.id for v in dossier.vendors if v.state is VendorState.SHORTLISTED)
        raise UsageError(
            f"There is no vendor '{vendor_id}'.", f"On the shortlist are: {known or 'none yet'}."
        )
    if vendor.dropped:
        d = vendor.dropped
        raise Refused(
            f"{vendor.id} ({vendor.name}) was dropped by {d.by} on {d.date}.",
            f"The reason: {d.reason} Take it back first: crmkit vendors edit {vendor.id} --state shortlisted",
        )
    if vendor.state is not VendorState.SHORTLISTED:
        raise Refused(
            f"{vendor.id} ({vendor.name}) is not on the shortlist.",
            f"Put it there: crmkit vendors edit {vendor.id} --state shortlisted",
        )
    return vendor


def rater_of(dossier: Dossier, member: str) -> str:
    """The rater's id as the engagement spells it.

    Raises:
        UsageError: the engagement has no raters, or this person is none of them.
    """
    raters = dossier.engagement.raters
    found = next((r for r in raters if r.casefold() == member.casefold()), None)
    if found is None:
        who = f"'{member}' is not among the raters." if raters else "The engagement names no raters."
        mend = f"Raters are: {', '.join(raters)}. " if raters else ""
        raise UsageError(who, f"{mend}They stand under 'raters' in engagement.yaml.")
    return found


def require_prices_locked(dossier: Dossier) -> None:
    """Refuse ratings by people who may know the prices.

    Raises:
        Refused: prices are open.
    """
    opened = dossier.prices_open
    if opened:
        raise Refused(
            f"Prices were opened on {opened.at.date()} by {opened.by}; ratings are closed since.",
            "A rating given with prices in view would not be trusted. The group's word is recorded with 'demo consensus'.",
        )


def closed_round(dossier: Dossier, vendor: str) -> ClosedRound | None:
    """How the round of a vendor was closed by hand; None where it was not."""
    return next((c for c in dossier.closed_rounds if c.vendor.casefold() == vendor.casefold()), None)


def require_round_open(dossier: Dossier, vendor: str) -> None:
    """Refuse a scorecard that comes after the round was closed.

    Raises:
        Refused: it was.
    """
    if closed := closed_round(dossier, vendor):
        raise Refused(
            f"The round of {vendor} was closed by {closed.by} on {closed.at.date()}; what comes now is too late.",
            f"It can be opened again: crmkit demo close --vendor {vendor} --reopen",
        )


def waited_for(dossier: Dossier, vendor: str) -> tuple[str, ...]:
    """Raters whose cards the group's talk still waits for; nobody once the round was closed."""
    return () if closed_round(dossier, vendor) else outstanding(dossier, vendor)


def may_see(dossier: Dossier, viewer: str | None, vendor: str) -> bool:
    """Whether `viewer` may see what others gave a vendor: a named rater only after handing in the own card."""
    raters = {r.casefold() for r in dossier.engagement.raters}
    if viewer is None or viewer.casefold() not in raters:
        return True
    return any(
        c.submitted and c.rater.casefold() == viewer.casefold() and c.vendor.casefold() == vendor.casefold()
        for c in dossier.scorecards
    )


def as_seen_by(dossier: Dossier, viewer: str | None) -> tuple[Dossier, tuple[str, ...]]:
    """The dossier without the vendors whose ratings `viewer` may not see yet, and who these are."""
    competing = [v.id for v in dossier.vendors if v.state is VendorState.SHORTLISTED]
    hidden = tuple(v for v in competing if not may_see(dossier, viewer, v))
    if not hidden:
        return dossier, ()
    vendors = tuple(v for v in dossier.vendors if v.id not in hidden)
    cards = tuple(c for c in dossier.scorecards if c.vendor not in hidden)
    return dossier.model_copy(update={"vendors": vendors, "scorecards": cards}), hidden


def days_late(cards: Sequence[Scorecard], vendor: str, submitted: datetime) -> int:
    """Days between the first card handed in for a vendor and this one; talk in between colours a rating."""
    others = [c.submitted for c in cards if c.vendor == vendor and c.submitted]
    first = min(others, default=submitted)
    return max((submitted.date() - first.date()).days, 0)


def outstanding(dossier: Dossier, vendor: str) -> tuple[str, ...]:
    """Named raters who have not handed in their card for a vendor."""
    done = {c.rater.casefold() for c in dossier.scorecards if c.vendor == vendor and c.submitted}
    return tuple(r for r in dossier.engagement.raters if r.casefold() not in done)


def checked(dossier: Dossier, vendor: str, rater: str) -> list[CrmkitError]:
    """Everything that speaks against a card of this rater for this vendor."""
    found: list[CrmkitError] = []
    for check in (
        lambda: rateable(dossier, vendor),
        lambda: rater_of(dossier, rater),
        lambda: require_round_open(dossier, vendor),
    ):
        try:
            check()
        except CrmkitError as fault:
            found.append(fault)
    return found
