"""Everything a template may use: values to print and blocks to place, by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from toolkit.documents.content import demands, gaps, landscape, money, people
from toolkit.documents.content.assignment import control, pages, pictures
from toolkit.documents.content.labels import spoken
from toolkit.documents.content.made import MadeBlocks, Making
from toolkit.documents.content.plan import detail, overview
from toolkit.documents.content.plan.detail import PlanInside
from toolkit.documents.formats import day, number
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import Block, ListOfCaptions, TableOfContents, TitlePage
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


def view(a: Assignment) -> dict[str, object]:
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
        "edition": a.edition,
        "missing": a.draft and bool(a.missing),
        "counted": _counted(a),
        "departments": ", ".join(spoken(d) for d in a.client.affected_departments or a.client.departments)
        or "all",
        "wished": day(wished, a.language, "long") if (wished := a.go_live or a.wished_go_live) else "",
        "law": a.facts.law,
        "references": bool(a.facts.references),
        "questions": bool(a.questions),
        "open_list": bool(a.open_list),
        "assumptions": bool(a.facts.assumptions),
        "risks": bool(a.facts.risks),
        "recurring": bool(a.recurring) and a.edition == "contract",
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
    }


def plan_view(inside: Inside, language: str) -> dict[str, object]:
    """Values of the plan."""
    hours = inside.inputs.client_hours if inside.inputs else None
    return {
        "findings": bool(inside.plan and inside.plan.findings),
        "scheduled": bool(inside.detail and inside.detail.detail.schedule),
        "simulated": bool(inside.detail and inside.detail.detail.simulation),
        "cash": bool(inside.detail and inside.detail.cash),
        "client_hours": number(hours, language) if hours else "",
    }


_FROM_ASSIGNMENT: dict[str, Callable[[Assignment], Blocks]] = {
    "title-page": lambda _: (TitlePage(),),
    "contents": lambda _: (TableOfContents(depth=2),),
    "captions": lambda _: (
        ListOfCaptions(of="tables", title="Tables"),
        ListOfCaptions(of="figures", title="Figures"),
    ),
    "approval-sheet": people.approval_sheet,
    "parties": people.parties,
    "workgroup": people.workgroup,
    "users": control.users,
    "versions": control.versions,
    "missing-sections": control.missing_sections,
    "glossary": pages.glossary,
    "references": lambda a: pages.bullets(a.facts.references),
    "facts": lambda a: pages.bullets(a.client.facts),
    "goals": demands.goals,
    "out-of-scope": lambda a: pages.bullets(a.out_of_scope),
    "quantities": pages.quantities,
    "processes": landscape.processes,
    "processes-to-be": landscape.processes_to_be,
    "systems": landscape.systems,
    "key-tasks": demands.key_tasks,
    "requirements-summary": demands.requirements_summary,
    "requirements": demands.requirements,
    "quality": lambda a: demands.of_categories(a, "NF.performance", "NF.usability", "NF.scalability"),
    "security": lambda a: demands.of_categories(a, "NF.security"),
    "backup": lambda a: demands.of_categories(a, "NF.availability"),
    "law": lambda a: demands.of_categories(a, "NF.legal"),
    "commercial": lambda a: demands.of_categories(a, "CM.commercial"),
    "integration-map": pictures.integrations,
    "flows": landscape.flows,
    "integrations": lambda a: demands.of_categories(a, "IF.integration"),
    "data-sources": landscape.data_sources,
    "migration": lambda a: demands.of_categories(a, "DM.migration"),
    "roles": landscape.roles,
    "dates": money.dates,
    "phases": money.phases,
    "licences": money.licences,
    "price-total": money.price_total,
    "recurring": money.recurring,
    "payments": money.payments,
    "blocked": money.blocked,
    "phase-acceptance": money.phase_acceptance,
    "training": lambda a: demands.of_categories(a, "SV.training"),
    "support": lambda a: demands.of_categories(a, "SV.support"),
    "documentation": pages.documentation,
    "client-duties": pages.client_duties,
    "gap-summary": gaps.gap_summary,
    "gaps-a": gaps.list_a,
    "gaps-b": gaps.list_b,
    "gap-plan": gaps.gap_table,
    "questions": pages.questions,
    "vendor-questions": pages.vendor_questions,
    "open-points": pages.open_points,
    "assumptions": lambda a: pages.bullets(a.facts.assumptions),
    "risks": pages.risks,
    "waivers": pages.waivers,
    "sources": people.sources,
    "signatures": people.signatures,
}


def data(a: Assignment) -> MadeBlocks:
    """Blocks for `{{ block("name") }}` from the assignment."""
    return MadeBlocks({name: partial(make, a) for name, make in _FROM_ASSIGNMENT.items()})


def plan_data(inside: Inside) -> dict[str, Making]:
    """Blocks of the plan; none while there is no plan."""
    plan, inputs = inside.plan, inside.inputs
    if plan is None or inputs is None:
        return {}
    blocks: dict[str, Making] = {
        "headline": lambda: overview.headline(plan, inputs.budget, inside.verdict, inside.vendors),
        "findings": lambda: overview.findings(plan),
        "phase-summary": lambda: overview.phase_summary(plan),
        "phase-items": lambda: overview.phase_items(plan),
        "one-off": lambda: overview.one_off(plan),
        "horizon": lambda: overview.horizon(plan, inside.vendors),
    }
    for name, found in (detail.blocks(inside.detail) if inside.detail is not None else {}).items():
        blocks[name] = partial(tuple, found)
    return blocks


def _counted(a: Assignment) -> str:
    """`168 requirements, 24 key tasks, 7 flows and 7 enhancements`."""
    contract = a.edition == "contract"
    counts = (
        (len(a.requirements), "requirement"),
        (len(a.key_tasks), "key task"),
        (len(a.flows), "flow"),
        (len(a.gaps) if contract else 0, "enhancement"),
    )
    said = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1] if said else ""))) or "nothing yet"
