"""AP-13 software_zoo: old programs have a switch-off date or a reason in money or law.

Why: each costs money and attention, and people go on working in it.
Bad: Sales Notebook is kept because 'one never knows'; Excel lists retire 'some time'.
Good: readable archive until 31 July, then switched off.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.words import many, outcome, plain, some, spots, whole

_FILE = "landscape/systems.yaml"
CHECK = AdviceCheck(
    code="AP-13",
    name="software_zoo",
    severity="warn",
    sections=("S2",),
    looks_at="fate, yearly cost, what else they hold and switch-off date of the systems",
    fires_when="programs with overlapping data are kept apart, or what is replaced or retired has no switch-off date",
    message="Overlapping programs are kept.",
    advice="Give each a switch-off date or a reason in money or law.",
    clears="what is replaced or retired has switch_off, and nothing that holds the same data is kept apart",
    landscape=("systems",),
)


def look(facts: Facts) -> Outcome:
    """Kept doubles, and what has no date."""
    if not facts.dossier.systems:
        return outcome((), f"the systems in use are not listed ({_FILE}, form F08)")
    return outcome((*_kept(facts), *_undated(facts)))


def _kept(facts: Facts) -> Iterator[Hit]:
    kept = [
        (n, s)
        for n, s in enumerate(facts.dossier.systems)
        if s.fate == "keep_separate" and s.holds_also.strip()
    ]
    if kept:
        total = sum((s.yearly_cost or Decimal(0) for _, s in kept), Decimal(0))
        names = some(s.name for _, s in kept)
        currency = facts.dossier.engagement.currency
        programs = f"{many(len(kept), 'overlapping program')} {'is' if len(kept) == 1 else 'are'} kept"
        yield Hit(
            about="kept",
            message=f"{programs} for {whole(total)} {currency} a year: {names}.",
            spots=tuple(spot for n, _ in kept for spot in spots(_FILE, "systems", n)),
        )


def _undated(facts: Facts) -> Iterator[Hit]:
    for n, system in enumerate(facts.dossier.systems):
        if system.fate in ("replace", "retire") and system.switch_off is None:
            yield Hit(
                about=system.id,
                message=f"{system.name} ({plain(system.fate)}) has no switch-off date.",
                spots=spots(_FILE, "systems", n),
            )
