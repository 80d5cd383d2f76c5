"""The price lock: prices come out when everybody has seen everything and said what it is worth."""

from datetime import datetime

from toolkit.models.dossier import Dossier
from toolkit.models.selection.price_lock import PriceUnlock
from toolkit.models.selection.vendor import VendorState
from toolkit.problems import Refused
from toolkit.stages.selection.demos.access import outstanding


def still_open(dossier: Dossier) -> tuple[str, ...]:
    """What has to happen before prices may be opened; empty when they may.

    Every key task of every shortlisted vendor has a group grade or is known as not shown, and every
    named rater has handed in a scorecard for every shortlisted vendor.
    """
    competing = [v.id for v in dossier.vendors if v.state is VendorState.SHORTLISTED]
    missing = []
    if not competing:
        missing.append("no vendor is on the shortlist")
    if not dossier.key_tasks.tasks:
        missing.append("there are no key tasks")
    if not dossier.engagement.raters:
        missing.append("the engagement names no raters (engagement.yaml)")
    for vendor in competing:
        if left := outstanding(dossier, vendor):
            missing.append(f"{vendor}: no scorecard of {', '.join(left)}")
        elif uncovered := _uncovered(dossier, vendor):
            missing.append(
                f"{vendor}: nobody says whether {', '.join(uncovered)} was shown (the group can: demo consensus)"
            )
    return tuple(missing)


def open_prices(dossier: Dossier, by: str, now: datetime, reason: str) -> PriceUnlock:
    """The record that opens the prices.

    Raises:
        Refused: they are open already, or something is missing.
    """
    if dossier.prices_open:
        opened = dossier.prices_open
        raise Refused(
            f"Prices are open since {opened.at.date()} ({opened.by}).", "'crmkit vendors cost' shows them."
        )
    if missing := still_open(dossier):
        raise Refused(
            f"Prices stay locked: {'; '.join(missing)}.",
            "A price seen early colours every grade that comes after it. 'crmkit demo list' shows who is still to rate.",
        )
    return PriceUnlock(schema_version="1", at=now, by=by, reason=reason)


def require_open(dossier: Dossier) -> None:
    """Refuse what needs prices.

    Raises:
        Refused: they are locked.
    """
    if dossier.prices_open is None:
        missing = still_open(dossier)
        waiting = f" Still missing: {'; '.join(missing)}." if missing else ""
        raise Refused(
            f"Prices are locked.{waiting}", "Open them with 'crmkit vendors unlock-price --by MEMBER'."
        )


def _uncovered(dossier: Dossier, vendor: str) -> tuple[str, ...]:
    cards = [c for c in dossier.scorecards if c.vendor == vendor and c.submitted]
    said = {r.task for c in cards for r in c.ratings}
    said |= {o.task for o in dossier.overrides if o.vendor == vendor}
    return tuple(t.id for t in dossier.key_tasks.tasks if t.id not in said)
