"""Which requirements of the register somebody wants to see or work through."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.stages.requirements.fingerprint import suspicions

#: Requirement id -> codes of what was found wrong with its wording.
Findings = Mapping[str, tuple[str, ...]]

#: Words for `status` beside those of the register itself.
STATES = {
    "todo": "draft, proposed, suspect or vanished: what waits for a decision",
    "suspect": "changed since it was reviewed",
    "vanished": "no answer asks for it any more",
    "open": "has an open question",
}


@dataclass(frozen=True)
class Wanted:
    """Empty fields let everything through.

    `category` is the beginning of a category (`F`, `F.sales`); `source` a member, a sitting, the
    beginning of a questionnaire's id or a file that was read in; `status` a status or one of `STATES`;
    `finding` the code of a wording rule.
    """

    category: str = ""
    source: str = ""
    status: str = ""
    priority: str = ""
    finding: str = ""


def chosen(
    register: Register,
    wanted: Wanted,
    findings: Findings | None = None,
    moved: Collection[str] = (),
) -> Iterator[Requirement]:
    """Yield what fits, in the order of the register.

    Args:
        register: the register.
        wanted: what is asked for.
        findings: what was found wrong with the wording.
        moved: ids of requirements whose answers changed and were not taken up; they are suspect.
    """
    code = wanted.finding.upper()
    for requirement in register.requirements:
        if (
            _begins(requirement.category, wanted.category)
            and (not wanted.priority or requirement.priority.value == wanted.priority.casefold())
            and _has_status(requirement, wanted.status.casefold(), requirement.id in moved)
            and _has_source(requirement, wanted.source.casefold())
            and (not code or code in (findings or {}).get(requirement.id, ()))
        ):
            yield requirement


def known_status(status: str) -> bool:
    """Whether `status` can be asked for."""
    return not status or status.casefold() in {*STATES, *RequirementStatus}


def _begins(category: str, wanted: str) -> bool:
    return category.casefold().startswith(wanted.casefold())


def _has_status(requirement: Requirement, wanted: str, moved: bool) -> bool:
    suspect = moved or any(suspicions(requirement))
    match wanted:
        case "":
            return True
        case "suspect":
            return suspect
        case "vanished":
            return requirement.vanished
        case "open":
            return bool(requirement.open_questions)
        case "todo":
            waits = requirement.status in (RequirementStatus.DRAFT, RequirementStatus.PROPOSED)
            live = requirement.in_assignment
            return waits or (live and (requirement.vanished or suspect))
        case _:
            return requirement.status.value == wanted


def _has_source(requirement: Requirement, wanted: str) -> bool:
    if not wanted:
        return True
    for source in requirement.sources:
        interview = source.interview.casefold()
        form = interview.rpartition("-")[0]
        if wanted in (source.member.casefold(), interview) or form.startswith(wanted):
            return True
    return any(file.file.casefold().startswith(wanted) for file in requirement.foreign)
