"""What the client decides about a gap: checked against the rules of the method, numbered once.

Order of resolution: standard, configuration, process change, add-on or integration, extension, modification,
other system. The first step that is refused is kept with who and why. What breaks the structure of the product
(modification, or what blocks updates) is not taken until a named person signs the exception.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from toolkit.models.noun import Noun
from toolkit.models.planning.gap import Bend, BendReason, Gap, GapDecision, GapDecisions, RefusedStep
from toolkit.models.planning.offer import OfferClass
from toolkit.models.planning.plan_inputs import Phase
from toolkit.models.scalars import Day
from toolkit.models.selection.key_task import Priority
from toolkit.problems import UsageError

Step = OfferClass | Literal["process_change"]

ORDER: tuple[Step, ...] = (
    OfferClass.STANDARD,
    OfferClass.CONFIGURATION,
    "process_change",
    OfferClass.ADD_ON,
    OfferClass.INTEGRATION,
    OfferClass.EXTENSION,
    OfferClass.MODIFICATION,
)
"""The order of resolution; another system is what remains when all of it is refused."""

DECISIONS = ("build_before_go_live", "build_later", "adapt_process", "live_without", "other_system")
"""The words of a decision, with `build_in_phase_<n>` for each phase."""

_STRUCTURAL_LIMIT = 2


class GapWord(Noun):
    """What is decided about one gap; `gap` is its id (G1) or, before it has one, `V1-KT09`."""

    gap: str
    decision: str
    reason: str = ""
    needed_by: Day | None = None
    phase: str | None = None
    stop_gap: str = ""
    stop_gap_owner: str = ""
    bend: Bend | None = None
    bend_why: str = ""
    bend_reasons: tuple[BendReason, ...] = ()
    refused: tuple[RefusedStep, ...] = ()
    structure_exception_by: str = ""


def find(gaps: Sequence[Gap], wanted: str) -> Gap:
    """Return the gap with this id, ignoring case.

    Raises:
        UsageError: there is none.
    """
    for gap in gaps:
        if wanted.strip().casefold() in (gap.id.casefold(), f"{gap.vendor}-{gap.task}".casefold()):
            return gap
    known = ", ".join(gap.id for gap in gaps) or "none"
    raise UsageError(f"There is no gap '{wanted}'.", f"Known are: {known}.")


def breaks_structure(gap: Gap) -> bool:
    """Whether the vendor's answer changes the product itself or blocks its updates."""
    offer = gap.offer
    return offer is not None and (
        offer.offer_class is OfferClass.MODIFICATION or offer.updates == "blocks_updates"
    )


def look_at_another_system(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Return the musts that break the structure if there are two or more: then another system is better."""
    found = tuple(g for g in gaps if g.priority is Priority.MUST and breaks_structure(g))
    return found if len(found) >= _STRUCTURAL_LIMIT else ()


def earlier_steps(offer_class: OfferClass) -> tuple[Step, ...]:
    """The steps of the order of resolution that come before an offer class."""
    return ORDER[: ORDER.index(offer_class)] if offer_class in ORDER else ORDER


def decide(
    decisions: GapDecisions,
    word: GapWord,
    gap: Gap,
    phases: Sequence[Phase],
    signed: tuple[str, date],
    go_live: date | None,
) -> GapDecisions:
    """Return the decisions with one more.

    Args:
        decisions: all so far.
        word: what is decided; people are member ids.
        gap: the gap it is about.
        phases: for `build_in_phase_<n>`.
        signed: who decides and on which day.
        go_live: first day of work in the system.

    Raises:
        UsageError: something is missing or does not go together; the sentence says what.
    """
    for fault in _faults(word, gap, phases, go_live):
        raise fault
    old = next((d for d in decisions.gaps if (d.vendor, d.task) == (gap.vendor, gap.task)), None)
    by, day = signed
    new = GapDecision(
        id=old.id if old else _next_id(decisions),
        vendor=gap.vendor,
        task=gap.task,
        decision=word.decision,
        phase=word.phase,
        needed_by=word.needed_by or gap.needed_by,
        stop_gap=word.stop_gap.strip(),
        stop_gap_owner=word.stop_gap_owner or None,
        bend=word.bend,
        bend_why=word.bend_why.strip(),
        bend_reasons=word.bend_reasons,
        refused=word.refused,
        structure_exception_by=word.structure_exception_by or None,
        by=by,
        date=day,
        reason=word.reason.strip(),
    )
    kept = tuple(new if d is old else d for d in decisions.gaps)
    return decisions.model_copy(update={"gaps": kept if old else (*kept, new)})


def _faults(word: GapWord, gap: Gap, phases: Sequence[Phase], go_live: date | None) -> Iterator[UsageError]:
    name = f"{gap.id} ({gap.task_name})"
    known = (*DECISIONS, *(f"build_in_phase_{n}" for n in range(1, len(phases) + 1)))
    if word.decision not in known and not word.decision.startswith("build_in_phase_"):
        yield UsageError(f"{name}: '{word.decision}' is no decision.", f"Choose from: {', '.join(known)}.")
    if not word.reason.strip():
        yield UsageError(
            f"{name}: why is it decided so?", "Give the reason; it is printed beside the decision."
        )
    if word.phase and word.phase not in {phase.id for phase in phases}:
        yield UsageError(
            f"{name}: there is no phase '{word.phase}'.", f"Known are: {', '.join(p.id for p in phases)}."
        )
    needed = word.needed_by or gap.needed_by
    waits = word.decision == "live_without" or (
        needed is not None and go_live is not None and needed > go_live
    )
    if word.decision != "build_before_go_live" and word.decision.startswith("build") and needed is None:
        yield UsageError(
            f"{name}: by which date is it needed?", "Give the date; without one it stands on list A."
        )
    if waits and word.decision not in ("adapt_process", "build_before_go_live"):
        if not word.stop_gap.strip():
            yield UsageError(f"{name}: how does the work go on until then?", "Name the stop-gap.")
        if not word.stop_gap_owner:
            yield UsageError(f"{name}: who does the stop-gap '{word.stop_gap}'?", "Name one member.")
    if word.bend == "we_cannot_adapt" and not word.bend_reasons:
        yield UsageError(
            f"{name}: what stands against adapting?", "Say law, customer, physics, money or habit."
        )
    yield from _structure(word, gap, name)


def _structure(word: GapWord, gap: Gap, name: str) -> Iterator[UsageError]:
    if not (word.decision.startswith("build") and breaks_structure(gap)):
        return
    if not word.structure_exception_by:
        yield UsageError(
            f"{name}: the vendor would change the product itself.",
            "Name who signs this exception, or choose another way.",
        )
    if not any(step.step == "process_change" for step in word.refused):
        yield UsageError(
            f"{name}: changing the own process comes before changing the product.",
            "Say who refused the process change, and why.",
        )


def _next_id(decisions: GapDecisions) -> str:
    taken = [int(d.id[1:]) for d in decisions.gaps if d.id[:1] == "G" and d.id[1:].isdigit()]
    return f"G{max(taken, default=0) + 1}"
