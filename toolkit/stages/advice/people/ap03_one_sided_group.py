"""AP-03 one_sided_group: no department pulls the blanket over to its side.

Why: a list of demands that comes from sales alone is a patchwork with holes for everybody else.
Bad: five of six members are from sales; 45 of 60 accepted musts were asked for by sales only.
Good: no department has more than half of the members or of the musts.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.models.requirements.requirement import RequirementStatus
from toolkit.models.selection.key_task import Priority
from toolkit.stages.advice.words import outcome, percent, spots, whole

CHECK = AdviceCheck(
    code="AP-03",
    name="one_sided_group",
    severity="warn",
    sections=("S6",),
    looks_at="the departments of the members, and of the sources of accepted musts",
    fires_when="{one_sided_percent} % or more of the members, or of at least {one_sided_least} accepted musts, "
    "come from one department",
    message="One department is pulling the blanket over to its side.",
    advice="Balance the list with the others; let the sponsor confirm the ranking.",
    clears="members and musts are spread over the departments",
    thresholds=("one_sided_percent", "one_sided_least"),
)


def look(facts: Facts) -> Outcome:
    """The largest department among members, and among musts that only one department asks for."""
    members = [m.department for m in facts.dossier.engagement.members]
    if not members:
        return outcome((), "nobody is named as a member of the workgroup (engagement.yaml)")
    musts = _departments_of_musts(facts)
    of_musts = _heavy(facts, musts, "accepted musts", "requirements.yaml", "requirements")
    return outcome(
        (*_heavy(facts, members, "members of the workgroup", "engagement.yaml", "members"), *of_musts)
    )


def _heavy(facts: Facts, all_of_them: list[str], what: str, file: str, key: str) -> Iterator[Hit]:
    if len(all_of_them) < (facts.limits.group_least if key == "members" else facts.limits.one_sided_least):
        return
    counts = Counter(name for name in all_of_them if name)
    for name, count in counts.most_common(1):
        share = percent(count, len(all_of_them))
        if share >= facts.limits.one_sided_percent:
            yield Hit(
                about=f"{name}-{key}",
                message=f"{count} of {len(all_of_them)} {what} ({whole(share)} %) come from {name}.",
                spots=spots(file, key),
            )


def _departments_of_musts(facts: Facts) -> list[str]:
    """The department that asks for a must alone; '' where several do."""
    of = {p.id: p.department for p in facts.dossier.engagement.people}
    found = []
    for r in facts.dossier.requirements.requirements:
        if r.priority is Priority.MUST and r.status is RequirementStatus.ACCEPTED and r.sources:
            names = {of.get(source.member, "") for source in r.sources}
            found.append(names.pop() if len(names) == 1 else "")
    return found
