"""What the owner decides on: verdict, costs over the years, doing nothing, risks, open decisions."""

from functools import partial

from toolkit.documents.content.inside import decision as content
from toolkit.documents.content.made import MadeBlocks
from toolkit.documents.content.people import signature_field
from toolkit.documents.template import Template
from toolkit.models.blocks import Blocks, PageBreak, SignatureTable
from toolkit.models.planning.plan_inputs import Budget
from toolkit.models.selection.cost import CostSheet
from toolkit.workflows.documents.desk import Desk
from toolkit.workflows.documents.supplies.comparison import lacks_ratings
from toolkit.workflows.documents.supplies.contract import lacks_plan
from toolkit.workflows.documents.supply import Given, Item, Lack, Supply
from toolkit.workflows.selection.reports import sheets_of


def _lacks(desk: Desk) -> Lack | None:
    return lacks_ratings(desk) or lacks_plan(desk)


def _give(desk: Desk, _: Template, __: Item) -> Given:
    case = _case(desk)
    blocks = MadeBlocks(
        {
            "options": partial(content.options, case),
            "costs": partial(content.costs, case),
            "nothing": partial(content.nothing, case),
            "risks": partial(content.risks, case),
            "asked": partial(content.asked, case),
            "page-break": lambda: (PageBreak(),),
            "owner": partial(_owner, desk),
        }
    )
    view = {**content.view(case), "client": desk.dossier.engagement.client.name}
    return Given(view, blocks)


def _owner(desk: Desk) -> Blocks:
    client = [p for p in desk.contract.signatories if p.party == "client" and not p.approves]
    fields = tuple(signature_field(p, desk.contract) for p in client)
    return (SignatureTable(id="decision-place", fields=fields),) if fields else ()


def _case(desk: Desk) -> content.DecisionCase:
    stock, dossier = desk.stock, desk.dossier
    if stock.plan is None or dossier.chosen is None:
        raise ValueError("the decision paper was given without a plan")
    budget = dossier.plan.budget if dossier.plan else Budget()
    return content.DecisionCase(
        comparison=stock.comparison,
        plan=stock.plan,
        budget=budget,
        gaps=stock.gaps,
        vendors={v.id: v.name for v in dossier.vendors},
        chosen=dossier.chosen.vendor,
        reason=dossier.chosen.reason,
        years=budget.horizon_years,
        nothing=_nothing(desk),
        open_points=_open(desk),
        language=desk.language,
    )


def _nothing(desk: Desk) -> CostSheet | None:
    return next((s for s in sheets_of(desk.dossier) if s.what == "do_nothing"), None)


def _open(desk: Desk) -> tuple[str, ...]:
    """Undecided gaps and contradictions with who decides, in a few words each."""
    people = {p.id: p.name for p in desk.dossier.engagement.members}
    asked = {row.name: row.question.label for form in desk.forms.values() for row in form}
    gaps = [
        f"{g.id} ({g.task_name}, {people.get(g.owner, g.owner)})"
        for g in desk.stock.gaps
        if g.decided is None
    ]
    said = [
        f"{c.number or c.id} ({asked.get(c.question, c.question).rstrip('?')})"
        for c in desk.stock.contradictions
        if c.state == "open"
    ]
    return (*gaps, *said)


SUPPLY = Supply("verdict, costs, doing nothing, risks and what is asked; for the owner only", _lacks, _give)
