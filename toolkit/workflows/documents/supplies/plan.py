"""The plan inside the client's house: expected values, P80, budget, schedule, simulation, cash flow."""

from toolkit.documents.content import offers
from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.plan.detail import PlanInside
from toolkit.documents.template import Template
from toolkit.models.dossier import Dossier
from toolkit.workflows.calendar import days_off
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supplies.contract import lacks_plan
from toolkit.workflows.documents.supply import Given, Item, Supply


def _give(desk: Desk, _: Template, __: Item) -> Given:
    inside = offers.Inside(
        plan=desk.stock.plan,
        inputs=desk.dossier.plan,
        verdict=desk.stock.comparison.verdict,
        vendors={v.id: v.name for v in desk.dossier.vendors},
        detail=plan_inside(desk.dossier, desk.language),
    )
    return Given(offers.plan_view(inside, desk.language), MadeBlocks(offers.plan_data(inside)))


def plan_inside(dossier: Dossier, language: str) -> PlanInside | None:
    """The plan of the chosen vendor with its schedule; None while there are no phases."""
    if dossier.plan is None or not dossier.plan.phases:
        return None
    from toolkit.workflows.planning.plan import detailed_plan  # slow: loads the solver

    made = detailed_plan(dossier)
    first = min(phase.start for phase in dossier.plan.phases)
    last = max(phase.finish for phase in dossier.plan.phases)
    return PlanInside(
        plan=made.plan,
        inputs=dossier.plan,
        detail=made.detail,
        cash=made.cash,
        closed=tuple(day for day in days_off(dossier) if first <= day <= last),
        language=language,
    )


SUPPLY = Supply(
    "effort, cost against the budget, schedule, simulation; never for a vendor", lacks_plan, _give
)
