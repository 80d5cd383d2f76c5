"""Waivers: findings that a named person lets stand, as long as the words are the same."""

from collections.abc import Iterable, Sequence

from toolkit.kernel.language.words import normalise
from toolkit.models.requirements.wording import WordingFinding, WordingWaiver

_Key = tuple[str, str, str, str]


def part_waived(
    findings: Iterable[WordingFinding], waivers: Sequence[WordingWaiver]
) -> tuple[list[WordingFinding], list[WordingFinding], list[WordingWaiver]]:
    """Part the findings into those that count and those that are waived.

    Returns:
        counting findings, waived findings, and the waivers whose words are no longer found: they have
        expired, since the person let other words stand.
    """
    given = {_key_of_waiver(waiver): waiver for waiver in waivers}
    counting: list[WordingFinding] = []
    waived: list[WordingFinding] = []
    used: set[_Key] = set()
    for finding in findings:
        key = _key(finding)
        (waived if key in given else counting).append(finding)
        used.add(key)
    return counting, waived, [waiver for key, waiver in given.items() if key not in used]


def _key(finding: WordingFinding) -> _Key:
    return finding.id, finding.rule, finding.place.field, normalise(finding.words)


def _key_of_waiver(waiver: WordingWaiver) -> _Key:
    return waiver.requirement, waiver.rule, waiver.field, normalise(waiver.words)


def with_waivers(
    waivers: Sequence[WordingWaiver], findings: Sequence[WordingFinding], given: WordingWaiver
) -> tuple[WordingWaiver, ...]:
    """The waivers with one more for each finding; an older one of the same words is replaced.

    `given` carries who, when and why; its words, field and ids are taken from the findings.
    """
    new = [
        given.model_copy(
            update={"requirement": f.id, "rule": f.rule, "field": f.place.field, "words": f.words}
        )
        for f in findings
    ]
    keys = {_key_of_waiver(waiver) for waiver in new}
    kept = [waiver for waiver in waivers if _key_of_waiver(waiver) not in keys]
    return tuple(sorted((*kept, *new), key=lambda w: (w.requirement, w.rule, w.field, w.words)))


def without_waivers(
    waivers: Sequence[WordingWaiver], requirement: str, rule: str, words: str = ""
) -> tuple[WordingWaiver, ...]:
    """The waivers less those of this requirement and rule; only of these words, if some are given."""
    wanted = normalise(words)
    return tuple(
        w
        for w in waivers
        if not (
            w.requirement == requirement and w.rule == rule and (not words or normalise(w.words) == wanted)
        )
    )
