"""AP-01 no_work_group: a group of people with time and weight stands behind the project.

Why: a system that one person chooses fits one person; a member without released hours is a name on a list.
Bad: three members, one of them with 0 hours a week.
Good: five members with 2 to 6 released hours, one of them technical.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import texts
from toolkit.stages.advice.words import many, outcome, spots

CHECK = AdviceCheck(
    code="AP-01",
    name="no_work_group",
    severity="block",
    sections=("S1", "S6"),
    looks_at="the members of engagement.yaml with their released hours; prj_tech",
    fires_when="there are fewer than {group_least} members, a member has 0 released hours, or nobody technical "
    "and no director sits in the group",
    message="There is no working group that deserves the name.",
    advice="Name 3-8 people with released hours, one of them with technical or directorial weight, before "
    "further interviews.",
    clears="engagement.yaml names enough members, each with hours_per_week above 0",
    thresholds=("group_least",),
)


def look(facts: Facts) -> Outcome:
    """Too few members, members without hours, no weight."""
    members = facts.dossier.engagement.members
    if not members:
        return outcome((), "nobody is named as a member of the workgroup (engagement.yaml)")
    return outcome((*_too_few(facts), *_without_hours(facts), *_without_weight(facts)))


def _too_few(facts: Facts) -> Iterator[Hit]:
    members = facts.dossier.engagement.members
    if len(members) < facts.limits.group_least:
        message = (
            f"The workgroup has {many(len(members), 'member')}; {facts.limits.group_least} are the least."
        )
        yield Hit(about="group", message=message, spots=spots("engagement.yaml", "members"))


def _without_hours(facts: Facts) -> Iterator[Hit]:
    for n, member in enumerate(facts.dossier.engagement.members):
        if not member.hours_per_week:
            yield Hit(
                about=member.id,
                message=f"{member.name} ({member.role}) is a member with 0 released hours a week.",
                spots=spots("engagement.yaml", "members", n, "hours_per_week"),
            )


def _without_weight(facts: Facts) -> Iterator[Hit]:
    engagement = facts.dossier.engagement
    weight = any(m.technical or m.id == engagement.sponsor for m in engagement.members)
    if "no" in texts(facts, "prj_tech") and not weight:
        yield Hit(
            about="weight",
            message="Neither the sponsor nor anybody technical sits in the workgroup.",
            spots=spots("engagement.yaml", "members"),
        )
