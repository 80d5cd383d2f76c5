"""Which names each file uses."""

from collections.abc import Iterable, Iterator

from toolkit.models.dossier import Dossier
from toolkit.models.selection.scorecard import Scorecard
from toolkit.store.references.names import Path, Use


def uses_of(d: Dossier) -> Iterator[Use]:
    """Every use of a name that another file (or another part of the file) defines.

    Left out are the tasks on scorecards that name nothing but key tasks: 200 cards have 4,800 of them.
    """
    yield from _engagement_uses(d)
    yield from _selection_uses(d)
    yield from card_uses(d, d.scorecards)
    yield from _decision_uses(d)
    yield from _choice_uses(d)
    yield from _round_uses(d)
    yield from _landscape_uses(d)
    yield from _plan_uses(d)
    for sitting in d.interviews:
        file = f"interviews/{sitting.file_name}"
        yield Use(file, ("respondent",), "member", sitting.respondent)
        yield Use(file, ("interviewer",), "member", sitting.interviewer)
    yield from _register_uses(d)


def _engagement_uses(d: Dossier) -> Iterator[Use]:
    e, file = d.engagement, "engagement.yaml"
    for key, member in (("sponsor", e.sponsor), ("minutes_keeper", e.minutes_keeper)):
        if member:
            yield Use(file, (key,), "member", member)
    for i, rater in enumerate(e.raters):
        yield Use(file, ("raters", i), "member", rater)
    for i, goal in enumerate(e.goals):
        if goal.owner:
            yield Use(file, ("goals", i, "owner"), "member", goal.owner)
    for i, signatory in enumerate(e.signatories):
        if signatory.member:
            yield Use(file, ("signatories", i, "member"), "member", signatory.member)


def _register_uses(d: Dossier) -> Iterator[Use]:
    file = "requirements.yaml"
    for i, requirement in enumerate(d.requirements.requirements):
        here: Path = ("requirements", i)
        for key, member in (("owner", requirement.owner), ("needed_by", requirement.needed_by)):
            if member:
                yield Use(file, (*here, key), "member", member)
        for key, other in (("merged_into", requirement.merged_into), ("split_from", requirement.split_from)):
            if other:
                yield Use(file, (*here, key), "requirement", other)
        for j, task in enumerate(requirement.key_tasks):
            yield Use(file, (*here, "key_tasks", j), "task", task)
        if requirement.review:
            yield Use(file, (*here, "review", "by"), "member", requirement.review.by)
        for j, source in enumerate(requirement.sources):
            path: Path = (*here, "sources", j)
            yield Use(file, (*path, "interview"), "interview", source.interview)
            yield Use(file, (*path, "member"), "member", source.member)
    for i, twin in enumerate(d.twin_decisions):
        file, path = "decisions/twins.yaml", ("twins", i)
        yield Use(file, (*path, "a"), "requirement", twin.a)
        yield Use(file, (*path, "b"), "requirement", twin.b)
        yield Use(file, (*path, "by"), "member", twin.by)


def _selection_uses(d: Dossier) -> Iterator[Use]:
    for i, task in enumerate(d.key_tasks.tasks):
        yield Use("key-tasks.yaml", ("tasks", i, "owner"), "member", task.owner)
        for j, source in enumerate(task.sources):
            yield Use("key-tasks.yaml", ("tasks", i, "sources", j), "interview", source)
    for vendor in d.vendors:
        file = f"vendors/{vendor.id}.yaml"
        for i, answer in enumerate(vendor.answers):
            yield Use(file, ("answers", i, "to"), "task|requirement", answer.to)
        for i, item in enumerate(vendor.offer.items if vendor.offer else ()):
            yield Use(file, ("offer", "items", i, "to"), "task|work|requirement", item.to)
        if vendor.dropped:
            yield Use(file, ("dropped", "by"), "member", vendor.dropped.by)


def card_uses(d: Dossier, cards: Iterable[Scorecard]) -> Iterator[Use]:
    """The uses on scorecards; tasks only of those that name others than the key tasks there are."""
    tasks = frozenset(task.id for task in d.key_tasks.tasks)
    for card in cards:
        file = f"scorecards/{card.vendor}/{card.rater}.yaml"
        yield Use(file, ("vendor",), "vendor", card.vendor)
        yield Use(file, ("rater",), "member", card.rater)
        if tasks.issuperset((*(r.task for r in card.ratings), *(a.task for a in card.abstentions))):
            continue
        for i, rating in enumerate(card.ratings):
            yield Use(file, ("ratings", i, "task"), "task", rating.task)
        for i, abstention in enumerate(card.abstentions):
            yield Use(file, ("abstentions", i, "task"), "task", abstention.task)


