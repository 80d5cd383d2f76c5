"""Read the key tasks out of the interviews: what people named, joined where they named the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from toolkit.kernel.language.trigrams import likeness
from toolkit.kernel.money import round_half_up
from toolkit.kernel.questions.slug import slug
from toolkit.models.engagement.settings import Settings
from toolkit.models.interviews.answer import Answer, Instance
from toolkit.models.interviews.interview import Interview
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, KeyTaskList, Priority, Stops

#: The repeat of the block B_KEYTASK.
BLOCK = "kt"
#: What stops without the task proposes its priority.
PRIORITY_OF: dict[Stops, Priority] = {
    "work_stops": Priority.MUST,
    "workaround_for_days": Priority.SHOULD,
    "workaround_for_weeks": Priority.COULD,
}
#: How often a period comes in a week of five days and a year of 52 weeks; an hour is one of eight a day.
PER_WEEK = {
    "hourly": Decimal(40),
    "daily": Decimal(5),
    "weekly": Decimal(1),
    "monthly": Decimal(12) / 52,
    "quarterly": Decimal(4) / 52,
    "yearly": Decimal(1) / 52,
}
#: Two names as alike as this are laid before the owner: the same task, or two?
ALIKE = 0.55
_NUISANCE = "nuisance_only"


@dataclass(frozen=True)
class Proposal:
    """A key task as the interviews give it; its id is that of the round it was named in.

    `nuisance` tasks stop nobody: they are wishes, and are shown but not proposed.
    """

    id: str
    name: str
    owner: str
    stops: Stops | None
    level: Grade | None
    per_week: Decimal | None
    minutes_today: Decimal | None
    demo_case: str
    done_well: str
    sources: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def nuisance(self) -> bool:
        """Nothing stops without it."""
        return self.stops == _NUISANCE

    @property
    def priority(self) -> Priority:
        """What stops without the task proposes it; where nobody said, it is a could."""
        return PRIORITY_OF.get(self.stops, Priority.COULD) if self.stops else Priority.COULD


@dataclass(frozen=True)
class Twins:
    """Two names that may mean one task; `owner` decides, since the task is his or hers."""

    task: str
    task_name: str
    other: str
    other_name: str
    owner: str
    likeness: float


def proposals(interviews: Iterable[Interview]) -> tuple[Proposal, ...]:
    """Every key task named in a submitted sitting, in the order of the sittings.

    Who names a task first owns it. The same words of two people are one task with two sources.
    """
    found: dict[str, Proposal] = {}
    for sitting in sorted(interviews, key=lambda i: (i.started, i.id)):
        for one in _of(sitting) if sitting.submitted else ():
            known = found.get(one.id)
            if known is None:
                found[one.id] = one
                continue
            also = () if one.owner in (known.owner, *known.others) else (one.owner,)
            sources = tuple(dict.fromkeys((*known.sources, *one.sources)))
            found[one.id] = replace(known, sources=sources, others=(*known.others, *also))
    return tuple(found.values())


def as_task(proposal: Proposal, task_id: str, settings: Settings) -> KeyTask:
    """The proposal as a key task; a level is noted only where it is not the one the priority gives."""
    levels = settings.required_levels
    usual = {Priority.MUST: levels.must, Priority.SHOULD: levels.should, Priority.COULD: levels.could}
    return KeyTask(
        id=task_id,
        name=proposal.name,
        owner=proposal.owner,
        priority=_rated(proposal.priority),
        stops=proposal.stops,
        required=None if proposal.level in (None, usual[proposal.priority]) else proposal.level,
        per_week=proposal.per_week,
        minutes_today=proposal.minutes_today,
        demo_case=proposal.demo_case,
        done_well=proposal.done_well,
        sources=proposal.sources,
        instances=(proposal.id,),
    )


def twins(tasks: KeyTaskList, found: Sequence[Proposal]) -> tuple[Twins, ...]:
    """Pairs of names that are alike and that nobody has decided on, the likest first."""
    taken = {instance for task in tasks.tasks for instance in task.instances}
    gone = {d.instance for d in tasks.dropped}
    named = [(t.id, t.name, t.owner) for t in tasks.tasks]
    named += [(p.id, p.name, p.owner) for p in found if p.id not in taken | gone and not p.nuisance]
    decided = {frozenset((d.task, d.other)) for d in tasks.twins}
    pairs = [
        Twins(a[0], a[1], b[0], b[1], a[2], likeness(a[1], b[1]))
        for a, b in combinations(named, 2)
        if frozenset((a[0], b[0])) not in decided and likeness(a[1], b[1]) >= ALIKE
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.likeness, pair.task, pair.other)))


def _rated(priority: Priority) -> Priority:
    return priority if priority is not Priority.WONT else Priority.COULD


def _of(sitting: Interview) -> Iterator[Proposal]:
    rounds = sitting.answers.get(BLOCK)
    for instance in rounds if isinstance(rounds, tuple) else ():
        name = _text(instance, "kt_name")
        if not name:
            continue
        stops, level = _text(instance, "kt_stop"), _text(instance, "kt_level")
        yield Proposal(
            id=slug(name)[:48],
            name=name.rstrip("."),
            owner=sitting.respondent,
            stops=stops if stops in (*PRIORITY_OF, _NUISANCE) else None,  # type: ignore[arg-type]  # checked here
            level=Grade(level) if level in ("excellent", "good", "satisfactory") else None,
            per_week=_per_week(instance),
            minutes_today=_number(instance, "kt_minutes"),
            demo_case=_text(instance, "kt_example"),
            done_well=_text(instance, "kt_pass"),
            sources=(sitting.id,),
        )


def _per_week(instance: Instance) -> Decimal | None:
    count, times = _number(instance, "kt_count"), PER_WEEK.get(_text(instance, "kt_freq"))
    if count is None or times is None:
        return None
    exact = count * times
    return exact if exact == exact.to_integral_value() else round_half_up(exact, Decimal("0.1"))


def _text(instance: Instance, question: str) -> str:
    given = instance.answers.get(question)
    return given.value.strip() if isinstance(given, Answer) and isinstance(given.value, str) else ""


def _number(instance: Instance, question: str) -> Decimal | None:
    text = _text(instance, question)
    return Decimal(text) if text.replace(".", "", 1).isdigit() and text.isascii() else None
