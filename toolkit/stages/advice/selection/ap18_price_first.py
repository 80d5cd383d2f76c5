"""AP-18 price_first: the price decides between equals, not before.

Why: a low price may be bait and a high one may pay for trinkets; over five years rent and licences change places.
Bad: reckoned over two years; prices on the table before anybody has rated.
Good: musts first, then the full cost over five years.
"""

import re
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, was_asked
from toolkit.stages.advice.words import name_of, outcome, spots, whole

_PRICE = re.compile(
    r"\b(cheap\w*|price\w*|cost\w*|low\w* offer|günstig\w*|billig\w*|preis\w*|дешев\w*|цен\w*)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(must\w*|task\w*|requirement\w*|perform\w*|function\w*|rating\w*|aufgabe\w*|anforderung\w*|funktion\w*|"
    r"задач\w*|требован\w*|функци\w*)\b",
    re.IGNORECASE,
)
CHECK = AdviceCheck(
    code="AP-18",
    name="price_first",
    severity="warn",
    sections=("S3", "S4", "S5"),
    looks_at="bu_year and the horizon of plan.yaml, when prices and ratings came in, the reason of the choice",
    fires_when="costs are reckoned over fewer than {horizon_years} years, a price came in before the vendor was rated, or the "
    "choice is justified by the price alone",
    message="Price is steering the choice.",
    advice="Rank on Musts first; compare full cost over all years of use; price decides between equals.",
    clears="the horizon is long enough, and prices came after the ratings",
    thresholds=("horizon_years",),
)


def look(facts: Facts) -> Outcome:
    """Horizon, order of things, reason."""
    dossier = facts.dossier
    known = (
        was_asked(facts, "bu_year")
        or dossier.plan
        or dossier.chosen
        or any(v.price_sheet for v in dossier.vendors)
    )
    hits = (*_horizon(facts), *_early_prices(facts), *_reason(facts))
    return outcome(
        hits, "" if known else "neither horizon (bu_year, plan.yaml) nor prices nor a choice are there"
    )


def _horizon(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "bu_year"):
        if said.number is not None and said.number < facts.limits.horizon_years:
            yield Hit(
                about="horizon",
                message=f"{name_of(facts, said.member)} reckons over {whole(said.number)} years; a system is in use for "
                f"{facts.limits.horizon_years} and more.",
                spots=(said.spot,),
            )
    plan = facts.dossier.plan
    if plan and plan.budget.horizon_years < facts.limits.horizon_years:
        message = f"The plan compares costs over {plan.budget.horizon_years} years only."
        yield Hit(about="horizon", message=message, spots=spots("plan.yaml", "budget", "horizon_years"))


def _early_prices(facts: Facts) -> Iterator[Hit]:
    for vendor in facts.dossier.vendors:
        entered = vendor.price_sheet.entered if vendor.price_sheet else None
        rated = [
            card.submitted.date()
            for card in facts.dossier.scorecards
            if card.vendor.casefold() == vendor.id.casefold() and card.submitted
        ]
        if entered and (not rated or entered < min(rated)):
            when = f"the first rating is of {min(rated)}" if rated else "nobody has rated it yet"
            yield Hit(
                about=vendor.id,
                message=f"The price of {vendor.name} ({vendor.id}) came in on {entered}; {when}.",
                spots=spots(f"vendors/{vendor.id}.yaml", "price_sheet", "entered"),
            )


def _reason(facts: Facts) -> Iterator[Hit]:
    chosen = facts.dossier.chosen
    if chosen and _PRICE.search(chosen.reason) and not _WORK.search(chosen.reason):
        yield Hit(
            about="reason",
            message=f"{chosen.vendor} was chosen for its price alone: '{chosen.reason}'",
            spots=spots("decisions/vendor.yaml", "reason"),
        )