def _decision_uses(d: Dossier) -> Iterator[Use]:
    for i, gap in enumerate(d.gap_decisions):
        file, path = "decisions/gaps.yaml", ("gaps", i)
        yield Use(file, (*path, "vendor"), "vendor", gap.vendor)
        yield Use(file, (*path, "task"), "task|requirement", gap.task)
        people = (
            ("by", gap.by),
            ("stop_gap_owner", gap.stop_gap_owner),
            ("structure_exception_by", gap.structure_exception_by),
        )
        for key, member in people:
            if member:
                yield Use(file, (*path, key), "member", member)
        if gap.phase:
            yield Use(file, (*path, "phase"), "phase", gap.phase)
    for i, waiver in enumerate(d.waivers):
        yield Use("decisions/waivers.yaml", ("waivers", i, "by"), "member", waiver.by)
    for i, kept in enumerate(d.wording_waivers):
        yield Use("decisions/wording.yaml", ("waivers", i, "by"), "member", kept.by)


def _round_uses(d: Dossier) -> Iterator[Use]:
    for i, closed in enumerate(d.closed_rounds):
        file, path = "decisions/rounds.yaml", ("rounds", i)
        yield Use(file, (*path, "vendor"), "vendor", closed.vendor)
        yield Use(file, (*path, "by"), "member", closed.by)
        for j, member in enumerate(closed.missing):
            yield Use(file, (*path, "missing", j), "member", member)


def _choice_uses(d: Dossier) -> Iterator[Use]:
    for i, override in enumerate(d.overrides):
        file, path = "decisions/consensus.yaml", ("overrides", i)
        yield Use(file, (*path, "vendor"), "vendor", override.vendor)
        yield Use(file, (*path, "task"), "task", override.task)
        for j, member in enumerate(override.agreed):
            yield Use(file, (*path, "agreed", j), "member", member)
    if d.chosen:
        yield Use("decisions/vendor.yaml", ("vendor",), "vendor", d.chosen.vendor)
        yield Use("decisions/vendor.yaml", ("by",), "member", d.chosen.by)
    if d.prices_open:
        yield Use("decisions/prices.yaml", ("by",), "member", d.prices_open.by)
    for i, one in enumerate(d.alternatives):
        if one.by:
            yield Use("decisions/alternatives.yaml", ("alternatives", i, "by"), "member", one.by)
    tasks = d.key_tasks
    if tasks.locked:
        yield Use("key-tasks.yaml", ("locked", "by"), "member", tasks.locked.by)
    for i, twin in enumerate(tasks.twins):
        yield Use("key-tasks.yaml", ("twins", i, "by"), "member", twin.by)
    for i, dropped in enumerate(tasks.dropped):
        yield Use("key-tasks.yaml", ("dropped", i, "by"), "member", dropped.by)


def _landscape_uses(d: Dossier) -> Iterator[Use]:
    for i, process in enumerate(d.processes):
        if process.owner:
            yield Use("landscape/processes.yaml", ("processes", i, "owner"), "member", process.owner)
    for i, flow in enumerate(d.flows):
        yield Use("landscape/flows.yaml", ("flows", i, "system"), "system", flow.system)
        if flow.serves_task:
            yield Use("landscape/flows.yaml", ("flows", i, "serves_task"), "task", flow.serves_task)
    for i, source in enumerate(d.data_sources):
        if source.cleaner:
            yield Use("landscape/data-sources.yaml", ("data_sources", i, "cleaner"), "member", source.cleaner)


def _plan_uses(d: Dossier) -> Iterator[Use]:
    if d.plan is None:
        return
    for i, work in enumerate(d.plan.work):
        if work.phase:
            yield Use("plan.yaml", ("work", i, "phase"), "phase", work.phase)
        for j, before in enumerate(work.after):
            yield Use("plan.yaml", ("work", i, "after", j), "work|task", before)
        if work.role:
            yield Use("plan.yaml", ("work", i, "role"), "team role", work.role)
