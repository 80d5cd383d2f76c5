"""Pictures of the assignment: processes as they are and shall be, programs and flows."""

from collections.abc import Sequence

from toolkit.documents.content.labels import DIRECTIONS, spoken
from toolkit.documents.figures.integration_map import MapFlow, MapSystem, integration_map
from toolkit.documents.figures.swimlane import LaneStep, Look, swimlanes
from toolkit.models.assignment.assignment import Assignment
from toolkit.models.blocks import Blocks
from toolkit.models.landscape.process import Process
from toolkit.models.landscape.system import Flow, System

_OPEN = Look("?", "open", fill="#FFFFFF", dashed=True)
_VERDICTS = {
    "keep": Look("K", "keep", fill="#FFFFFF"),
    "simplify": Look("S", "simplify", fill="#E9EFF1"),
    "merge_with_next": Look("M", "merge with the next", fill="#D3E0E4"),
    "automate": Look("A", "automate", fill="#1F4E5F", ink="#FFFFFF"),
    "strike_out": Look("X", "strike out", fill="#FFFFFF", ink="#777777", dashed=True),
}
_FUTURE = Look("", "", fill="#D3E0E4")


def as_is(process: Process) -> Blocks:
    """The steps of today with the verdicts."""
    if not process.steps:
        return ()
    steps = [
        LaneStep(step.name, step.role, _VERDICTS[step.verdict] if step.verdict else _OPEN)
        for step in process.steps
    ]
    told = "; ".join(f"{n} {s.name} ({s.role}): {s.look.word}" for n, s in enumerate(steps, 1))
    alt = f"{process.name} as it runs today, step by step with the verdict. {told}."
    return tuple(
        swimlanes(steps, caption=f"{process.name}: today, with the verdicts", alt=alt,
                  figure_id=f"fig-as-is-{process.id.lower()}")
    )  # fmt: skip


def to_be(process: Process) -> Blocks:
    """The future steps with their limits."""
    if not process.future:
        return ()
    steps = [
        LaneStep(
            step.name,
            step.role,
            _FUTURE,
            note=f"≤ {step.limit_hours:f} h" if step.limit_hours is not None else "",
        )
        for step in process.future
    ]
    told = "; ".join(
        f"{n} {s.name} ({s.role}{', ' + s.note.replace('≤', 'at most') if s.note else ''})"
        for n, s in enumerate(steps, 1)
    )
    alt = f"{process.name} as it shall run. {told}."
    return tuple(
        swimlanes(steps, caption=f"{process.name}: in future, with the limits", alt=alt,
                  figure_id=f"fig-to-be-{process.id.lower()}")
    )  # fmt: skip


def integrations(assignment: Assignment) -> Blocks:
    """Programs with their flows first, then those that stay, go or are undecided."""
    return integration_picture(assignment.systems, assignment.flows)


def integration_picture(known: Sequence[System], flows: Sequence[Flow]) -> Blocks:
    """The map of programs and flows; nothing where there is no program."""
    if not known:
        return ()
    by_system = {s.id: [f for f in flows if f.system == s.id] for s in known}
    systems = [
        MapSystem(
            s.name,
            tuple(MapFlow(f.id, f.data, f.direction) for f in by_system[s.id]),
            note="" if by_system[s.id] else spoken(s.fate),
        )
        for s in sorted(known, key=lambda s: not by_system[s.id])
    ]
    names = {s.id: s.name for s in known}
    told = "; ".join(
        f"{f.id} {f.data} {DIRECTIONS[f.direction]}, {names.get(f.system, f.system)}" for f in flows
    )
    alt = f"The CRM and {len(systems)} programs around it. {told or 'Nothing flows yet'}."
    caption = "Programs and flows; dashed: without a flow"
    return (integration_map(systems, caption=caption, alt=alt, figure_id="fig-integrations"),)
