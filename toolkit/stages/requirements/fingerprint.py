"""Suspect marks: what was reviewed is compared with what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from json import dumps
from typing import Literal

from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Requirement, Review

_LENGTH = 16
Suspicion = Literal["words", "answers"]


@dataclass(frozen=True)
class Signed:
    """Who does something, when (UTC) and why."""

    by: str
    at: datetime
    reason: str = ""


def seen(requirement: Requirement, signed: Signed) -> Review:
    """The mark of a review: who saw what."""
    return Review(
        by=signed.by,
        at=signed.at,
        words=words_print(requirement),
        answers=answers_print(requirement),
        reason=signed.reason,
    )


def words_print(requirement: Requirement) -> str:
    """Fingerprint of the normative fields: statement, acceptance criterion, priority (hex)."""
    return _digest([requirement.statement, requirement.acceptance, requirement.priority.value])


def answers_print(requirement: Requirement) -> str:
    """Fingerprint of what was said: interview, question and quote of each source (hex)."""
    return _digest([f"{s.interview}\n{s.question}\n{s.quote}" for s in requirement.sources])


def suspicions(requirement: Requirement) -> Iterator[Suspicion]:
    """Yield what changed since the last review; nothing for what was never reviewed."""
    review = requirement.review
    if review is None:
        return
    if review.words != words_print(requirement):
        yield "words"
    if review.answers != answers_print(requirement):
        yield "answers"


def answers_moved(changes: RegisterChanges) -> Iterator[str]:
    """Yield the ids of reviewed requirements whose sources a derivation would change or take away."""
    before = {r.id: r for r in changes.register_before.requirements}
    for after in (*changes.changed, *changes.vanished):
        now = before[after.id]
        if now.review is None or not now.in_assignment:
            continue
        if answers_print(now) != answers_print(after) or after.vanished > now.vanished:
            yield now.id


def _digest(values: list[str]) -> str:
    return sha256(dumps(values, ensure_ascii=False).encode()).hexdigest()[:_LENGTH]
