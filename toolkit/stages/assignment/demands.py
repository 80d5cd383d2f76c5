"""What the client demands: key tasks and requirements as clauses."""

from collections.abc import Mapping

from toolkit.models.assignment.clause import KeyTaskClause, Link, RequirementClause
from toolkit.models.requirements.requirement import Requirement, RequirementStatus
from toolkit.stages.assignment.anatomy import Ground, anatomy
from toolkit.stages.assignment.request import AssignmentRequest


def key_task_clauses(request: AssignmentRequest, source_keys: Mapping[str, str]) -> tuple[KeyTaskClause, ...]:
    """All key tasks in their order; the observed grade only in the contract edition."""
    observed = {t.task: t.grade for t in request.result.tasks} if request.result else {}
    gaps = {gap.task: gap.id for gap in request.gaps}
    contract = request.edition == "contract"
    return tuple(
        KeyTaskClause(
            id=task.id,
            name=task.name,
            owner_role=role_of(request, task.owner),
            priority=task.priority,
            required=request.required[task.id],
            per_week=task.per_week,
            minutes_today=task.minutes_today,
            demo_case=task.demo_case,
            done_well=task.done_well,
            grade=observed.get(task.id) if contract else None,
            links=(
                *(Link(kind="source", target=source_keys[s]) for s in task.sources if s in source_keys),
                *((Link(kind="gap", target=gaps[task.id]),) if contract and task.id in gaps else ()),
            ),
        )
        for task in request.dossier.key_tasks.tasks
    )


def requirement_clauses(
    request: AssignmentRequest, source_keys: Mapping[str, str]
) -> tuple[RequirementClause, ...]:
    """Requirements that are neither parked nor rejected, in the order of the register."""
    ground = Ground.of(request.dossier, request.tied, request.titles)
    return tuple(
        _clause(requirement, request, source_keys, ground)
        for requirement in request.dossier.requirements.requirements
        if requirement.in_assignment
    )


def _clause(
    requirement: Requirement, request: AssignmentRequest, keys: Mapping[str, str], ground: Ground
) -> RequirementClause:
    quotes = request.dossier.engagement.settings.quotes != "off"
    tasks = dict.fromkeys((*requirement.key_tasks, *ground.tied.get(requirement.shown_id, ())))
    seen = dict.fromkeys(keys[s.interview] for s in requirement.sources if s.interview in keys)
    return RequirementClause(
        id=requirement.shown_id,
        statement=requirement.statement,
        acceptance=requirement.acceptance,
        category=requirement.category,
        priority=requirement.priority,
        draft=requirement.status is not RequirementStatus.ACCEPTED,
        files=tuple(dict.fromkeys(f"{f.file}, {f.place}" for f in requirement.foreign)),
        open_questions=requirement.open_questions,
        anatomy=anatomy(requirement, ground, quotes=quotes),
        links=(
            *(Link(kind="source", target=key) for key in seen),
            *(Link(kind="key_task", target=task) for task in tasks if task in ground.tasks),
        ),
    )


def role_of(request: AssignmentRequest, member: str | None) -> str:
    """The role of a person, empty when nobody is named."""
    person = request.dossier.engagement.person(member) if member else None
    return person.role if person else ""
