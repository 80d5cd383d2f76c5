"""AP-28 by_eye: every price rests on a written estimate of somebody who has read what is asked.

Why: a price named before reading the requirements is off by a factor of two and more.
Bad: 'about ten thousand', said in the first meeting.
Good: optimistic, likely and pessimistic days per item, with date and condition of acceptance.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.planning.estimate import Estimate, EstimateSource
from toolkit.models.planning.offer import OfferItem
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.advice.answers import rounds
from toolkit.stages.advice.words import many, outcome, percent, some, spots, whole

CHECK = AdviceCheck(
    code="AP-28",
    name="by_eye",
    severity="block",
    sections=("S6", "S7"),
    looks_at="ve_eye of the vendors, the chosen vendor's offer with its estimates, the phases; without an offer the budget's "
    "sources (bu_i_src)",
    fires_when="a vendor named a price before reading; a gap that is to be built has no offer, no estimate or no condition of "
    "acceptance, a phase no acceptance; guesses are above {guess_percent} % of the days (of the sum, while there is no offer); or all three points "
    "of an estimate are the same",
    message="Prices rest on guesses.",
    advice="Written three-point estimate from the vendor per item before signing.",
    clears="the vendor's offer has a three-point estimate and conditions for each item, made after reading",
    thresholds=("guess_percent",),
)


def look(facts: Facts) -> Outcome:
    """Early prices, then the offer, else the budget."""
    chosen = facts.dossier.vendor(facts.dossier.chosen.vendor) if facts.dossier.chosen else None
    offer = chosen.offer if chosen else None
    known = offer or rounds(facts, "bu_item") or facts.dossier.vendors
    hits = [*_early(facts), *_phases(facts)]
    if chosen and chosen.id not in facts.dossier.hidden_prices:
        hits += _unpriced(facts, chosen)
    hits += [*_offered(facts, chosen)] if chosen and offer else [*_budget(facts)]
    return outcome(hits, "" if known else "there are neither vendors nor an offer nor a budget (form F16)")


def _early(facts: Facts) -> Iterator[Hit]:
    for vendor in facts.dossier.vendors:
        if vendor.facts.priced_before_reading and vendor.state is not VendorState.DROPPED:
            yield Hit(
                about=vendor.id,
                message=f"{vendor.name} ({vendor.id}) named a price for enhancements before having read the requirements.",
                spots=spots(f"vendors/{vendor.id}.yaml", "facts", "priced_before_reading"),
            )


def _phases(facts: Facts) -> Iterator[Hit]:
    for n, phase in enumerate(facts.dossier.plan.phases if facts.dossier.plan else ()):
        if not phase.acceptance.strip():
            message = f"Phase {phase.id} ({phase.name}) has no condition of acceptance."
            yield Hit(about=phase.id, message=message, spots=spots("plan.yaml", "phases", n))


def _items(vendor: Vendor) -> dict[str, tuple[int, OfferItem]]:
    """What is offered, by key task or requirement; none while there is no offer."""
    offered = vendor.offer.items if vendor.offer else ()
    return {item.to.casefold(): (n, item) for n, item in enumerate(offered)}


def _unpriced(facts: Facts, vendor: Vendor) -> Iterator[Hit]:
    items, file = _items(vendor), f"vendors/{vendor.id}.yaml"
    for gap in facts.gaps:
        if not (gap.decided or "").startswith("build"):
            continue
        n, item = items.get(gap.task.casefold(), (-1, None))
        if lacking := _lacking(item):
            there = ("offer", "items", n) if n >= 0 else ("offer",) if vendor.offer else ()
            message = f"{gap.id} ({gap.task_name}) is to be built and has no {' and no '.join(lacking)}."
            yield Hit(about=gap.id, message=message, spots=spots(file, *there))


def _offered(facts: Facts, vendor: Vendor) -> Iterator[Hit]:
    items, file = _items(vendor), f"vendors/{vendor.id}.yaml"
    for n, item in items.values():
        if item.estimate and _one_point(item.estimate):
            message = (
                f"The estimate for {item.to} has one point: {item.estimate.likely} days whatever happens."
            )
            yield Hit(about=item.to, message=message, spots=spots(file, "offer", "items", n))
    yield from _guessed(facts, vendor, [item for _, item in items.values()])


def _lacking(item: OfferItem | None) -> list[str]:
    if item is None:
        return ["offer"]
    priced = item.estimate is not None or item.fixed_price is not None
    there = (("estimate", priced), ("condition of acceptance", bool(item.conditions.strip())))
    return [what for what, known in there if not known]


def _one_point(estimate: Estimate) -> bool:
    same = estimate.optimistic == estimate.likely == estimate.pessimistic
    return same and bool(estimate.likely)


def _guessed(facts: Facts, vendor: Vendor, items: list[OfferItem]) -> Iterator[Hit]:
    days = [(item, item.estimate) for item in items if item.estimate]
    total = sum((e.likely for _, e in days), Decimal(0))
    guesses = [(item, e) for item, e in days if e.source is EstimateSource.GUESS]
    guessed = sum((e.likely for _, e in guesses), Decimal(0))
    if percent(guessed, total) > facts.limits.guess_percent:
        message = f"{guessed} of {total} days of {vendor.name} rest on guesses: {some(item.to for item, _ in guesses)}."
        yield Hit(
            about="guesses", message=message, spots=spots(f"vendors/{vendor.id}.yaml", "offer", "items")
        )


def _budget(facts: Facts) -> Iterator[Hit]:
    items = rounds(facts, "bu_item")
    total = sum((i.number("bu_i_once") or Decimal(0) for i in items), Decimal(0))
    guesses = [i for i in items if i.text("bu_i_src") == "guess" and i.number("bu_i_once")]
    guessed = sum((i.number("bu_i_once") or Decimal(0) for i in guesses), Decimal(0))
    if percent(guessed, total) > facts.limits.guess_percent:
        names = some(i.text("bu_i_name") or "an item" for i in guesses)
        message = (
            f"{whole(guessed)} of {whole(total)} rests on {many(len(guesses), 'guess', 'guesses')}: {names}."
        )
        yield Hit(about="budget", message=message, spots=(guesses[0].spot,))
