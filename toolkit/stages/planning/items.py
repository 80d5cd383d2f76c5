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
from toolkit.models.planning.plan_inputs import PlanInputs, TeamRole, WorkItem
from toolkit.stages.planning.phase_of_gap import phase_of_gap
from toolkit.stages.planning.price import offered_price

VENDOR = "vendor"
"""The role of work that names none where the team has several or none; one person."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item with exact figures; `rate` is money per day.

    `phase` is empty where the planner is to choose. `points` are optimistic, likely and pessimistic days,
    `role` who does it and `people` how many of that role there are.
    """

    planned: PlannedItem
    phase: str
    mean: Fraction
    variance: Fraction
    rate: Decimal
    points: tuple[Decimal, Decimal, Decimal]
    role: str = VENDOR
    people: Decimal = Decimal(1)


def plan_items(
    inputs: PlanInputs, gaps: Sequence[Gap], offer: Offer | None, go_live: date | None
) -> list[Item]:
    """Work items in the order of the plan, then the gaps that something is built for."""
    usual = offer.rate_per_day if offer else inputs.rate_per_day
    items = [_work_item(work, inputs, offer, usual) for work in inputs.work]
    for gap in gaps:
        phase = phase_of_gap(gap, inputs.phases, go_live)
        if phase and gap.offer and gap.offer.estimate:
            rate = _rate(gap.offer, inputs, usual)
            items.append(_gap_item(gap, gap.offer, gap.offer.estimate, phase.id, rate))
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
    role = _role(work.role, inputs)
    return Item(
        planned=planned,
        phase=work.phase or "",
        mean=mean,
        variance=variance,
        rate=rate,
        points=estimate.points,
        role=role.id if role else VENDOR,
        people=role.people if role else Decimal(1),
    )


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
    return Item(planned=planned, phase=phase, mean=mean, variance=variance, rate=rate, points=estimate.points)


def _rate(answer: OfferItem, inputs: PlanInputs, usual: Decimal) -> Decimal:
    """The day rate of an offer: where several roles share the work, their rates weighted by expected days."""
    rates = {role.id: role.rate_per_day for role in inputs.team}
    shares = [
        (_figures(effort.estimate)[0], Fraction(rates.get(effort.role, usual))) for effort in answer.efforts
    ]
    days = sum((mean for mean, _ in shares), Fraction(0))
    if not days:
        return usual
    return exact(sum((mean * rate for mean, rate in shares), Fraction(0)) / days)


def _role(named: str | None, inputs: PlanInputs) -> TeamRole | None:
    """The role that does an item: the one it names, else the only one of the team, else the vendor."""
    if named is None:
        return inputs.team[0] if len(inputs.team) == 1 else None
    return next((role for role in inputs.team if role.id == named), None)


def _figures(estimate: Estimate) -> tuple[Fraction, Fraction]:
    """Mean and variance."""
    mean = pert_mean(estimate.optimistic, estimate.likely, estimate.pessimistic)
    return mean, pert_variance(estimate.optimistic, estimate.pessimistic)
