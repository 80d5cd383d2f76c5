"""AP-19 shortlist_size: three or four vendors show the key tasks.

Why: with one there is nothing to compare, with seven nobody looks closely.
Bad: seven demos in two weeks.
Good: four, each there for a reason; one that fails a must is there with a comment.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.advice.words import many, outcome, some, spots

CHECK = AdviceCheck(
    code="AP-19",
    name="shortlist_size",
    severity="warn",
    sections=("S4",),
    looks_at="the shortlisted vendors, their unmet musts (ve_ko) and comments",
    fires_when="fewer than {shortlist_least} or more than {shortlist_most} vendors are on the shortlist, or one whose offer fails a "
    "must is there without a comment (what the demo showed belongs to the gate)",
    message="The shortlist is too long or too short.",
    advice="Three or four; drop by Musts, widen by requirement match.",
    clears="three or four vendors are shortlisted, each that fails a must with a comment",
    thresholds=("shortlist_least", "shortlist_most"),
)


def look(facts: Facts) -> Outcome:
    """Number and reasons."""
    listed = [v for v in facts.dossier.vendors if v.state is VendorState.SHORTLISTED]
    if not listed:
        return outcome((), "no vendor is shortlisted yet (vendors/)")
    return outcome((*_number(facts, listed), *_uncommented(listed)))


def _number(facts: Facts, listed: list[Vendor]) -> Iterator[Hit]:
    if not facts.limits.shortlist_least <= len(listed) <= facts.limits.shortlist_most:
        names = some(v.name for v in listed)
        yield Hit(
            about="shortlist",
            message=f"{many(len(listed), 'vendor')} on the shortlist: {names}.",
            spots=spots("vendors"),
        )


def _uncommented(listed: list[Vendor]) -> Iterator[Hit]:
    for vendor in listed:
        if vendor.facts.unmet_musts and not vendor.comment.strip():
            yield Hit(
                about=vendor.id,
                message=f"{vendor.name} ({vendor.id}) is on the list although it fails: {some(vendor.facts.unmet_musts)}.",
                spots=spots(f"vendors/{vendor.id}.yaml", "facts", "unmet_musts"),
            )
