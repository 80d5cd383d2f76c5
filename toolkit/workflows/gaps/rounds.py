"""Rounds with the vendor: the gap list goes out as a workbook, the answer comes back as a new round."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.exchange.gap_sheet import GapSheet, read_gap_sheet, write_gap_sheet
from toolkit.models.planning.offer import Offer, OfferItem
from toolkit.models.selection.vendor import Vendor
from toolkit.problems import Refused
from toolkit.stages.planning.price import offered_price
from toolkit.stages.selection.vendors.prices import require_open
from toolkit.store import canonical
from toolkit.store.files import ensure_folder, read_given, saying, write_file
from toolkit.store.folder import OUT, find_root, vendor_file
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.gaps.decisions import GapState, gap_state
from toolkit.workflows.session import Session


@dataclass(frozen=True)
class AnswerChange:
    """What an answer changes at one gap; `before` is empty for a first answer."""

    gap: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class NewRound:
    """A round of the vendor's offer and what it changes against the one before."""

    vendor: str
    number: int
    changes: tuple[AnswerChange, ...]
    unanswered: tuple[str, ...]


def export_gaps(session: Session, out: Path | None = None, vendor_id: str = "") -> Path:
    """Write the gap list as a workbook for the vendor and return the file.

    Raises:
        Refused: there is no gap.
        CannotWrite: the file cannot be written.
    """
    root = find_root(session.directory)
    state = gap_state(session.directory, vendor_id)
    if not state.gaps:
        raise Refused(f"{state.vendor.name} has no gap.", "There is nothing to ask.")
    target = out or root / OUT / f"gaps-{state.vendor.id}.xlsx"
    plan = state.dossier.plan
    sheet = GapSheet(
        gaps=state.gaps,
        tasks={task.id: task for task in state.dossier.key_tasks.tasks},
        roles=tuple(role.id for role in plan.team) if plan else (),
        currency=plan.currency if plan else state.dossier.engagement.currency,
    )
    with saying(target.parent):
        ensure_folder(target.parent)
    write_file(target, write_gap_sheet(sheet))
    return target


def import_gaps(session: Session, file: Path, *, dry_run: bool, vendor_id: str = "") -> NewRound:
    """Read the vendor's answer and write it down as a new round, unless `dry_run`; earlier rounds are kept.

    Raises:
        UsageError: the file cannot be read.
        BadData: cells that do not hold, all of them; nothing is written.
        Refused: prices are locked, or there is no offer yet that could say the day rate.
    """
    root = find_root(session.directory)
    data = read_given(file, "Name the workbook.")
    with transaction(root, command=f"gaps import {file.name}", at=now_or(session.today)) as tx:
        state = gap_state(session.directory, vendor_id)
        require_open(state.dossier)  # a locked vendor comes without its prices and must not be written back
        plan = state.dossier.plan
        roles = [role.id for role in plan.team] if plan else []
        answers = read_gap_sheet(data, file.name, state.gaps, roles)
        before = state.vendor.offer
        if before is None and plan is None:
            raise Refused(
                "Nobody knows the vendor's day rate yet.", "Write plan.yaml with rate_per_day first."
            )
        rate = before.rate_per_day if before else plan.rate_per_day if plan else None
        items = {item.to: item for item in (before.items if before else ())}
        items |= {item.to: item for item in answers}
        after = Offer.model_validate(
            {
                "round": before.round + 1 if before else 1,
                "received": today_or(session.today),
                "valid_until": before.valid_until if before else None,
                "rate_per_day": rate,
                "items": tuple(items.values()),
            }
        )
        made = NewRound(
            vendor=state.vendor.id,
            number=after.round,
            changes=tuple(_changes(state, after)),
            unanswered=tuple(gap.id for gap in state.gaps if gap.task not in items),
        )
        if made.changes and not dry_run:
            tx.write(vendor_file(state.vendor.id), canonical.dump(_with(state.vendor, after)))
    return made


def rounds_of(state: GapState) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return each gap with its answer in every round, the first round first."""
    offers = [*state.vendor.earlier_offers, *([state.vendor.offer] if state.vendor.offer else [])]
    return tuple(
        (gap.id, gap.task_name, tuple(_said(_item(offer, gap.task), offer) for offer in offers))
        for gap in state.gaps
    )


def _with(vendor: Vendor, offer: Offer) -> Vendor:
    earlier = (*vendor.earlier_offers, vendor.offer) if vendor.offer else vendor.earlier_offers
    return vendor.model_copy(update={"offer": offer, "earlier_offers": earlier})


def _changes(state: GapState, after: Offer) -> Iterator[AnswerChange]:
    for gap in state.gaps:
        old = state.vendor.offer
        was, now = _item(old, gap.task), _item(after, gap.task)
        if was != now:
            yield AnswerChange(gap.id, gap.task_name, _said(was, old), _said(now, after))


def _item(offer: Offer | None, task: str) -> OfferItem | None:
    return next((item for item in offer.items if item.to == task), None) if offer else None


def _said(item: OfferItem | None, offer: Offer | None) -> str:
    """An answer in one line: class, days, price, effect on updates."""
    if item is None or offer is None:
        return ""
    days = item.estimate
    parts = [
        str(item.offer_class),
        f"{days.optimistic}/{days.likely}/{days.pessimistic} days" if days else "",
        f"{item.price_model} {offered_price(item, offer.rate_per_day)}",
        item.updates or "",
        f"from {item.earliest}" if item.earliest else "",
        item.mechanism,
    ]
    return "; ".join(part.replace("_", " ") if part != item.mechanism else part for part in parts if part)
