"""The neutral section model: which sections there are, which are mandatory, which are empty."""

from collections.abc import Callable

from toolkit.models.assignment.assignment import Assignment, SectionState

_Filled = Callable[[Assignment], bool]

SECTIONS: tuple[tuple[str, bool, str, _Filled], ...] = (
    ("purpose", True, "sponsor (F01)", lambda a: bool(a.goals)),
    ("current_state", True, "process owners (F02)", lambda a: bool(a.processes or a.systems)),
    ("key_tasks", True, "workgroup (B_KEYTASK)", lambda a: bool(a.key_tasks)),
    ("requirements", True, "workgroup (F03-F12)", lambda a: bool(a.requirements)),
    ("integrations", True, "IT administrator (F08)", lambda a: bool(a.flows)),
    ("data", True, "IT administrator (F09)", lambda a: bool(a.data_sources)),
    ("roles", True, "IT administrator and sponsor (F10)", lambda a: bool(a.roles)),
    ("phases", True, "consultant (plan.yaml)", lambda a: bool(a.phases) or a.edition == "requirements"),
    ("acceptance", True, "consultant (plan.yaml)", lambda a: bool(a.requirements)),
    ("training", True, "project lead (F14)", lambda a: _category(a, "SV.training")),
    ("support", True, "IT administrator (F15)", lambda a: _category(a, "SV.support") or bool(a.recurring)),
    ("gaps", False, "workgroup (gaps decide)", lambda a: bool(a.gaps) or a.edition == "requirements"),
    ("sources", True, "consultant (interviews)", lambda a: bool(a.sources)),
    ("signatures", True, "consultant (engagement.yaml)", lambda a: bool(a.signatories)),
)
"""Id, mandatory, who can fill it, and whether an assignment fills it; in the order of the document."""


def section_states(assignment: Assignment) -> tuple[SectionState, ...]:
    """The state of every section; an empty mandatory one names who can fill it."""
    return tuple(
        SectionState(id=name, mandatory=mandatory, empty=not filled(assignment), who_can_fill=who)
        for name, mandatory, who, filled in SECTIONS
    )


def _category(assignment: Assignment, category: str) -> bool:
    return any(r.category == category for r in assignment.requirements)
