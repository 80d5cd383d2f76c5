"""AP-32 one_sided_adaptation: both sides move.

Why: who adapts nothing pays for a rebuilt product; who adapts everything works for the software.
Bad: 'we cannot adapt, we have always done it so' in six of seven gaps.
Good: law and money in one gap, partly adapted in four, fully in two.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.planning.gap import GapDecision
from toolkit.stages.advice.words import outcome, percent, spots, whole

_FILE = "decisions/gaps.yaml"
CHECK = AdviceCheck(
    code="AP-32",
    name="one_sided_adaptation",
    severity="warn",
    sections=("S7",),
    looks_at="bend and its reasons in the gap decisions, and the decisions themselves",
    fires_when="more than {habit_percent} % of the gaps cannot be adapted to out of habit, or all gaps (two or more) are solved by "
    "adapting the process",
    message="Only one side is moving.",
    advice="Ask per gap for law, customer, physics or money as the reason; the rest is negotiable both ways.",
    clears="gaps that cannot be adapted to have law, customer, physics or money as the reason",
    thresholds=("habit_percent",),
)


def look(facts: Facts) -> Outcome:
    """The decisions about the chosen vendor's gaps."""
    decisions = [gap.decision for gap in facts.gaps if gap.decision]
    if not decisions:
        return outcome((), f"no gap has been talked about yet ({_FILE})")
    return outcome((*_habit(facts, decisions), *_all_adapted(facts)))


def _habit(facts: Facts, decisions: list[GapDecision]) -> Iterator[Hit]:
    stiff = [d for d in decisions if d.bend == "we_cannot_adapt" and set(d.bend_reasons) <= {"habit"}]
    share = percent(len(stiff), len(facts.gaps))
    if share > facts.limits.habit_percent:
        message = f"In {len(stiff)} of {len(facts.gaps)} gaps ({whole(share)} %) the client cannot adapt, out of habit."
        yield Hit(about="client", message=message, spots=spots(_FILE, "gaps"))


def _all_adapted(facts: Facts) -> Iterator[Hit]:
    if len(facts.gaps) > 1 and all(gap.decided == "adapt_process" for gap in facts.gaps):
        message = f"All {len(facts.gaps)} gaps are solved by adapting the process; the vendor moves nowhere."
        yield Hit(about="vendor", message=message, spots=spots(_FILE, "gaps"))
