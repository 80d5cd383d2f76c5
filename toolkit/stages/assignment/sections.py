"""The neutral section model: every section there is, what fills it, who can, and in which edition it is due."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.models.assignment.assignment import Assignment, Edition, SectionState
from toolkit.models.assignment.profile import Profile

Filled = Callable[[Assignment], bool]
_BOTH: tuple[Edition, ...] = ("requirements", "contract")
_CONTRACT: tuple[Edition, ...] = ("contract",)


@dataclass(frozen=True)
class Section:
    """`filled_by` names the data, `who` whom to ask; a section without `filled` is never empty."""

    filled_by: str
    who: str
    filled: Filled = lambda _: True
    editions: tuple[Edition, ...] = _BOTH


def _demands(*categories: str) -> Filled:
    return lambda a: any(r.category.startswith(categories) for r in a.requirements)


_CONSULTANT = "consultant"
_ENGAGEMENT = "engagement.yaml"
_FACTS = "engagement.yaml, assignment"

SECTIONS: Mapping[str, Section] = {
    "subject": Section(f"{_ENGAGEMENT}, client; the chosen vendor", _CONSULTANT),
    "control": Section("version, day and state of the document", _CONSULTANT),
    "stakeholders": Section(f"{_ENGAGEMENT}, members", "sponsor", lambda a: bool(a.workgroup)),
    "glossary": Section(f"words of the method; {_FACTS}: terms, references", _CONSULTANT),
    "purpose": Section(f"{_ENGAGEMENT}, goals", "sponsor (F01)", lambda a: bool(a.goals)),
    "scope": Section(f"{_ENGAGEMENT}, out_of_scope", "sponsor (F01)", lambda a: bool(a.requirements)),
    "quantities": Section(
        f"users, roles, flows, records; {_FACTS}: quantities", _CONSULTANT, lambda a: bool(a.quantities)
    ),
    "current_state": Section(
        "landscape: processes, systems", "process owners (F02)", lambda a: bool(a.processes or a.systems)
    ),
    "future_state": Section(
        "landscape: processes, future steps",
        "process owners (F02)",
        lambda a: any(p.future for p in a.processes),
    ),
    "key_tasks": Section("key-tasks.yaml", "workgroup (crmkit keytasks)", lambda a: bool(a.key_tasks)),
    "requirements": Section("requirements F.*", "workgroup (F02 to F07)", _demands("F.")),
    "quality": Section(
        "requirements NF.performance, NF.usability, NF.scalability",
        "workgroup (F11, F12)",
        _demands("NF.performance", "NF.usability", "NF.scalability"),
    ),
    "integrations": Section(
        "landscape: flows; requirements IF.integration", "IT administrator (F08)", lambda a: bool(a.flows)
    ),
    "data": Section(
        "landscape: data sources; requirements DM.migration",
        "IT administrator (F09)",
        lambda a: bool(a.data_sources),
    ),
    "roles": Section(
        "landscape: roles", "IT administrator and sponsor (F10)", lambda a: bool(a.roles)
    ),
    "security": Section("requirements NF.security", "IT administrator (F10)", _demands("NF.security")),
    "backup": Section("requirements NF.availability", "IT administrator (F10)", _demands("NF.availability")),
    "law": Section(
        f"requirements NF.legal; {_FACTS}: law",
        "sponsor (F10)",
        lambda a: bool(a.facts.law) or _demands("NF.legal")(a),
    ),
    "phases": Section(
        "plan.yaml: phases; blocked weeks",
        "consultant (plan.yaml)",
        lambda a: bool(a.phases) or (a.edition == "requirements" and bool(a.go_live or a.wished_go_live)),
    ),
    "price": Section(
        "offer and price sheet of the chosen vendor",
        "vendor (crmkit vendors import)",
        lambda a: bool(a.phases),
        _CONTRACT,
    ),
    "commercial": Section(
        "requirements CM.commercial", "sponsor (F16)", _demands("CM.commercial")
    ),
    "acceptance": Section(
        "acceptance criteria of the requirements; plan.yaml: acceptance",
        "consultant (plan.yaml)",
        lambda a: bool(a.requirements),
    ),
    "training": Section("requirements SV.training", "project lead (F14)", _demands("SV.training")),
    "support": Section(
        "requirements SV.support; recurring charges",
        "IT administrator (F15)",
        lambda a: _demands("SV.support")(a) or bool(a.recurring),
    ),
    "documentation": Section(f"standing list; {_FACTS}: documentation", _CONSULTANT),
    "gaps": Section(
        "gap list, decisions, offer", "workgroup (crmkit gaps decide)", lambda a: bool(a.gaps), _CONTRACT
    ),
    "client_duties": Section(f"standing list; {_FACTS}: client_duties", _CONSULTANT),
    "precedence": Section("standing text", _CONSULTANT, editions=_CONTRACT),
    "exhaustiveness": Section("standing text; counts of the lists", _CONSULTANT),
    "changes": Section("standing text", _CONSULTANT),
    "questions": Section(
        "contradictions that were decided", "workgroup (crmkit contradictions)", lambda a: bool(a.questions)
    ),
    "open_points": Section(
        f"open questions, undecided gaps; {_FACTS}: assumptions, risks", _CONSULTANT,
        lambda a: bool(a.open_list or a.facts.assumptions or a.facts.risks),
    ),
    "waivers": Section("decisions/waivers.yaml", "sponsor", lambda a: bool(a.waivers)),
    "sources": Section("submitted sittings", "consultant (crmkit interview)", lambda a: bool(a.sources)),
    "traceability": Section(
        "the links of the register", "consultant (crmkit requirements trace)", lambda a: a.traced
    ),
    "signatures": Section(
        f"{_ENGAGEMENT}, signatories", "consultant (engagement.yaml)", lambda a: bool(a.signatories)
    ),
}  # fmt: skip
"""By id. The order is that of telling; a profile has its own."""


def section_states(assignment: Assignment, profile: Profile) -> tuple[SectionState, ...]:
    """The state of every section that the profile places, in its order."""
    states = []
    for place in profile.placed():
        section = SECTIONS.get(place.entry.section or "")
        if section is not None:
            states.append(
                SectionState(
                    id=place.entry.id,
                    number=place.number,
                    title=place.entry.title,
                    mark=place.entry.mark,
                    due=assignment.edition in section.editions,
                    empty=not section.filled(assignment),
                    who_can_fill=section.who,
                )
            )
    return tuple(states)


def profile_faults(profile: Profile) -> Sequence[str]:
    """What is wrong with a profile: sections that do not exist, or that stand in it twice."""
    placed = [place.entry.id for place in profile.placed()]
    sections = [place.entry.section for place in profile.placed() if place.entry.section]
    return [
        *(f"There is no section '{name}'." for name in dict.fromkeys(sections) if name not in SECTIONS),
        *(f"'{name}' stands in it twice." for name in dict.fromkeys(placed) if placed.count(name) > 1),
    ]
