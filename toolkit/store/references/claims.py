"""What each file defines."""

from collections.abc import Iterator

from toolkit.models.dossier import Dossier
from toolkit.store.references.names import Claim


def claims_of(d: Dossier) -> Iterator[Claim]:
    """Every id with the file and place that defines it."""
    for file, group, kind, ids in _lists(d):
        for position, name in enumerate(ids):
            yield Claim(file, (group, position, "id"), kind, name)
    for vendor in d.vendors:
        yield Claim(f"vendors/{vendor.id}.yaml", ("id",), "vendor", vendor.id)
    for sitting in d.interviews:
        yield Claim(f"interviews/{sitting.file_name}", ("id",), "interview", sitting.id)
    for position, requirement in enumerate(d.requirements.requirements):
        if requirement.number:
            path = ("requirements", position, "number")
            yield Claim("requirements.yaml", path, "requirement", requirement.number)


def _lists(d: Dossier) -> Iterator[tuple[str, str, str, list[str]]]:
    """File, list in it, what its items are, and their ids."""
    head = "engagement.yaml"
    yield head, "members", "member", [x.id for x in d.engagement.members]
    yield head, "respondents", "member", [x.id for x in d.engagement.respondents]
    yield head, "goals", "goal", [x.id for x in d.engagement.goals]
    yield "key-tasks.yaml", "tasks", "task", [x.id for x in d.key_tasks.tasks]
    yield "requirements.yaml", "requirements", "requirement", [x.id for x in d.requirements.requirements]
    yield "decisions/gaps.yaml", "gaps", "gap", [x.id for x in d.gap_decisions]
    yield "landscape/processes.yaml", "processes", "process", [x.id for x in d.processes]
    yield "landscape/systems.yaml", "systems", "system", [x.id for x in d.systems]
    yield "landscape/flows.yaml", "flows", "flow", [x.id for x in d.flows]
    yield "landscape/data-sources.yaml", "data_sources", "data source", [x.id for x in d.data_sources]
    yield "landscape/roles.yaml", "roles", "access role", [x.id for x in d.access_roles]
    if d.plan is not None:
        yield "plan.yaml", "phases", "phase", [x.id for x in d.plan.phases]
        yield "plan.yaml", "work", "work", [x.id for x in d.plan.work]
        yield "plan.yaml", "team", "team role", [x.id for x in d.plan.team]
