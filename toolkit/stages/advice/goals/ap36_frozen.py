"""AP-36 frozen: doing nothing has a price, and the base can be worked with.

Why: waiting is an option like the others and costs every year; a base that cannot be segmented earns nothing.
Bad: turnover falls and nobody can list the customers to write to.
Good: 'do nothing' stands in the decision paper with its yearly cost; segments and reminders come first.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.selection.price_lock import Alternative
from toolkit.models.selection.price_sheet import Charge
from toolkit.stages.advice.answers import Said, counting, was_asked
from toolkit.stages.advice.words import name_of, outcome, spots, whole

_NONE_FILLED = ("none", "nothing", "keine", "nichts", "ни одн", "ничего")
_NO_LIST = (
    "does not exist",
    "no list",
    "could not",
    "cannot",
    "not list",
    "gibt es nicht",
    "keine liste",
    "нет спис",
)
CHECK = AdviceCheck(
    code="AP-36",
    name="frozen",
    severity="warn",
    sections=("S10", "S16"),
    looks_at="bu_once, mkt_seg_now, mkt_slump, the future steps of the processes, what doing nothing costs",
    fires_when="the budget is zero, the base cannot be segmented, or no future step has a single automatic signal",
    message="Standing still has a price.",
    advice="Show 'do nothing' as an option with its price; start with reminders and segments.",
    clears="there is a budget, the features to select by are filled in, and future steps have signals",
    landscape=("processes",),
)


def look(facts: Facts) -> Outcome:
    """Budget, segments, signals."""
    future = any(process.future for process in facts.dossier.processes)
    known = future or was_asked(facts, "bu_once", "mkt_seg_now", "mkt_slump")
    hits = (*_no_budget(facts), *_no_segments(facts), *_no_signals(facts))
    return outcome(
        hits, "" if known else "neither budget (F16) nor segments (F04) nor future steps are known"
    )


def _yearly(alternative: Alternative) -> Decimal:
    lines = alternative.price_sheet.lines
    times = {Charge.YEARLY: 1, Charge.MONTHLY: 12}
    return sum((x.quantity * (x.unit_price or 0) * times.get(x.charge, 0) for x in lines), Decimal(0))


def _waiting(facts: Facts) -> str:
    """What the present state costs a year, as far as somebody has reckoned it."""
    nothing = next((a for a in facts.dossier.alternatives if a.id == "do_nothing"), None)
    if nothing is None or not _yearly(nothing):
        return ""
    return f" Waiting a year costs about {whole(_yearly(nothing))} {nothing.price_sheet.currency}."


def _no_budget(facts: Facts) -> Iterator[Hit]:
    for said in counting(facts, "bu_once"):
        if said.number == 0:
            yield Hit(about="budget", message=f"The budget is zero.{_waiting(facts)}", spots=(said.spot,))


def _no_segments(facts: Facts) -> Iterator[Hit]:
    filled = [s for s in counting(facts, "mkt_seg_now") if s.text.casefold().startswith(_NONE_FILLED)]
    unlisted = [s for s in counting(facts, "mkt_slump") if _says(s, _NO_LIST)]
    if found := filled or unlisted:
        one = found[0]
        message = (
            f"The base cannot be segmented: {name_of(facts, one.member)} says '{one.text}'.{_waiting(facts)}"
        )
        yield Hit(about="segments", message=message, spots=tuple(s.spot for s in (*filled, *unlisted)))


def _says(said: Said, words: tuple[str, ...]) -> bool:
    return any(word in said.text.casefold() for word in words)


def _no_signals(facts: Facts) -> Iterator[Hit]:
    future = [step for process in facts.dossier.processes for step in process.future]
    if future and not any(step.signals for step in future):
        message = f"None of the {len(future)} future steps has an automatic signal."
        yield Hit(about="signals", message=message, spots=spots("landscape/processes.yaml", "processes"))
