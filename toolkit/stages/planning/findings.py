"""What a person has to look at in a plan: caps, needed-by dates, open decisions, the wished date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.kernel.money import grouped
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.planning.estimate import Estimate, EstimateSource
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Effort, OneOff, PlanFinding
from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.stages.planning.phase_of_gap import phase_of_gap

_WEEK = 7


@dataclass(frozen=True)
class Figures:
    """The figures that findings are about. `yearly` is the dearest year's recurring cost."""

    one_off: OneOff
    half_year: Effort | None
    yearly: Decimal
    half_year_phases: tuple[str, ...]


def find(
    engagement: Engagement, inputs: PlanInputs, gaps: Sequence[Gap], figures: Figures
) -> tuple[PlanFinding, ...]:
    """All findings of a plan, in a fixed order: money, wished date, gaps."""
    return (
        *_over_budget(inputs, figures),
        *_wished_date(engagement, inputs),
        *(finding for gap in gaps for finding in _gap(gap, inputs)),
        *_estimates(inputs, gaps),
    )


@dataclass(frozen=True)
class _Capped:
    """A sum that a cap stands against."""

    code: str
    what: str
    expected: Decimal
    p80: Decimal
    cap: Decimal | None
    places: tuple[str, ...] = ()


def _over_budget(inputs: PlanInputs, figures: Figures) -> Iterator[PlanFinding]:
    budget, once = inputs.budget, figures.one_off
    sums = [_Capped("once-cap", "one-off cost", once.expected, once.p80, budget.once_cap)]
    if figures.half_year is not None:
        expected, p80 = figures.half_year.mean_cost, figures.half_year.p80_cost
        what = "cost of the first half-year"
        cap, places = budget.first_half_year_cap, figures.half_year_phases
        licences = once.licences
        sums.append(_Capped("first-half-year-cap", what, licences + expected, licences + p80, cap, places))
    for capped in sums:
        yield from _cap(capped, inputs.currency)
    if budget.yearly_cap is not None and figures.yearly > budget.yearly_cap:
        yield PlanFinding(
            code="yearly-cap",
            level="warn",
            message=f"The dearest year costs {grouped(figures.yearly)} {inputs.currency}, "
            f"the cap is {grouped(budget.yearly_cap)}.",
        )


def _cap(capped: _Capped, currency: str) -> Iterator[PlanFinding]:
    """The P80 of the sum decides; the sum of the phases' P80 would raise false alarms."""
    if capped.cap is None or capped.p80 <= capped.cap:
        return
    expected = (
        "the expected value too" if capped.expected > capped.cap else f"expected {grouped(capped.expected)}"
    )
    yield PlanFinding(
        code=capped.code,
        level="warn",
        message=f"The {capped.what} has a P80 of {grouped(capped.p80)} {currency} ({expected}), "
        f"the cap is {grouped(capped.cap)}.",
        places=capped.places,
    )


def _wished_date(engagement: Engagement, inputs: PlanInputs) -> Iterator[PlanFinding]:
    wished, planned = engagement.wished_go_live, inputs.go_live
    if wished is not None and planned is not None and wished < planned:
        weeks = (planned - wished).days // _WEEK
        yield PlanFinding(
            code="wished-date",
            level="warn",
            message=f"The wished go-live {wished} is {weeks} weeks before what the plan can bear ({planned}).",
            places=("engagement.yaml",),
        )


def _gap(gap: Gap, inputs: PlanInputs) -> Iterator[PlanFinding]:
    places = (gap.id, gap.task)
    if gap.decided is None:
        yield PlanFinding(
            code="gap-undecided",
            level="block",
            message=f"{gap.id} ({gap.task_name}): nobody has decided.",
            places=places,
        )
    if gap.decided == "live_without" and gap.decision and not gap.decision.stop_gap:
        yield PlanFinding(
            code="no-stop-gap",
            level="warn",
            message=f"{gap.id} ({gap.task_name}) is to be lived without, but no stop-gap is named.",
            places=places,
        )
    phase = phase_of_gap(gap, inputs.phases, inputs.go_live)
    if (
        phase is not None
        and gap.needed_by is not None
        and _ready(phase.finish, gap, inputs.go_live) > gap.needed_by
    ):
        yield PlanFinding(
            code="needed-by",
            level="warn",
            message=f"{gap.id} ({gap.task_name}) is needed by {gap.needed_by}, but {phase.id} ends on {phase.finish}.",
            places=(*places, phase.id),
        )


def _estimates(inputs: PlanInputs, gaps: Sequence[Gap]) -> Iterator[PlanFinding]:
    """Guesses, and estimates without a range: whoever gives three times the same figure has not thought of it."""
    named: list[tuple[str, Estimate]] = [(work.id, work.estimate) for work in inputs.work]
    named += [(gap.id, gap.offer.estimate) for gap in gaps if gap.offer and gap.offer.estimate]
    guesses = [name for name, estimate in named if estimate.source is EstimateSource.GUESS]
    flat = [name for name, e in named if e.optimistic == e.pessimistic and e.pessimistic > 0]
    if guesses:
        yield PlanFinding(
            code="guess",
            level="info",
            message=f"Guessed, not estimated by whoever does it: {', '.join(guesses)}.",
            places=tuple(guesses),
        )
    if flat:
        yield PlanFinding(
            code="no-range",
            level="warn",
            message=f"Optimistic, likely and pessimistic are the same for {', '.join(flat)}: "
            "ask what could go wrong.",
            places=tuple(flat),
        )


def _ready(finish: date, gap: Gap, go_live: date | None) -> date:
    """A gap closed before go-live is of use from go-live on."""
    return go_live if gap.decided == "build_before_go_live" and go_live and finish <= go_live else finish
