"""AP-20 by_reviews: nobody comes or goes because of anonymous opinions.

Why: the content stay silent, the offended write, and competitors write too.
Bad: dropped because 'people write bad things on the net'.
Good: two customers of our own choice were rung.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.selection.vendor import VendorState
from toolkit.stages.advice.words import name_of, outcome, plain, some, spots

_OPINIONS = frozenset({"anonymous_reviews", "rating_list"})
CHECK = AdviceCheck(
    code="AP-20",
    name="by_reviews",
    severity="warn",
    sections=("S13",),
    looks_at="how vendors were found, why they were dropped, reference calls",
    fires_when="a vendor was dropped because of reviews, or stays on the list for nothing but reviews or rating lists, "
    "and no reference was rung",
    message="A vendor came or went because of anonymous opinions.",
    advice="Ring two customers of your choice from the vendor's list.",
    clears="a reference call is recorded, or another source or reason is",
)


def look(facts: Facts) -> Outcome:
    """Dropped and kept by opinion."""
    if not facts.dossier.vendors:
        return outcome((), "no vendor is listed (vendors/)")
    return outcome((*_dropped(facts), *_kept(facts)))


def _dropped(facts: Facts) -> Iterator[Hit]:
    for vendor in facts.dossier.vendors:
        if vendor.dropped and vendor.dropped.by_reviews and not vendor.reference_calls:
            by = name_of(facts, vendor.dropped.by)
            yield Hit(
                about=vendor.id,
                message=f"{vendor.name} ({vendor.id}) was dropped by {by} because of anonymous opinions: '{vendor.dropped.reason}'",
                spots=spots(f"vendors/{vendor.id}.yaml", "dropped"),
            )


def _kept(facts: Facts) -> Iterator[Hit]:
    for vendor in facts.dossier.vendors:
        found = set(vendor.found_by)
        if (
            vendor.state is not VendorState.DROPPED
            and found
            and found <= _OPINIONS
            and not vendor.reference_calls
        ):
            yield Hit(
                about=vendor.id,
                message=f"{vendor.name} ({vendor.id}) is on the list because of {some(sorted(plain(f) for f in found))} "
                "alone; no reference was rung.",
                spots=spots(f"vendors/{vendor.id}.yaml", "found_by"),
            )
