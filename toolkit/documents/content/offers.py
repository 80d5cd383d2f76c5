"""Everything a template may use: values to print and blocks to place, by name."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.documents.content import demands, gaps, landscape, money, people
from toolkit.documents.content.plan import detail, overview
from toolkit.documents.content.plan.detail import PlanInside
from toolkit.documents.formats import day, number
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import Block, List, ListItem, Paragraph, TableOfContents, TitlePage
from toolkit.models.planning.gap import GapList
from toolkit.models.planning.plan import Plan
from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.models.selection.comparison import Verdict

Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Inside:
    """What is known inside the client's house only."""

    plan: Plan | None
    inputs: PlanInputs | None
    verdict: Verdict
    vendors: dict[str, str]
    detail: PlanInside | None = None


def view(a: Assignment, inside: Inside) -> dict[str, object]:
    """Values for `{{ name }}` and `{% if name %}`: plain text, truth values and mappings."""
    return {
        "client": {
            "name": a.client.name,
            "legal_name": a.client.legal_name,
            "business": a.client.business,
            "address": a.client.address,
        },
        "vendor": a.vendor_name,
        "contract": a.edition == "contract",
        "go_live": day(a.go_live, a.language) if a.go_live else "",
        "facts": bool(a.client.facts),
        "goals": bool(a.goals),
        "out_of_scope": bool(a.out_of_scope),
        "processes": bool(a.processes),
        "systems": bool(a.systems),
        "flows": bool(a.flows),
        "data_sources": bool(a.data_sources),
        "roles": bool(a.roles),
        "phases": bool(a.phases),
        "blocked": bool(a.blocked),
        "gaps_a": bool(gaps.of_list(a, GapList.A)),
        "gaps_b": bool(gaps.of_list(a, GapList.B)),
        "findings": bool(inside.plan and inside.plan.findings),
        "scheduled": bool(inside.detail and inside.detail.detail.schedule),
        "simulated": bool(inside.detail and inside.detail.detail.simulation),
        "cash": bool(inside.detail and inside.detail.cash),
        "client_hours": (
            number(inside.inputs.client_hours, a.language)
            if inside.inputs and inside.inputs.client_hours
            else ""
        ),
    }


_FROM_ASSIGNMENT: dict[str, Callable[[Assignment], Blocks]] = {
    "title-page": lambda _: (TitlePage(),),
    "contents": lambda _: (TableOfContents(depth=2),),
    "approval-sheet": people.approval_sheet,
    "parties": people.parties,
    "workgroup": people.workgroup,
    "facts": lambda a: bullets(a.client.facts),
    "goals": demands.goals,
    "out-of-scope": lambda a: bullets(a.out_of_scope),
    "processes": landscape.processes,
    "systems": landscape.systems,
    "key-tasks": demands.key_tasks,
    "requirements-summary": demands.requirements_summary,
    "requirements": demands.requirements,
    "flows": landscape.flows,
    "data-sources": landscape.data_sources,
    "roles": landscape.roles,
    "phases": money.phases,
    "licences": money.licences,
    "price-total": money.price_total,
    "recurring": money.recurring,
    "payments": money.payments,
    "blocked": money.blocked,
    "phase-acceptance": money.phase_acceptance,
    "training": lambda a: demands.of_category(a, "SV.training"),
    "support": lambda a: demands.of_category(a, "SV.support"),
    "gap-summary": gaps.gap_summary,
    "gaps-a": gaps.list_a,
    "gaps-b": gaps.list_b,
    "gap-plan": gaps.gap_table,
    "sources": people.sources,
    "signatures": people.signatures,
}


def data(a: Assignment, inside: Inside) -> dict[str, Blocks]:
    """Blocks for `{{ block("name") }}`; those of the plan only when there is one."""
    blocks = {name: make(a) for name, make in _FROM_ASSIGNMENT.items()}
    plan = inside.plan
    if plan is not None and inside.inputs is not None:
        blocks |= {
            "headline": overview.headline(plan, inside.inputs.budget, inside.verdict, inside.vendors),
            "findings": overview.findings(plan),
            "phase-summary": overview.phase_summary(plan),
            "phase-items": overview.phase_items(plan),
            "one-off": overview.one_off(plan),
            "horizon": overview.horizon(plan, inside.vendors),
        }
    if inside.detail is not None:
        blocks |= detail.blocks(inside.detail)
    return blocks


def bullets(texts: tuple[str, ...]) -> Blocks:
    """A bulleted list of plain texts."""
    items = tuple(ListItem(blocks=(Paragraph(inlines=(text,)),)) for text in texts)
    return (List(items=items),) if items else ()
