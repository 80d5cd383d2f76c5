"""AP-16 oversized: what is paid for is used.

Why: a top edition for prestige costs ten times as much and is used for a tenth.
Bad: 18 % of the functions are tied to requirements.
Good: a smaller edition that meets the same musts.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.advice.words import outcome, spots

_QUARTER = 4
CHECK = AdviceCheck(
    code="AP-16",
    name="oversized",
    severity="warn",
    sections=("S3",),
    looks_at="functions_used_percent of the vendors; cost over the years beside the points of the comparison",
    fires_when="less than {functions_used_percent} % of a vendor's functions are tied to requirements, or among four or more vendors "
    "its price is in the highest quarter and another one performs no less",
    message="Much of what is paid for would not be used.",
    advice="Ask for a smaller edition; compare on Musts only.",
    clears="more of the functions are tied to requirements, or a smaller edition is offered",
    thresholds=("functions_used_percent",),
)


def look(facts: Facts) -> Outcome:
    """Vendors still in the race."""
    running = [v for v in facts.dossier.vendors if v.state is not VendorState.DROPPED]
    if not any(v.facts.functions_used_percent is not None for v in running) and not _costs(facts):
        return outcome(
            (), "no vendor's share of used functions is known (ve_extra), and no costs are compared"
        )
    return outcome(hit for vendor in running for hit in _look(facts, vendor))


def _look(facts: Facts, vendor: Vendor) -> Iterator[Hit]:
    used = vendor.facts.functions_used_percent
    why: list[str] = []
    if used is not None and used < facts.limits.functions_used_percent:
        why.append(f"{used} % of what is paid for would be used")
    if _dear_for_nothing(facts, vendor):
        why.append("its price is in the highest quarter, and a cheaper one performs no less")
    if why:
        yield Hit(
            about=vendor.id,
            message=f"{vendor.name} ({vendor.id}): {'; '.join(why)}.",
            spots=spots(f"vendors/{vendor.id}.yaml", "facts"),
        )


def _costs(facts: Facts) -> Mapping[str, Decimal]:
    """The cost of each vendor over the longest horizon of the plan."""
    horizon = facts.plan.horizon if facts.plan else ()
    years = max((h.years for h in horizon), default=0)
    return {h.vendor: h.cost for h in horizon if h.years == years}


def _share(facts: Facts, vendor: str) -> Fraction:
    result = facts.comparison.result(vendor) if facts.comparison else None
    return result.share if result else Fraction(0)


def _dear_for_nothing(facts: Facts, vendor: Vendor) -> bool:
    costs = _costs(facts)
    if len(costs) < _QUARTER or vendor.id not in costs or not facts.comparison:
        return False
    dearest = sorted(costs.values(), reverse=True)[: len(costs) // _QUARTER]
    others = (v for v, cost in costs.items() if cost < costs[vendor.id])
    own = _share(facts, vendor.id)
    return costs[vendor.id] in dearest and any(_share(facts, v) >= own for v in others)
