"""What stands between a draft and a freeze (design section 6, "Freezing")."""

from collections.abc import Iterator, Sequence

from toolkit.models.advice.finding import Finding, Waiver
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.planning.gap import Gap
from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.models.requirements.twin import TwinDecision
from toolkit.models.selection.key_task import Priority

#: The code of the finding that nothing is demanded.
NOTHING_DEMANDED = "freeze-empty"


def blockers(
    register: Register,
    contradictions: Sequence[Contradiction],
    gaps: Sequence[Gap],
    waivers: Sequence[Waiver],
    twins: Sequence[TwinDecision] = (),
    advice: Sequence[Finding] = (),
) -> tuple[Finding, ...]:
    """Everything that keeps the documents a draft, in the order of the method.

    A waiver with the finding's check and subject turns its state to waived; it stays in the list. Block-level
    findings of the advice checks follow, waived already where they are, unless the same thing was said above.
    """
    found = (
        *_nothing(register.requirements),
        *_contradictions(contradictions),
        *_conflicts(register.requirements, twins),
        *_requirements(register.requirements),
        *_gaps(gaps),
    )
    shown = {r.id: r.shown_id for r in register.requirements}
    named = {(finding.check, shown.get(place, place)) for finding in found for place in finding.places[:1]}
    more = (f for f in advice if f.severity == "block" and f.state != "not_assessable")
    return (
        *(_waived(finding, waivers) for finding in found),
        *(f for f in more if not any((rule, f.about) in named for rule in _SAID_BY.get(f.check, ()))),
    )


#: Advice checks that look at what a rule of the freeze looks at too; one of the two is enough on a list.
_SAID_BY = {"AP-24": ("freeze-must",), "AP-25": ("freeze-contradiction",), "AP-29": ("freeze-gap",)}


def _nothing(requirements: Sequence[Requirement]) -> Iterator[Finding]:
    if not any(r.in_assignment for r in requirements):
        yield Finding(
            check=NOTHING_DEMANDED,
            severity="block",
            state="fires",
            message="Not a single requirement is demanded: there is nothing to sign.",
            advice="Turn the answers into requirements: crmkit requirements derive, then requirements review.",
        )


def _contradictions(contradictions: Sequence[Contradiction]) -> Iterator[Finding]:
    for c in contradictions:
        if c.state == "open":
            said = "; ".join(
                f"{v.member}: {v.value if isinstance(v.value, str) else ', '.join(v.value)}"
                for v in c.versions
            )
            yield Finding(
                check="freeze-contradiction",
                severity="block",
                state="fires",
                message=f"Contradiction {c.number or c.id} ({c.question}) is open: {said}.",
                advice="The owner decides in the workgroup; both versions stay on record.",
                places=(c.number or c.id,),
            )


def _conflicts(requirements: Sequence[Requirement], twins: Sequence[TwinDecision]) -> Iterator[Finding]:
    """Pairs of which somebody said that both cannot hold, while both are still demanded."""
    demanded = {r.id: r for r in requirements if r.in_assignment}
    for twin in twins:
        if twin.verdict == "conflicts" and {twin.a, twin.b} <= demanded.keys():
            a, b = demanded[twin.a].shown_id, demanded[twin.b].shown_id
            yield Finding(
                check="freeze-conflict",
                severity="block",
                state="fires",
                message=f"{a} and {b} cannot both hold, and nobody has decided which one does.",
                advice="Edit, merge, park or reject one of them, then decide about the pair again.",
                places=(twin.a, twin.b),
            )


def _requirements(requirements: Sequence[Requirement]) -> Iterator[Finding]:
    for r in requirements:
        if not r.in_assignment or r.priority is not Priority.MUST:
            continue
        if defect := _defect(r):
            yield Finding(
                check="freeze-must",
                severity="block",
                state="fires",
                message=f"Must {r.shown_id} {defect}.",
                advice="Review it with the workgroup; ask for the last real case and a number.",
                places=(r.id,),
            )


def _defect(r: Requirement) -> str:
    lacking = [
        what
        for what, there in (
            ("acceptance criterion", r.acceptance.strip()),
            ("source", r.sources or r.foreign),
        )
        if not there
    ]
    if lacking:
        return f"has no {' and no '.join(lacking)}"
    return (
        "" if r.status is RequirementStatus.ACCEPTED else f"is {r.status.value}: nobody has accepted it yet"
    )


def _gaps(gaps: Sequence[Gap]) -> Iterator[Finding]:
    for gap in gaps:
        if gap.decided is None:
            yield Finding(
                check="freeze-gap",
                severity="block",
                state="fires",
                message=f"Gap {gap.id} ({gap.task_name}) has no decision.",
                advice="Adapt, set, build, live without it until a date, or take another system.",
                places=(gap.id, gap.task),
            )


def _waived(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    for waiver in waivers:
        if waiver.check == finding.check and waiver.about in finding.places:
            return finding.model_copy(update={"state": "waived"})
    return finding
