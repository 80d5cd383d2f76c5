"""AP-35 own_build: whoever wants to write a CRM has put both ways on one sheet.

Why: a CRM of one's own is years of work on something that is not one's trade, and hangs on one person.
Bad: 'my nephew writes it in two years'.
Good: bought and built compared over the same years, with who maintains it in five.
"""

from decimal import Decimal

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, said, texts, was_asked
from toolkit.stages.advice.words import figure, outcome

CHECK = AdviceCheck(
    code="AP-35",
    name="own_build",
    severity="warn",
    sections=("S9",),
    looks_at="bu_build, bb_who, bb_years, bb_core",
    fires_when="building it oneself is preferred and software is not one's trade, it takes more than {build_years} "
    "person-years, or nobody is named who writes and maintains it",
    message="An own CRM is planned.",
    advice="Put both on one sheet over the same years; price the maintainer's absence.",
    clears="nobody prefers building any more, or the trade, the years and the people speak for it",
    thresholds=("build_years",),
)


def look(facts: Facts) -> Outcome:
    """What is preferred, and what speaks against it."""
    if not was_asked(facts, "bu_build"):
        return outcome((), "nobody was asked whether to build or to buy (bu_build)")
    if "preferred" not in texts(facts, "bu_build"):
        return outcome(())
    years = max((s.number for s in said(facts, "bb_years") if s.number is not None), default=Decimal(0))
    who = next((s.text for s in said(facts, "bb_who")), "")
    against = [
        what
        for what, holds in (
            ("software is not your trade", "no" in texts(facts, "bb_core")),
            (f"it takes {figure(years)} person-years", years > facts.limits.build_years),
            ("nobody is named who writes and maintains it", not who),
        )
        if holds
    ]
    if not against:
        return outcome(())
    by = f" by {who}" if who else ""
    message = f"An own CRM is planned{by}: {', '.join(against)}."
    return outcome([Hit(about="own-build", message=message, spots=(counting(facts, "bu_build")[0].spot,))])
