"""AP-33 deferred_into_nowhere: what is put off has a date, a stop-gap and an owner.

Why: 'later' without a date is never, and meanwhile somebody works with a list in his hand.
Bad: needed by 1 December, the phase ends on 4 December; 'live without it', and nobody says how.
Good: phase 2 ends before the day it is needed; until then Viktors's sheet.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.planning.gap import Gap
from toolkit.stages.advice.words import outcome, plain, some, spots

_FILE = "decisions/gaps.yaml"
CHECK = AdviceCheck(
    code="AP-33",
    name="deferred_into_nowhere",
    severity="warn",
    sections=("S7",),
    looks_at="gaps that are built later or lived without: needed-by date, stop-gap, its owner, the phase of the plan",
    fires_when="a deferred gap has no needed-by date, stop-gap or owner, or its phase ends after the day it is needed",
    message="Something is deferred into nowhere.",
    advice="Move it, or have the owner accept the later date in writing.",
    clears="the gap has needed_by, stop_gap and stop_gap_owner, and a phase that ends in time",
)


def look(facts: Facts) -> Outcome:
    """Every gap that is put off."""
    if not any(gap.decided for gap in facts.gaps):
        return outcome((), f"no gap has been decided yet ({_FILE})")
    phases = _phases(facts)
    positions = {d.id: n for n, d in enumerate(facts.dossier.gap_decisions)}
    return outcome(
        Hit(
            about=gap.id,
            message=f"{gap.id}, '{gap.task_name}' ({plain(gap.decided or '')}): {some(why)}.",
            spots=spots(_FILE, "gaps", positions[gap.id]) if gap.id in positions else (),
        )
        for gap in facts.gaps
        if (why := [*_lacking(gap), *_late(gap, phases)])
    )


def _deferred(gap: Gap) -> bool:
    decided = gap.decided or ""
    return decided.startswith("build_in_phase_") or decided in ("build_later", "live_without")


def _lacking(gap: Gap) -> list[str]:
    if not _deferred(gap) or gap.decision is None:
        return []
    there = (
        ("no date by which it is needed", gap.needed_by),
        ("no stop-gap until then", gap.decision.stop_gap.strip()),
        ("nobody who keeps the stop-gap", gap.decision.stop_gap_owner),
    )
    return [what for what, known in there if not known]


def _phases(facts: Facts) -> Mapping[str, tuple[str, date]]:
    """Gap id -> the phase that closes it and its end."""
    planned = facts.plan.phases if facts.plan else ()
    return {
        item.id: (phase.id, phase.finish) for phase in planned for item in phase.items if item.kind == "gap"
    }


def _late(gap: Gap, phases: Mapping[str, tuple[str, date]]) -> Iterator[str]:
    if gap.id in phases and gap.needed_by and gap.decided:
        phase, finish = phases[gap.id]
        if finish > gap.needed_by:
            yield f"needed by {gap.needed_by}, but {phase} ends on {finish}"
