"""The items of a plan: work items and gaps to close, with estimate, phase and offered price."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.kernel.statistics import exact, p80, pert_mean, pert_variance, standard_deviation
from toolkit.models.planning.estimate import Estimate
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.offer import Offer, OfferItem, PriceModel
from toolkit.models.planning.plan import Effort, PlannedItem
from toolkit.models.planning.plan_inputs import PlanInputs, WorkItem
from toolkit.stages.planning.phase_of_gap import phase_of_gap
from toolkit.stages.planning.price import offered_price


@dataclass(frozen=True, slots=True)
class Item:
    """An item with exact figures; `rate` is money per day."""

    planned: PlannedItem
    phase: str
    mean: Fraction
    variance: Fraction
    rate: Decimal


def plan_items(
    inputs: PlanInputs, gaps: Sequence[Gap], offer: Offer | None, go_live: date | None
) -> list[Item]:
    """Work items in the order of the plan, then the gaps that something is built for."""
    usual = offer.rate_per_day if offer else inputs.rate_per_day
    items = [_work_item(work, inputs, offer, usual) for work in inputs.work]
    for gap in gaps:
        phase = phase_of_gap(gap, inputs.phases, go_live)
        if phase and gap.offer and gap.offer.estimate:
            items.append(_gap_item(gap, gap.offer, gap.offer.estimate, phase.id, usual))
    return items


def effort(items: Sequence[Item]) -> Effort:
    """Mean, standard deviation and P80 of the independent sum, in days and in money."""
    mean = sum((i.mean for i in items), Fraction(0))
    sd = standard_deviation(i.variance for i in items)
    cost = sum((i.mean * Fraction(i.rate) for i in items), Fraction(0))
    cost_sd = standard_deviation(i.variance * Fraction(i.rate) ** 2 for i in items)
    return Effort(
        mean_days=exact(mean),
        sd_days=sd,
        p80_days=p80(mean, sd),
        mean_cost=exact(cost),
        p80_cost=p80(cost, cost_sd),
    )


def _work_item(work: WorkItem, inputs: PlanInputs, offer: Offer | None, usual: Decimal) -> Item:
    """The vendor's answer to a work item wins over the plan's own estimate; a role has its own rate."""
    rate = next((role.rate_per_day for role in inputs.team if role.id == work.role), usual)
    given = next((item for item in offer.items if item.to == work.id), None) if offer else None
    answer = given or OfferItem(to=work.id, price_model=PriceModel.BY_EFFORT)
    estimate = answer.estimate or work.estimate
    answer = answer.model_copy(update={"estimate": estimate})
    mean, variance = _figures(estimate)
    planned = PlannedItem(
        id=work.id,
        name=work.name,
        kind="work",
        mean_days=exact(mean),
        sd_days=standard_deviation([variance]),
        mean_cost=exact(mean * Fraction(rate)),
        price=offered_price(answer, rate),
        price_model=answer.price_model,
        after=work.after,
    )
    return Item(planned=planned, phase=work.phase, mean=mean, variance=variance, rate=rate)


def _gap_item(gap: Gap, answer: OfferItem, estimate: Estimate, phase: str, rate: Decimal) -> Item:
    mean, variance = _figures(estimate)
    planned = PlannedItem(
        id=gap.id,
        name=gap.task_name,
        kind="gap",
        mean_days=exact(mean),
        sd_days=standard_deviation([variance]),
        mean_cost=exact(mean * Fraction(rate)),
        price=offered_price(answer, rate),
        price_model=answer.price_model,
        undecided=gap.decided is None,
    )
    return Item(planned=planned, phase=phase, mean=mean, variance=variance, rate=rate)


def _figures(estimate: Estimate) -> tuple[Fraction, Fraction]:
    """Mean and variance."""
    mean = pert_mean(estimate.optimistic, estimate.likely, estimate.pessimistic)
    return mean, pert_variance(estimate.optimistic, estimate.pessimistic)
