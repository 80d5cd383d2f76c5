"""Build the index of links from the engagement and its results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.kernel.questions.slug import folded
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.answer import Answers
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Plan
from toolkit.models.requirements.requirement import Requirement, RequirementStatus, Source
from toolkit.models.requirements.trace import LinkState, Node
from toolkit.models.selection.comparison import Comparison
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask
from toolkit.stages.requirements.fingerprint import suspicions
from toolkit.stages.requirements.trace.index import Key, TraceIndex

_NOT_BUILT = frozenset({"adapt_process", "live_without", "other_system"})


@dataclass(frozen=True)
class TraceInputs:
    """The engagement with its results; `vendor` is the chosen one, None while there is none.

    `moved` are the ids of requirements whose answers changed since their review and were not taken up.
    """

    dossier: Dossier
    comparison: Comparison
    gaps: Sequence[Gap]
    plan: Plan | None
    vendor: str | None
    moved: frozenset[str] = frozenset()


def build_index(given: TraceInputs) -> TraceIndex:
    """All links of an engagement: answer, requirement, key task, rating, gap, work item, clause."""
    index = TraceIndex()
    answered = {
        sitting.id: frozenset(_answered(sitting.answers)) if sitting.submitted else frozenset()
        for sitting in given.dossier.interviews
    }
    names = [(task, folded(task.name)) for task in given.dossier.key_tasks.tasks]
    known = {task.id for task in given.dossier.key_tasks.tasks}
    for task in given.dossier.key_tasks.tasks:
        _task(index, task, given)
    for requirement in given.dossier.requirements.requirements:
        if requirement.status is RequirementStatus.MERGED:
            continue
        key = index.add(Node(station="requirement", id=requirement.shown_id, text=requirement.statement))
        _sources(index, requirement, key, answered, moved=requirement.id in given.moved)
        _tasks(index, requirement, key, names, known)
        _clause(index, requirement, key)
    _vendor_items(index, given)
    return index


def _answered(answers: Answers) -> Iterator[str]:
    for name, entry in answers.items():
        yield name
        for instance in entry if isinstance(entry, tuple) else ():
            yield from _answered(instance.answers)


def _sources(
    index: TraceIndex,
    requirement: Requirement,
    key: Key,
    answered: Mapping[str, frozenset[str]],
    *,
    moved: bool,
) -> None:
    suspect: set[str] = {*suspicions(requirement), *(["moved"] if moved else [])}
    for source in requirement.sources:
        target = f"{source.interview}:{source.question}" if source.question else source.interview
        node = index.add_said(target, _said(source))
        state, why = _state_of_source(requirement, source, answered, suspect)
        index.link(node, key, state, why)
    for file in requirement.foreign:
        node = index.add(Node(station="answer", id=f"{file.file}, {file.place}", text=file.text))
        outdated: LinkState = "outdated" if "words" in suspect else "covered"
        index.link(node, key, outdated, "the words changed since the review" if suspect else "")
    if not requirement.sources and not requirement.foreign:
        node = index.add(Node(station="answer", id="(nobody)", text="nobody asked for it"))
        index.link(node, key, "orphaned", "nobody asked for it")


def _state_of_source(
    requirement: Requirement, source: Source, answered: Mapping[str, frozenset[str]], suspect: set[str]
) -> tuple[LinkState, str]:
    there = answered.get(source.interview)
    orphaned = {
        "there is no such sitting": there is None,
        "the answer was taken out of the sitting": bool(source.question)
        and source.question not in (there or ()),
        "no answer asks for it any more": requirement.vanished,
    }
    outdated = {
        "what was said changed and was not taken up": "moved" in suspect,
        "what was said changed since the review": "answers" in suspect,
        "the words changed since the review": "words" in suspect,
    }
    states: tuple[tuple[LinkState, dict[str, bool]], ...] = (("orphaned", orphaned), ("outdated", outdated))
    for state, reasons in states:
        for why, holds in reasons.items():
            if holds:
                return state, why
    return "covered", ""


def _said(source: Source) -> str:
    return f'{source.member}: "{source.quote}"' if source.quote else source.member


def _tasks(
    index: TraceIndex, requirement: Requirement, key: Key, names: list[tuple[KeyTask, str]], known: set[str]
) -> None:
    """The key tasks somebody tied to it, and those that it names in full."""
    told = folded(requirement.statement)
    tied = dict.fromkeys((*requirement.key_tasks, *(task.id for task, name in names if name in told)))
    for task in tied:
        if task not in known:
            index.link(
                key, index.add(Node(station="key_task", id=task)), "orphaned", "there is no such key task"
            )
        elif not requirement.in_assignment:
            why = f"the requirement is {requirement.status.value}"
            index.link(key, ("key_task", task), "unwanted", why)
        else:
            index.link(key, ("key_task", task))


def _clause(index: TraceIndex, requirement: Requirement, key: Key) -> None:
    if not requirement.in_assignment:
        return
    clause = index.add(Node(station="clause", id=requirement.shown_id, text="Technical Assignment"))
    if requirement.status is not RequirementStatus.ACCEPTED:
        index.link(key, clause, "uncovered", f"not yet agreed ({requirement.status.value})")
    elif any(suspicions(requirement)):
        index.link(key, clause, "outdated", "changed since it was reviewed")
    else:
        index.link(key, clause)


def _task(index: TraceIndex, task: KeyTask, given: TraceInputs) -> None:
    key = index.add(Node(station="key_task", id=task.id, text=task.name))
    for source in task.sources:
        index.link(index.add(Node(station="answer", id=source, text=task.owner)), key)
    gaps = {gap.task: gap for gap in given.gaps}
    for result in given.comparison.vendors:
        if given.vendor is not None and result.vendor != given.vendor:
            continue
        found = next((t for t in result.tasks if t.task == task.id), None)
        if found is None:
            continue
        words = f"{_words(found.grade)}, needed {_words(found.required)}"
        rating = index.add(Node(station="rating", id=f"{result.vendor}:{task.id}", text=words))
        shown = found.grade is not Grade.NOT_SHOWN
        index.link(key, rating, "covered" if shown else "uncovered", "" if shown else "not shown yet")
        if task.id in gaps and gaps[task.id].vendor == result.vendor:
            _gap(index, gaps[task.id], rating, given.plan)


def _gap(index: TraceIndex, gap: Gap, rating: Key, plan: Plan | None) -> None:
    key = index.add(
        Node(station="gap", id=gap.id, text=f"list {gap.list.value}: {_words(gap.decided or 'undecided')}")
    )
    decided = gap.decided is not None
    index.link(rating, key, "covered" if decided else "uncovered", "" if decided else "nobody has decided")
    phase = (
        next((p for p in plan.phases if any(i.id in (gap.id, gap.task) for i in p.items)), None)
        if plan
        else None
    )
    if phase is not None:
        item = next(i for i in phase.items if i.id in (gap.id, gap.task))
        work = index.add(Node(station="work_item", id=item.id, text=f"phase {phase.id}: {item.name}"))
        index.link(key, work)
        index.link(work, index.add(Node(station="clause", id=gap.id, text="Technical Assignment")))
    elif decided and gap.decided not in _NOT_BUILT:
        work = index.add(
            Node(station="work_item", id=f"{gap.id} (not planned)", text="no phase, or no offer")
        )
        index.link(key, work, "uncovered", "it is to be built, but no phase has it")


def _vendor_items(index: TraceIndex, given: TraceInputs) -> None:
    """What the chosen vendor offers for single requirements."""
    vendor = given.dossier.vendor(given.vendor) if given.vendor else None
    by_id = {name: r for r in given.dossier.requirements.requirements for name in (r.id, r.number) if name}
    for item in vendor.offer.items if vendor and vendor.offer else ():
        requirement = by_id.get(item.to)
        if requirement is None:
            continue
        node = index.add(
            Node(station="work_item", id=item.to, text=item.mechanism or _words(item.offer_class.value))
        )
        key: Key = ("requirement", requirement.shown_id)
        if requirement.in_assignment:
            index.link(key, node)
        else:
            index.link(key, node, "unwanted", f"the requirement is {requirement.status.value}")


def _words(name: str) -> str:
    return name.replace("_", " ")
