"""What each file defines."""

from collections.abc import Iterator

from toolkit.models.dossier import Dossier
from toolkit.store.references.names import Claim, Path


def claims_of(d: Dossier) -> Iterator[Claim]:
    """Every id with the file and place that defines it."""
    e = "engagement.yaml"
    for group, people in (("members", d.engagement.members), ("respondents", d.engagement.respondents)):
        for i, person in enumerate(people):
            yield Claim(e, (group, i, "id"), "member", person.id)
    for i, goal in enumerate(d.engagement.goals):
        yield Claim(e, ("goals", i, "id"), "goal", goal.id)
    for i, task in enumerate(d.key_tasks.tasks):
        yield Claim("key-tasks.yaml", ("tasks", i, "id"), "task", task.id)
    for vendor in d.vendors:
        yield Claim(f"vendors/{vendor.id}.yaml", ("id",), "vendor", vendor.id)
    for i, process in enumerate(d.processes):
        yield Claim("landscape/processes.yaml", ("processes", i, "id"), "process", process.id)
    for i, system in enumerate(d.systems):
        yield Claim("landscape/systems.yaml", ("systems", i, "id"), "system", system.id)
    for i, flow in enumerate(d.flows):
        yield Claim("landscape/flows.yaml", ("flows", i, "id"), "flow", flow.id)
    for i, source in enumerate(d.data_sources):
        yield Claim("landscape/data-sources.yaml", ("data_sources", i, "id"), "data source", source.id)
    for i, role in enumerate(d.access_roles):
        yield Claim("landscape/roles.yaml", ("roles", i, "id"), "access role", role.id)
    for i, requirement in enumerate(d.requirements.requirements):
        path: Path = ("requirements", i)
        yield Claim("requirements.yaml", (*path, "id"), "requirement", requirement.id)
        if requirement.number:
            yield Claim("requirements.yaml", (*path, "number"), "requirement", requirement.number)
    for i, gap in enumerate(d.gap_decisions):
        yield Claim("decisions/gaps.yaml", ("gaps", i, "id"), "gap", gap.id)
    for sitting in d.interviews:
        yield Claim(f"interviews/{sitting.file_name}", ("id",), "interview", sitting.id)
    if d.plan is not None:
        yield from _plan_claims(d)


def _plan_claims(d: Dossier) -> Iterator[Claim]:
    if d.plan is None:
        return
    for i, phase in enumerate(d.plan.phases):
        yield Claim("plan.yaml", ("phases", i, "id"), "phase", phase.id)
    for i, work in enumerate(d.plan.work):
        yield Claim("plan.yaml", ("work", i, "id"), "work", work.id)
    for i, role in enumerate(d.plan.team):
        yield Claim("plan.yaml", ("team", i, "id"), "team role", role.id)
