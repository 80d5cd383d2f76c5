"""Candidates meet the register: new ones come in, a person's edits and numbers stay."""

from collections.abc import Collection, Iterable, Sequence

from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.stages.requirements.candidate import Candidate
from toolkit.stages.requirements.open_questions import CONFLICT, still_open

_UNTOUCHED = (RequirementStatus.DRAFT, RequirementStatus.PROPOSED)


def merge(register: Register, candidates: Sequence[Candidate]) -> RegisterChanges:
    """The register after a derivation, and what is new, changed or vanished in it.

    Words that a person edited stay; the new proposal is kept beside them. An accepted requirement
    never changes its words by itself. Nothing is removed: what no answer asks for any more is
    reported, marked and kept. What was merged hands new sources on to where it went.
    """
    asked = {candidate.id: candidate for candidate in candidates}
    after = [_meet(existing, asked.pop(existing.id, None)) for existing in register.requirements]
    after = _hand_on(after)
    fresh = tuple(_enter(candidate) for candidate in asked.values())
    pairs = list(zip(register.requirements, after, strict=True))
    vanished = tuple(r for r in after if r.vanished)
    changed = tuple(new for old, new in pairs if old != new and not new.vanished)
    return RegisterChanges(
        register_before=register,
        register_after=register.model_copy(update={"requirements": (*after, *fresh)}),
        new=fresh,
        changed=changed,
        vanished=vanished,
        unchanged=len(after) - len(changed) - len(vanished),
    )


def taken_up(changes: RegisterChanges, ids: Collection[str]) -> Register:
    """The register with only those proposals that somebody accepted; the others stay as they were.

    Args:
        changes: what a derivation proposes.
        ids: machine ids; ids of no proposal are passed over.
    """
    before = {r.id: r for r in changes.register_before.requirements}
    after = tuple(
        r if r.id in ids else before[r.id]
        for r in changes.register_after.requirements
        if r.id in ids or r.id in before
    )
    return changes.register_after.model_copy(update={"requirements": after})


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
        remark=c.remark,
        proposal=c.proposal,
    )


def _meet(existing: Requirement, c: Candidate | None) -> Requirement:
    if c is None:
        return existing.model_copy(update={"vanished": True}) if existing.template else existing
    fields: dict[str, object] = {"sources": c.sources, "versions": c.versions, "proposal": c.proposal}
    fields["vanished"] = False
    if existing.status in _UNTOUCHED:
        fields |= _words(existing, c)
    after = existing.model_copy(update=fields)
    conflicts = tuple(q for q in existing.open_questions if q.startswith(CONFLICT))
    left = (*still_open(c.open_questions, _text(c), _text(after)), *conflicts)
    update: dict[str, object] = {"open_questions": left}
    if existing.status in _UNTOUCHED:
        update["status"] = RequirementStatus.DRAFT if left else _ready(c)
    return after.model_copy(update=update)


def _words(existing: Requirement, c: Candidate) -> dict[str, object]:
    """Each field that nobody edited follows the answers; an edited one keeps the person's words."""
    before = existing.proposal
    return {
        name: getattr(c, name)
        for name in ("statement", "acceptance", "priority")
        if before is not None and getattr(existing, name) == getattr(before, name)
    }


def _ready(c: Candidate) -> RequirementStatus:
    return c.status if c.status is not RequirementStatus.DRAFT else RequirementStatus.PROPOSED


def _text(words: Candidate | Requirement) -> str:
    return f"{words.statement}\n{words.acceptance}"


def _hand_on(requirements: list[Requirement]) -> list[Requirement]:
    """Sources of what was merged are sources of what it was merged into."""
    merged: dict[str, list[Requirement]] = {}
    for requirement in requirements:
        if requirement.merged_into:
            merged.setdefault(requirement.merged_into, []).append(requirement)
    return [
        joined(requirement, merged[requirement.id]) if requirement.id in merged else requirement
        for requirement in requirements
    ]


def joined(kept: Requirement, others: Iterable[Requirement]) -> Requirement:
    """`kept` with the sources of the others behind its own, each once."""
    sources, foreign = list(kept.sources), list(kept.foreign)
    for other in others:
        sources += other.sources
        foreign += other.foreign
    update = {"sources": tuple(dict.fromkeys(sources)), "foreign": tuple(dict.fromkeys(foreign))}
    return kept.model_copy(update=update)
