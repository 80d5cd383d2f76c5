"""The acceptance record of a phase before the test: its steps, from the acceptance criteria of what it delivers."""

from collections.abc import Iterator

from toolkit.models.assignment.assignment import Assignment
from toolkit.models.assignment.clause import GapClause, PhaseClause, RequirementClause
from toolkit.models.planning.gap import GapList
from toolkit.models.selection.key_task import Priority
from toolkit.models.signoff.acceptance import AcceptanceRecord, AcceptanceStep

_BY_CONTRACT = "CM.commercial"
"""What the signature itself fulfils; there is nothing to try."""
_BUILT = ("build_before_go_live", "build_later")


def proposed_record(assignment: Assignment, phase: PhaseClause) -> AcceptanceRecord:
    """The steps of one phase: results of its work, cases of its gaps, requirements.

    A requirement of the system is tried in the phase of go-live, the last that ends on or before it, unless it serves only
    key tasks whose gaps are closed in a later phase; then in the last of these.
    """
    return AcceptanceRecord(phase=phase.id, steps=tuple(_steps(assignment, phase)))


def accepted_in(assignment: Assignment) -> dict[str, str]:
    """The phase in which each clause is tried, by its id; empty before there are phases."""
    return {step.about: p.id for p in assignment.phases for step in proposed_record(assignment, p).steps}


def _steps(assignment: Assignment, phase: PhaseClause) -> Iterator[AcceptanceStep]:
    gaps = {gap.id: gap for gap in assignment.gaps}
    for line in phase.lines:
        if line.id not in gaps and line.result:
            yield _step(line.id, line.result)
    cases = {task.id: task.demo_case or task.done_well for task in assignment.key_tasks}
    for gap in assignment.gaps:
        if gap.phase == phase.id and _built(gap):
            case = gap.conditions or cases.get(gap.task, "") or gap.task_name
            yield _step(
                gap.id,
                f"{case.rstrip('.')}. Rated at least {gap.required.value}.",
                must=gap.list is GapList.A,
            )
    closing = {gap.task: gap.phase for gap in assignment.gaps if gap.phase and _built(gap)}
    order = [p.id for p in assignment.phases]
    live = _go_live(assignment)
    for requirement in assignment.requirements:
        if requirement.category == _BY_CONTRACT or not requirement.acceptance:
            continue
        if _phase_of(requirement, closing, order, live) == phase.id:
            must = requirement.priority is Priority.MUST
            yield _step(requirement.id, requirement.acceptance, must=must)


def _step(about: str, criterion: str, *, must: bool = True) -> AcceptanceStep:
    return AcceptanceStep(id=about, about=about, criterion=criterion, must=must)


def _built(gap: GapClause) -> bool:
    return gap.decision is None or gap.decision in _BUILT or gap.decision.startswith("build_in_phase_")


def _go_live(assignment: Assignment) -> str:
    """The last phase that ends by go-live; the last of all where nobody said when that is."""
    before = [p.id for p in assignment.phases if assignment.go_live is None or p.finish <= assignment.go_live]
    return before[-1] if before else assignment.phases[0].id


def _phase_of(requirement: RequirementClause, closing: dict[str, str], order: list[str], live: str) -> str:
    tasks = [link.target for link in requirement.links if link.kind == "key_task"]
    if not tasks or any(task not in closing for task in tasks):
        return live
    return max((live, *(closing[task] for task in tasks)), key=order.index)
