"""The plan inside the client's house: expected values, P80, budget, schedule, simulation, cash flow."""

from toolkit.documents.content import offers
from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.plan.detail import PlanInside
from toolkit.documents.template import Template
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
        detail=_detail(desk),
    )
    return Given(offers.plan_view(inside, desk.language), MadeBlocks(offers.plan_data(inside)))


def _detail(desk: Desk) -> PlanInside | None:
    dossier = desk.dossier
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
        language=desk.language,
    )


SUPPLY = Supply(
    "effort, cost against the budget, schedule, simulation; never for a vendor", lacks_plan, _give
)
