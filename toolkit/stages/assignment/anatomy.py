"""The anatomy of a demand: for whom and how often, what for, and its particulars, from what is on record."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.models.assignment.clause import Anatomy
from toolkit.models.dossier import Dossier
from toolkit.models.landscape.process import Process
from toolkit.models.requirements.requirement import Requirement
from toolkit.models.selection.key_task import KeyTask

_MOST_PARTICULARS = 6
_LEAST_WORDS = 4
_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True)
class Ground:
    """What demands are looked up in, once for all of them.

    `tied` are the key tasks of a requirement by its shown id. `inside` are words that keep a quote inside the
    house: names of people and of vendors. `unsaid` are the beginnings of questions about money and vendors,
    whose answers are never quoted.
    """

    roles: Mapping[str, str]
    tasks: Mapping[str, KeyTask]
    processes: Mapping[str, Process]
    tied: Mapping[str, Sequence[str]]
    titles: Mapping[str, str]
    inside: frozenset[str]
    unsaid: tuple[str, ...] = ("bu_", "ve_", "vr_")

    @classmethod
    def of(cls, dossier: Dossier, tied: Mapping[str, Sequence[str]], titles: Mapping[str, str]) -> "Ground":
        """From the dossier; `titles` are those of the forms by questionnaire id."""
        forms = {i.id: titles.get(i.questionnaire, "") for i in dossier.interviews}
        return cls(
            roles={p.id: p.role for p in dossier.engagement.people},
            tasks={t.id: t for t in dossier.key_tasks.tasks},
            processes={s: p for p in dossier.processes for s in p.sources},
            tied=tied,
            titles=forms,
            inside=frozenset(_inside(dossier)),
        )


def anatomy(requirement: Requirement, ground: Ground, *, quotes: bool) -> Anatomy:
    """What is known of a demand; `quotes` says whether spoken words may be shown."""
    wanted = dict.fromkeys((*requirement.key_tasks, *ground.tied.get(requirement.shown_id, ())))
    tasks = [ground.tasks[task] for task in wanted if task in ground.tasks]
    processes = {p.id: p for s in requirement.sources if (p := ground.processes.get(s.interview)) is not None}
    what_for = _what_for(requirement, tasks, processes.values())
    return Anatomy(
        for_whom=_for_whom(requirement, tasks, ground),
        how_often=_how_often(tasks, processes.values()),
        what_for=what_for,
        belongs_to="" if what_for else _subject(requirement, ground),
        particulars=_said(requirement, ground) if quotes else (),
    )


def _for_whom(requirement: Requirement, tasks: Iterable[KeyTask], ground: Ground) -> tuple[str, ...]:
    """Who cannot work without it, who does the key task, else who asked for it."""
    named = [m for m in (requirement.needed_by, requirement.owner, *(t.owner for t in tasks)) if m]
    people = named or [source.member for source in requirement.sources]
    return tuple(dict.fromkeys(ground.roles[m] for m in people if m in ground.roles))


def _how_often(tasks: Sequence[KeyTask], processes: Iterable[Process]) -> str:
    said = [f"{_plain(t.per_week)} times a week ({t.id})" for t in tasks if t.per_week is not None]
    if not said:
        said = [
            f"{_plain(p.times_a_month)} times a month ({p.name})"
            for p in processes
            if p.times_a_month is not None
        ]
    return ", ".join(said)


def _what_for(requirement: Requirement, tasks: Sequence[KeyTask], processes: Iterable[Process]) -> str:
    """The reason that was given, else the key task, else the process."""
    if requirement.rationale:
        return requirement.rationale
    if tasks:
        return "; ".join(f"{t.id} {t.name}" for t in tasks)
    names = [p.name for p in processes]
    return f"process {', '.join(names)}" if names else ""


def _subject(requirement: Requirement, ground: Ground) -> str:
    titles = [ground.titles.get(source.interview, "") for source in requirement.sources]
    return ", ".join(dict.fromkeys(filter(None, titles)))


def _said(requirement: Requirement, ground: Ground) -> tuple[str, ...]:
    """Words of the people who asked that the clause itself does not repeat; bare ticks of a list say nothing."""
    clause = f"{requirement.statement} {requirement.acceptance}".casefold()
    words = [s.quote.strip() for s in requirement.sources if not s.question.startswith(ground.unsaid)]
    telling = [
        w
        for w in dict.fromkeys(words)
        if _tells(w) and w.casefold() not in clause and not _private(w, ground)
    ]
    return tuple(telling)[:_MOST_PARTICULARS]


def _tells(words: str) -> bool:
    count = len(words.split())
    return count >= _LEAST_WORDS or (count > 1 and any(letter.isdigit() for letter in words))


def _private(words: str, ground: Ground) -> bool:
    return any(word.casefold().removesuffix("'s") in ground.inside for word in _WORD.findall(words))


def _inside(dossier: Dossier) -> Iterator[str]:
    """The client's money, the people by any of their names, the vendors."""
    yield "budget"
    for person in dossier.engagement.people:
        yield from (name.casefold() for name in person.name.split())
    for vendor in dossier.vendors:
        yield vendor.id.casefold()
        yield from (name.casefold() for name in vendor.name.split() if name.casefold() != "crm")


def _plain(value: Decimal | None) -> str:
    return f"{value:f}" if value is not None else ""
