"""Candidates meet the register: new ones come in, a person's edits and numbers stay."""

from collections.abc import Sequence

from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.stages.requirements.candidate import Candidate

_UNTOUCHED = (RequirementStatus.DRAFT, RequirementStatus.PROPOSED)


def merge(register: Register, candidates: Sequence[Candidate]) -> RegisterChanges:
    """The register after a derivation, and what is new, changed or vanished in it.

    Words that a person edited stay; the new proposal is kept beside them. An accepted requirement
    never changes its words by itself. Nothing is removed: what no answer asks for any more is
    reported and kept.
    """
    asked = {candidate.id: candidate for candidate in candidates}
    after, changed, vanished, unchanged = [], [], [], 0
    for existing in register.requirements:
        candidate = asked.pop(existing.id, None)
        if candidate is None:
            after.append(existing)
            if existing.template:
                vanished.append(existing)
            else:
                unchanged += 1
            continue
        updated = _update(existing, candidate)
        after.append(updated)
        if updated == existing:
            unchanged += 1
        else:
            changed.append(updated)
    new = tuple(_enter(candidate) for candidate in asked.values())
    return RegisterChanges(
        register_after=register.model_copy(update={"requirements": (*after, *new)}),
        new=new,
        changed=tuple(changed),
        vanished=tuple(vanished),
        unchanged=unchanged,
    )


def _enter(c: Candidate) -> Requirement:
    return Requirement(
        id=c.id,
        template=c.template,
        statement=c.statement,
        acceptance=c.acceptance,
        category=c.category,
        priority=c.priority,
        status=c.status,
        sources=c.sources,
        versions=c.versions,
        open_questions=c.open_questions,
        proposal=c.proposal,
    )


def _update(existing: Requirement, c: Candidate) -> Requirement:
    """Sources and open questions follow the answers; each edited field keeps the person's words."""
    before, free = existing.proposal, existing.status in _UNTOUCHED
    fields: dict[str, object] = {
        "sources": c.sources,
        "versions": c.versions,
        "open_questions": c.open_questions,
        "proposal": c.proposal,
    }
    if free:
        fields["status"] = c.status
        for name in ("statement", "acceptance", "priority"):
            if before is not None and getattr(existing, name) == getattr(before, name):
                fields[name] = getattr(c, name)
    return existing.model_copy(update=fields)
