"""AP-02 unheard_department: whoever has to live with the system was asked.

Why: departments that were not asked find out at go-live what is missing.
Bad: production gets complaints from the system and nobody spoke with the foreman.
Good: every affected department has handed in a form.
"""

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import texts
from toolkit.stages.advice.words import outcome, spots

CHECK = AdviceCheck(
    code="AP-02",
    name="unheard_department",
    severity="block",
    sections=("S6",),
    looks_at="the affected departments (engagement.yaml, prj_affected), members, submitted sittings",
    fires_when="an affected department has neither a member nor a submitted form of its own",
    message="A department will have to live with the system but was not asked.",
    advice="Hold the interview or have the sponsor waive it by name.",
    clears="somebody of the department hands in a whole form, or sits in the workgroup",
)


def look(facts: Facts) -> Outcome:
    """Affected departments without a voice."""
    client = facts.dossier.engagement.client
    affected = {d.casefold() for d in (client.affected_departments or client.departments)}
    affected |= {d.casefold() for d in texts(facts, "prj_affected")}
    if facts.unheard is None or not affected:
        return outcome((), "the affected departments are not named (engagement.yaml, question prj_affected)")
    inside = {m.department.casefold() for m in facts.dossier.engagement.members}
    silent = [d for d in dict.fromkeys(facts.unheard) if d.casefold() not in inside]
    return outcome(_hit(name) for name in silent)


def _hit(name: str) -> Hit:
    return Hit(
        about=name,
        message=f"{name[:1].upper()}{name[1:]} will have to live with the system but was not asked: no member of the "
        "workgroup, no submitted form.",
        spots=spots("engagement.yaml", "client", "affected_departments"),
    )
